import type { INodeParameters } from 'n8n-workflow';
import { actionType, fillIn, webhookUrl } from '../lab/workflow';
import type { ProviderId } from '../sandbox';
import { action, byId, chain, message, publishedFlow, run, trigger } from './nodes';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(() => world.close());

const withTemplates = ['8x8', 'kaleyra', 'meta'] as const;
const name = 'reminder';

/** Makes a template with a parameter for the published flow, and has it approved. */
async function approvedTemplate(provider: ProviderId): Promise<string> {
	const flowId = await publishedFlow(world, provider);
	const execution = await run(
		world,
		action(provider, 'create', {
			resource: 'template',
			newTemplateName: name,
			language: 'en_US',
			category: 'UTILITY',
			headerType: 'none',
			bodyText: 'Hello {{1}}, tell us your opinion.',
			examples: { example: [{ part: 'body', name: '1', value: 'Ann' }] },
			buttonText: 'Open',
			flowId: byId(flowId),
			flowAction: 'navigate',
			screen: byId('FEEDBACK'),
		}),
	);
	if (execution.failure) throw new Error(JSON.stringify(execution.failure));
	await world.sandbox.decideTemplate(provider, name, 'APPROVED');
	return flowId;
}

/** The fields that choose and fill the template. */
const template: INodeParameters = {
	templateName: { __rl: true, mode: 'list', value: `${name}:en_US` },
	defineParametersBy: 'map',
	parameterMapping: {
		mappingMode: 'defineBelow',
		value: { body_1: 'Amina' },
		schema: [
			{
				id: 'body_1',
				displayName: 'Body: 1',
				required: true,
				defaultMatch: false,
				display: true,
				type: 'string',
			},
		],
	},
};

/** What the editor asks about the fields of Send. */
const question = (provider: ProviderId, field: string, methodName: string) => ({
	nodeType: actionType,
	path: `parameters.${field}`,
	methodName,
	parameters: action(provider, 'send', { sendAs: 'template', ...template }).parameters,
	credential: world.credentials[provider],
});

describe.each(withTemplates)('a template through %s', (provider) => {
	let flowId: string;
	beforeAll(async () => {
		flowId = await approvedTemplate(provider);
		await world.sandbox.moveWindow(provider, 'closed');
	});

	it('reaches a person who did not write, whose answer starts the trigger', async () => {
		const { client, credentials, sandbox, n8nUrl } = world;
		const live = await client.createWorkflow(fillIn(chain([trigger(provider)]), credentials));
		await client.activate(live);
		await sandbox.setWebhook(provider, webhookUrl(n8nUrl, live));
		const sending = await run(
			world,
			action(provider, 'send', { ...message('', template), sendAs: 'template' }),
		);
		expect(sending.failure).toBeUndefined();
		const [sent] = sending.json('send');
		expect(sent).toMatchObject({ flowId, templateName: name, templateLanguage: 'en_US' });
		expect((await sandbox.messages(provider)).at(-1)).toMatchObject({
			templateName: name,
			body: 'Hello Amina, tell us your opinion.',
		});

		const known = await client.executionIds(live.id);
		await sandbox.complete({ provider, answers: { comment: 'Lovely' } });
		const execution = await client.nextExecution(live.id, known);
		expect(execution.json('Answered')).toMatchObject([
			{
				type: 'flowCompletion',
				response: { comment: 'Lovely' },
				// 8x8 takes no token in templates: there the message tells what was answered.
				...(provider === '8x8'
					? { contextMessageId: sent.messageId }
					: { flowToken: sent.flowToken, flowTokenValid: true, flowId }),
			},
		]);
	});

	it('is offered in the editor, with its parameters', async () => {
		const list = await world.client.searchList(
			question(provider, 'templateName', 'searchTemplates'),
		);
		expect(list.results).toEqual([{ name: 'reminder (en_US, approved)', value: 'reminder:en_US' }]);
		const { fields } = await world.client.mapperFields(
			question(provider, 'parameterMapping', 'mapTemplateParameters'),
		);
		expect(fields).toMatchObject([
			{
				id: 'body_1',
				displayName: 'Body: 1 (Hello {{1}}, tell u…)',
				required: true,
			},
		]);
	});
});

describe.each(['8x8', 'meta'] as const)('a flow message outside the window, at %s', (provider) => {
	it('is replaced by the template, and nobody gets both', async () => {
		const { sandbox } = world;
		await sandbox.moveWindow(provider, 'closed');
		const before = (await sandbox.messages(provider)).length;
		const flowId = await publishedFlow(world, provider);
		const execution = await run(
			world,
			action(provider, 'send', {
				...message(flowId, template),
				sendAs: 'interactive',
				templateIfClosed: true,
			}),
		);
		expect(execution.failure).toBeUndefined();
		expect(execution.json('send')).toMatchObject([{ templateName: name, fallbackUsed: true }]);
		expect((await sandbox.messages(provider)).slice(before)).toMatchObject([
			{ templateName: name },
		]);
	});
});
