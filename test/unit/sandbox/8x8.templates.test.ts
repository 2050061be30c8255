import { EightByEightCaller, failure } from './callers/8x8';
import { Client, Receiver } from './harness';

/** https://developer.8x8.com/connect/docs/whatsapp/template-components-reference */

let eight: EightByEightCaller;
let path: string;

beforeAll(async () => {
	eight = new EightByEightCaller(await Client.start());
	path = eight.flows.replace('/flows', '/templates');
});
beforeEach(() => eight.client.reset());
afterAll(() => eight.client.close());

const create = (json: object) => eight.call('POST', path, { json });
const template = (flowId: string, button: object = {}, components: object[] = [hello]) => ({
	name: 'reminder',
	language: 'en_US',
	category: 'MARKETING',
	components: [
		...components,
		{ type: 'BUTTONS', buttons: [{ type: 'FLOW', text: 'Open', flowId, ...button }] },
	],
});
const hello = { type: 'BODY', text: 'Hello' };

/** Makes a template with a parameter and has it approved. */
async function approved(): Promise<string> {
	const flowId = await eight.published();
	const body = { type: 'Body', text: 'Hi {{1}}', examples: ['Ann'] };
	expect((await create(template(flowId, {}, [body]))).status).toBe(200);
	await decide('APPROVED');
	return flowId;
}
const decide = (status: string) =>
	eight.client.control('/template-status', { provider: '8x8', name: 'reminder', status });

const button = (more: object = {}) => ({
	type: 'button',
	subType: 'flow',
	index: 0,
	parameters: [{ type: 'action' }],
	...more,
});
const bob = { type: 'body', parameters: [{ type: 'text', text: 'Bob' }] };
const send = (components: object[], more: object = {}) =>
	eight.send({
		user: { msisdn: '+15551234567' },
		type: 'template',
		content: { template: { name: 'reminder', language: 'en_US', components, ...more } },
	});

describe('creating a template', () => {
	it('answers an empty object, and a list tells it under another name', async () => {
		const flowId = await eight.published();
		expect(await create(template(flowId, { navigateScreen: 'FIRST' }))).toMatchObject({
			status: 200,
			text: '{}',
		});
		expect(await eight.call('GET', path)).toMatchObject({
			status: 200,
			body: {
				templates: [
					{
						templateName: 'reminder',
						language: 'en_US',
						category: 'MARKETING',
						status: 'PENDING',
						components: [
							{ type: 'BODY', text: 'Hello' },
							{ type: 'BUTTONS', buttons: [{ type: 'FLOW', text: 'Open', flowId }] },
						],
					},
				],
			},
		});
	});

	it.each([
		['a button text of 21 characters', { text: 'x'.repeat(21) }],
		['no flow', { flowId: undefined }],
		['a flow that does not exist', { flowId: '1' }],
		['a screen that is no entry', { navigateScreen: 'LAST' }],
		['Meta’s name of a field', { flow_action: 'navigate' }],
	])('refuses %s', async (_what, more) => {
		expect(await create(template(await eight.published(), more))).toMatchObject(failure(400, 1000));
	});

	it('refuses examples that do not fit, and a template that is there', async () => {
		const flowId = await eight.published();
		const body = { type: 'BODY', text: 'Hi {{1}}', examples: ['a', 'b'] };
		expect(await create(template(flowId, {}, [body]))).toMatchObject(failure(400, 1000));
		await create(template(flowId));
		expect(await create(template(flowId))).toMatchObject(failure(409, 409));
	});
});

describe('sending a template', () => {
	it('queues it, with the data of its first screen', async () => {
		const flowId = await approved();
		const flowActionData = { screen: 'FIRST', data: { a: 1 } };
		const parameters = [{ type: 'action', flowActionData }];
		expect(await send([bob, button({ parameters })])).toMatchObject({
			status: 200,
			body: { umid: expect.any(String), status: { state: 'queued' } },
		});
		expect((await eight.client.control('/messages?provider=8x8')).body).toMatchObject([
			{ flowId, templateName: 'reminder', body: 'Hi Bob', screen: 'FIRST', data: { a: 1 } },
		]);
	});

	it.each([
		['too few values', [button()], 3040],
		['no button', [bob], 3052],
		['a button of another kind', [bob, button({ subType: 'url' })], 3052],
		['a button without a place', [bob, button({ index: undefined })], 3053],
		['a button without a parameter', [bob, button({ parameters: [] })], 3049],
		['the place of another button', [bob, button({ index: 1 })], 3052],
		['the place as text', [bob, button({ index: '0' })], 1000],
		[
			'a flow token',
			[bob, button({ parameters: [{ type: 'action', action: { flow_token: 'x' } }] })],
			1000,
		],
		[
			'an empty object as data',
			[bob, button({ parameters: [{ type: 'action', flowActionData: { data: {} } }] })],
			1000,
		],
	])('refuses %s', async (_what, components, code) => {
		await approved();
		expect(await send(components)).toMatchObject(failure(400, code));
	});

	it('refuses one that is not there or not approved with 3038', async () => {
		await approved();
		expect(await send([bob, button()], { language: 'de' })).toMatchObject(failure(400, 3038));
		await decide('REJECTED');
		expect(await send([bob, button()])).toMatchObject(failure(400, 3038));
	});

	it('takes one that WhatsApp has paused, and tells by receipt that it failed', async () => {
		const receiver = await Receiver.start();
		await eight.client.control('/webhooks', { provider: '8x8', url: receiver.url });
		await approved();
		await decide('PAUSED');
		expect((await send([bob, button()])).status).toBe(200);
		const tell = (status: string) => eight.client.control('/status', { provider: '8x8', status });
		expect((await tell('delivered')).status).toBe(409);
		await tell('failed');
		expect(receiver.last.body).toMatchObject({
			payload: { status: { errorCode: 1035 }, whatsapp: { providerErrorCode: '132015' } },
		});
		const answered = { provider: '8x8', answers: {} };
		expect((await eight.client.control('/complete', answered)).status).toBe(409);
		await receiver.close();
	});
});

it('refuses a flow outside the window in the words of its guide', async () => {
	await eight.client.control('/window', { provider: '8x8', state: 'closed' });
	const answer = await eight.send(eight.message({ flowId: await eight.published() }));
	expect(answer).toMatchObject(failure(400, 1000));
	expect(answer.at('message')).toBe('Outside service window');
});
