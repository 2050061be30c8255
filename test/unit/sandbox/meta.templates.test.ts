import { body, flowComponent, graphError, MetaCaller, values } from './callers/meta';
import { Client, flowJson, Receiver } from './harness';

/**
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/components and
 * https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes
 */

let meta: MetaCaller;

beforeAll(async () => {
	meta = new MetaCaller(await Client.start());
});
beforeEach(() => meta.client.reset());
afterAll(() => meta.client.close());

const decide = (status: string) =>
	meta.client.control('/template-status', { provider: 'meta', name: 'reminder', status });
const list = (query = '') => meta.call('GET', `/${meta.waba}/message_templates${query}`);

const footer = (text: string) => ({ type: 'FOOTER', text });

describe('creating a template', () => {
	it('leaves it pending, and a list tells the id of its flow', async () => {
		const flowId = await meta.published();
		const answer = await meta.createTemplate(
			meta.template(flowId, [
				{
					type: 'header',
					format: 'text',
					text: 'On {{1}}',
					example: { header_text: ['Monday'] },
				},
				body('Hi {{1}}, {{2}}', 'Ann', 'see you'),
				{ type: 'footer', text: 'Our shop' },
			]),
		);
		expect(answer).toMatchObject({
			status: 200,
			body: { id: expect.stringMatching(/^\d+$/), status: 'PENDING', category: 'UTILITY' },
		});
		expect(await list()).toMatchObject({
			status: 200,
			body: {
				data: [
					{
						id: answer.at('id'),
						name: 'reminder',
						language: 'en_US',
						status: 'PENDING',
						parameter_format: 'POSITIONAL',
						components: [
							{ type: 'HEADER', format: 'TEXT', text: 'On {{1}}' },
							{ type: 'BODY', text: 'Hi {{1}}, {{2}}' },
							{ type: 'FOOTER', text: 'Our shop' },
							{
								type: 'BUTTONS',
								buttons: [{ type: 'FLOW', text: 'Open', flow_id: Number(flowId) }],
							},
						],
					},
				],
				paging: { cursors: {} },
			},
		});
	});

	it('finds the flow by its name, and makes one from a Flow JSON', async () => {
		await meta.published({ name: 'By name' });
		const byName = { flow_id: undefined, flow_name: 'By name' };
		const made = { flow_id: undefined, flow_json: flowJson, navigate_screen: 'FIRST' };
		for (const [name, button] of [
			['one', byName],
			['two', made],
		] as const) {
			const answer = await meta.createTemplate({ ...meta.template('', undefined, button), name });
			expect(answer.status).toBe(200);
		}
	});

	it('has the same name once in a language', async () => {
		const template = meta.template(await meta.published());
		await meta.createTemplate(template);
		expect(await meta.createTemplate(template)).toMatchObject(graphError(100));
		expect((await meta.createTemplate({ ...template, language: 'de' })).status).toBe(200);
		expect((await list('?name=remind&limit=1')).body).toMatchObject({
			data: [{ language: 'en_US' }],
			paging: { next: expect.stringContaining('name=remind') },
		});
	});

	it.each([
		['a name with capitals', { name: 'Reminder' }],
		['a category of its own', { category: 'NEWS' }],
		['a language that is none', { language: 'English' }],
		['no body', { components: [] }],
		['a parameter without an example', { components: [body('Hi {{1}}')] }],
		['a gap in the numbers', { components: [body('Hi {{2}}', 'Ann')] }],
		['names without their format', { components: [body('Hi {{name}}', 'Ann')] }],
		['two bodies', { components: [body('Hi'), body('Ho')] }],
		['a footer of 61 characters', { components: [body('Hi'), footer('x'.repeat(61))] }],
		['a parameter in the footer', { components: [body('Hi'), footer('{{1}}')] }],
		[
			'a file without its handle',
			{ components: [body('Hi'), { type: 'HEADER', format: 'IMAGE' }] },
		],
		['a field that it does not know', { flow_id: '1' }],
	])('refuses %s', async (_what, more) => {
		const template = { ...meta.template(await meta.published()), ...more };
		expect(await meta.createTemplate(template)).toMatchObject(graphError(100));
	});

	it.each([
		['a text of 26 characters', { text: 'x'.repeat(26) }],
		['no flow', { flow_id: undefined }],
		['two flows', { flow_name: 'Booking' }],
		['a flow that does not exist', { flow_id: '1' }],
		['a screen that is no entry', { navigate_screen: 'LAST' }],
		['an endpoint where there is none', { flow_action: 'data_exchange' }],
		['an icon that is none', { icon: 'DEFAULT' }],
	])('refuses a button with %s', async (_what, button) => {
		const flowId = await meta.published();
		const template = meta.template(flowId, undefined, button);
		expect(await meta.createTemplate(template)).toMatchObject(graphError(100));
	});

	it('refuses a flow that is a draft, and buttons of one kind apart', async () => {
		expect(await meta.createTemplate(meta.template(await meta.draft()))).toMatchObject(
			graphError(100),
		);
		const flow_id = await meta.published({ name: 'Live' });
		const flow = { type: 'FLOW', text: 'Open', flow_id };
		const reply = (text: string) => ({ type: 'QUICK_REPLY', text });
		const withButtons = (...buttons: object[]) =>
			meta.createTemplate({
				...meta.template(flow_id),
				components: [body('Hi'), { type: 'BUTTONS', buttons }],
			});
		expect(await withButtons(reply('A'), flow, reply('B'))).toMatchObject(graphError(100));
		expect(await withButtons(flow, flow)).toMatchObject(graphError(100));
		expect((await withButtons(reply('A'), reply('B'), flow)).status).toBe(200);
	});
});

describe('sending a template', () => {
	it('goes out with its values, its token and its data', async () => {
		const flowId = await meta.approved([body('Hi {{1}}, {{2}}', 'Ann', 'x'), footer('Shop')]);
		const answer = await meta.send(
			meta.templateMessage([
				values('body', 'Bob', 'welcome'),
				flowComponent({ flow_token: 'tok', flow_action_data: { a: 1 } }),
			]),
		);
		expect(answer).toMatchObject({
			status: 200,
			body: { messages: [{ id: expect.stringMatching(/^wamid\./) }] },
		});
		expect((await meta.client.control('/messages?provider=meta')).body).toMatchObject([
			{
				flowId,
				templateName: 'reminder',
				templateLanguage: 'en_US',
				flowToken: 'tok',
				data: { a: 1 },
				body: 'Hi Bob, welcome',
				footer: 'Shop',
			},
		]);
	});

	it('is answered like any other flow', async () => {
		const receiver = await Receiver.start();
		await meta.client.control('/webhooks', { provider: 'meta', url: receiver.url });
		await meta.approved();
		const sent = await meta.send(meta.templateMessage([flowComponent({ flow_token: 'tok' })]));
		await meta.client.control('/complete', { provider: 'meta', answers: { day: 'Monday' } });
		expect(receiver.last.body).toMatchObject({
			entry: [
				{
					changes: [
						{
							value: {
								messages: [
									{
										context: { id: sent.at('messages.0.id') },
										interactive: {
											nfm_reply: { response_json: '{"flow_token":"tok","day":"Monday"}' },
										},
									},
								],
							},
						},
					],
				},
			],
		});
		await receiver.close();
	});

	it('needs the component of the button, with its own place', async () => {
		await meta.approved();
		const send = (components: object[]) => meta.send(meta.templateMessage(components));
		const missing = await send([]);
		expect(missing).toMatchObject(graphError(131009));
		expect(missing.at('error.error_data.details')).toMatch(/sub_type invalid at index: 0/);
		expect(await send([flowComponent(undefined, '1')])).toMatchObject(graphError(131009));
		expect((await send([flowComponent()])).status).toBe(200);
	});

	it('counts the place of the button among all buttons', async () => {
		const flow_id = await meta.published();
		const buttons = [
			{ type: 'QUICK_REPLY', text: 'No' },
			{ type: 'FLOW', text: 'Open', flow_id },
		];
		await meta.createTemplate({
			...meta.template(flow_id),
			components: [body('Hi'), { type: 'BUTTONS', buttons }],
		});
		await decide('APPROVED');
		const at = (index: string) =>
			meta.send(meta.templateMessage([flowComponent(undefined, index)]));
		expect(await at('0')).toMatchObject(graphError(131009));
		expect((await at('1')).status).toBe(200);
	});

	it.each([
		['PENDING', 132001, 404],
		['REJECTED', 132001, 404],
		['PAUSED', 132015, 400],
		['DISABLED', 132016, 400],
	])('refuses one that is %s with %i', async (status, code, http) => {
		await meta.approved();
		await decide(status);
		const answer = await meta.send(meta.templateMessage([flowComponent()]));
		expect(answer).toMatchObject({ status: http, body: { error: { code } } });
	});

	it('refuses a name or a language that there is not with 132001', async () => {
		await meta.approved();
		for (const more of [{ name: 'another' }, { language: { code: 'de' } }]) {
			const answer = await meta.send(meta.templateMessage([flowComponent()], more));
			expect(answer).toMatchObject({ status: 404, body: { error: { code: 132001 } } });
		}
	});

	it.each([
		['too few values', [values('body', 'Bob')], 132000],
		['no values', [], 132000],
		['values for a header that is none', [values('header', 'A'), values('body', 'a', 'b')], 132000],
		['a value by name', [named('a', 'b')], 132012],
		['an empty value', [values('body', '', 'b')], 131009],
		['a text that gets too long', [values('body', 'x'.repeat(1024), 'b')], 132005],
	])('refuses %s', async (_what, components, code) => {
		await meta.approved([body('Hi {{1}}, {{2}}', 'Ann', 'x')]);
		const answer = await meta.send(meta.templateMessage([...components, flowComponent()]));
		expect(answer).toMatchObject(graphError(code));
	});

	it('wants values by name where the template has names', async () => {
		const components = [
			{
				type: 'BODY',
				text: 'Hi {{who}}, {{what}}',
				example: {
					body_text_named_params: [
						{ param_name: 'who', example: 'Ann' },
						{ param_name: 'what', example: 'x' },
					],
				},
			},
		];
		await meta.approved(components, { parameter_format: 'NAMED' });
		const send = (part: object) => meta.send(meta.templateMessage([part, flowComponent()]));
		expect((await send(named('who', 'what'))).status).toBe(200);
		expect(await send(named('who', 'other'))).toMatchObject(graphError(132012));
		expect(await send(values('body', 'a', 'b'))).toMatchObject(graphError(132012));
	});

	it('wants the kind of file that the header has', async () => {
		const header = { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4::x'] } };
		await meta.approved([header, body('Hi')]);
		const file = (kind: string) => ({
			type: 'header',
			parameters: [{ type: kind, [kind]: { link: 'https://example.com/a' } }],
		});
		const send = (...parts: object[]) =>
			meta.send(meta.templateMessage([...parts, flowComponent()]));
		expect((await send(file('image'))).status).toBe(200);
		expect(await send(file('video'))).toMatchObject(graphError(132012));
		expect(await send()).toMatchObject(graphError(132012));
	});

	it('refuses data without content, and a flow that is blocked', async () => {
		const flowId = await meta.approved();
		const send = (action?: object) => meta.send(meta.templateMessage([flowComponent(action)]));
		expect(await send({ flow_action_data: {} })).toMatchObject(graphError(131009));
		await meta.client.control('/flow-status', { provider: 'meta', flowId, status: 'BLOCKED' });
		expect(await send()).toMatchObject(graphError(132068));
		await meta.client.control('/flow-status', { provider: 'meta', flowId, status: 'DEPRECATED' });
		expect(await send()).toMatchObject(graphError(131009));
	});
});

function named(...names: string[]) {
	const parameters = names.map((name) => ({ type: 'text', parameter_name: name, text: name }));
	return { type: 'body', parameters };
}

describe('the 24-hour window', () => {
	const window = (state: string, person?: string) =>
		meta.client.control('/window', { provider: 'meta', state, person });

	it('lets only a template out once it is closed', async () => {
		await meta.approved();
		await window('closed');
		const flow_id = await meta.published({ name: 'Other' });
		expect(await meta.send(meta.message({ flow_id }))).toMatchObject(graphError(131047));
		expect((await meta.send(meta.templateMessage([flowComponent()]))).status).toBe(200);
	});

	it('is each person’s own', async () => {
		const message = meta.message({ flow_id: await meta.published() });
		await window('closed', '+16505551234');
		expect(await meta.send(message)).toMatchObject(graphError(131047));
		expect((await meta.send({ ...message, to: '+16505550000' })).status).toBe(200);
		await window('open', '+16505551234');
		expect((await meta.send(message)).status).toBe(200);
	});

	it('opens again when the person answers', async () => {
		const receiver = await Receiver.start();
		await meta.client.control('/webhooks', { provider: 'meta', url: receiver.url });
		const flow_id = await meta.approved();
		await window('closed');
		await meta.send(meta.templateMessage([flowComponent()]));
		await meta.client.control('/complete', { provider: 'meta', answers: {} });
		expect((await meta.send(meta.message({ flow_id }))).status).toBe(200);
		await receiver.close();
	});
});
