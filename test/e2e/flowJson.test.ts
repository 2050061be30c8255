import type { INodeParameters } from 'n8n-workflow';
import { actionType } from '../lab/workflow';
import type { ProviderId } from '../sandbox';
import { action, byId, feedbackJson, message, newName, run } from './nodes';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(() => world.close());

const brokenJson = JSON.stringify(JSON.parse(feedbackJson), null, 2)
	.replace('"TextInput"', '"TextBox"')
	.replace('"label": "Send",', '');
const definition = (flowJson: string): INodeParameters => ({
	flowName: newName(),
	categories: ['OTHER'],
	defineFlowBy: 'text',
	flowJson,
});

describe('a Flow JSON with faults', () => {
	it('is stopped in Create with line and column, before anything reaches the provider', async () => {
		const before = (await world.sandbox.requests('meta')).length;
		const execution = await run(world, action('meta', 'create', definition(brokenJson)));
		expect(execution.status).toBe('error');
		const { message: said, description } = execution.failure ?? {};
		expect(said).toContain(
			"Flow JSON, line 17, column 25: Invalid value found for property 'type' (and 1 more fault)",
		);
		expect(description).toContain("Required property 'label' is missing.");
		expect(description).toContain('^^^^^^^^^');
		expect(await world.sandbox.requests('meta')).toHaveLength(before);
	});

	it.each(['8x8', 'meta'] as const)(
		'is found by %s as well, where the check is off, and shown with its line',
		async (provider) => {
			const node = action(provider, 'create', {
				...definition(brokenJson),
				checkBeforeUpload: false,
			});
			const execution = await run(world, node);
			expect(execution.failure).toBeUndefined();
			expect(execution.json('create')).toMatchObject([
				{
					status: 'DRAFT',
					validationErrors: expect.arrayContaining([
						expect.objectContaining({ error: 'INVALID_PROPERTY_VALUE' }),
					]) as unknown,
				},
			]);
		},
	);
});

describe('Validate', () => {
	it('tells what is wrong without a provider and a credential', async () => {
		const { id, ...node } = action('meta', 'validate', {
			defineFlowBy: 'text',
			flowJson: brokenJson,
		});
		const { provider: _, ...parameters } = node.parameters;
		const execution = await run(world, { ...node, id, parameters });
		expect(execution.failure).toBeUndefined();
		expect(execution.json('validate')).toMatchObject([
			{
				valid: false,
				errors: [
					{ error: 'INVALID_PROPERTY_VALUE', line_start: 17, column_start: 25 },
					{ error: 'MISSING_REQUIRED_PROPERTY' },
				],
				warnings: [],
				report: expect.stringContaining('^^^^^^^^^') as string,
			},
		]);
	});
});

/** A screen that needs a name and a list of times. */
const bookingJson = JSON.stringify({
	version: '7.3',
	screens: [
		{
			id: 'BOOKING',
			title: 'Booking',
			terminal: true,
			data: {
				customer: { type: 'string', __example__: 'Amina' },
				guests: { type: 'number', __example__: 2 },
				times: {
					type: 'array',
					items: {
						type: 'object',
						properties: { id: { type: 'string' }, title: { type: 'string' } },
					},
					__example__: [{ id: '19', title: '19:00' }],
				},
			},
			layout: {
				type: 'SingleColumnLayout',
				children: [
					{ type: 'TextHeading', text: '${data.customer}' },
					{ type: 'Dropdown', name: 'time', label: 'Time', 'data-source': '${data.times}' },
					{
						type: 'Footer',
						label: 'Book',
						'on-click-action': { name: 'complete', payload: { time: '${form.time}' } },
					},
				],
			},
		},
	],
});

describe.each(['8x8', 'kaleyra', 'meta'] as const)(
	'the data of a screen at %s',
	(provider: ProviderId) => {
		let flowId: string;
		beforeAll(async () => {
			const node = action(provider, 'create', {
				...definition(bookingJson),
				publishImmediately: true,
			});
			const execution = await run(world, node);
			expect(execution.failure).toBeUndefined();
			flowId = String(execution.json('create')[0].flowId);
		});

		it('shows in the editor as fields with their types and examples', async () => {
			const parameters = { flowId: byId(flowId), screen: byId('BOOKING'), defineDataBy: 'map' };
			const { fields } = await world.client.mapperFields({
				nodeType: actionType,
				path: 'parameters.dataMapping',
				methodName: 'mapScreenData',
				parameters: action(provider, 'send', parameters).parameters,
				credential: world.credentials[provider],
			});
			expect(fields).toMatchObject([
				{ id: 'customer', displayName: 'customer (e.g. Amina)', type: 'string', required: true },
				{ id: 'guests', displayName: 'guests (e.g. 2)', type: 'number', required: true },
				{ id: 'times', type: 'array', required: true },
			]);
		});

		const mapped = (guests: string) =>
			action(
				provider,
				'send',
				message(flowId, {
					screen: byId('BOOKING'),
					defineDataBy: 'map',
					dataMapping: {
						mappingMode: 'defineBelow',
						value: {
							customer: 'Amina',
							guests,
							times: '={{ [{ id: 19, title: "19:00" }] }}',
						},
						matchingColumns: [],
						schema: [],
					},
				}),
			);

		it('is sent in the types that the screen needs', async () => {
			const execution = await run(world, mapped('={{ "4" }}'));
			expect(execution.failure).toBeUndefined();
			const sent = (await world.sandbox.messages(provider)).at(-1);
			expect(sent?.data).toEqual({
				customer: 'Amina',
				guests: 4,
				times: [{ id: '19', title: '19:00' }],
			});
		});

		it('is refused in a sentence where it does not fit, and nothing is sent', async () => {
			const before = (await world.sandbox.messages(provider)).length;
			const execution = await run(world, mapped('={{ "a few" }}'));
			expect(execution.failure?.message).toContain('“guests” needs a number, but it is a text');
			expect(await world.sandbox.messages(provider)).toHaveLength(before);
		});
	},
);

describe('a flow from form fields', () => {
	it('is created, published and sent, without any JSON', async () => {
		const execution = await run(
			world,
			action('meta', 'create', {
				flowName: newName(),
				categories: ['OTHER'],
				defineFlowBy: 'form',
				formPages: {
					page: [
						{
							title: 'Your order',
							fields: {
								field: [
									{ type: 'shortText', label: 'Name', required: true },
									{ type: 'dropdown', label: 'Size', options: 'Small\nLarge', required: true },
								],
							},
						},
					],
				},
			}),
			action('meta', 'publish', { flowId: byId("={{ $('create').item.json.flowId }}") }),
			action('meta', 'send', {
				...message('', { screen: { __rl: true, mode: 'id', value: '' } }),
				flowId: byId("={{ $('create').item.json.flowId }}"),
			}),
		);
		expect(execution.failure).toBeUndefined();
		expect(execution.json('publish')).toMatchObject([{ status: 'PUBLISHED' }]);
		const [{ flowId }] = execution.json('create');
		const sent = (await world.sandbox.messages('meta')).at(-1);
		expect(sent).toMatchObject({ flowId });
	});
});
