import { KaleyraCaller } from './callers/kaleyra';
import { body, flowComponent } from './callers/meta';
import { Client, Receiver } from './harness';

/** https://developers.kaleyra.io/docs/whatsapp-api-v2-send-flow-template-messages */

let kaleyra: KaleyraCaller;

beforeAll(async () => {
	kaleyra = new KaleyraCaller(await Client.start());
});
beforeEach(() => kaleyra.client.reset());
afterAll(() => kaleyra.client.close());

const path = () => `/${kaleyra.waba}/message_templates`;
const template = (flow_id: string) => ({
	name: 'reminder',
	language: 'en',
	category: 'UTILITY',
	components: [
		body('Hello'),
		{ type: 'BUTTONS', buttons: [{ type: 'FLOW', text: 'Open', flow_id }] },
	],
});

async function approved(): Promise<string> {
	const flowId = await kaleyra.published();
	const answer = await kaleyra.call('POST', path(), { json: template(flowId) });
	expect(answer).toMatchObject({ status: 200, body: { code: 'WA200' } });
	await kaleyra.client.control('/template-status', {
		provider: 'kaleyra',
		name: 'reminder',
		status: 'APPROVED',
	});
	return flowId;
}

const send = (components: object[]) =>
	kaleyra.send({
		messaging_object: {
			messaging_product: 'whatsapp',
			recipient_type: 'individual',
			to: '+919812345678',
			type: 'template',
			template: { name: 'reminder', language: { code: 'en' }, components },
		},
		extra_info: { ref: 'order 7' },
	});

describe('templates of Kaleyra', () => {
	it('are listed in its envelope', async () => {
		await approved();
		expect(await kaleyra.call('GET', path())).toMatchObject({
			status: 200,
			body: { code: 'WA200', data: { data: [{ name: 'reminder', status: 'APPROVED' }] } },
		});
	});

	it('go out as Meta’s message in its envelope', async () => {
		const flowId = await approved();
		const answer = await send([flowComponent({ flow_token: 'tok' })]);
		expect(answer).toMatchObject({
			status: 200,
			body: { code: 'WA200', data: { message_id: expect.any(String) } },
		});
		expect((await kaleyra.client.control('/messages?provider=kaleyra')).body).toMatchObject([
			{ flowId, templateName: 'reminder', flowToken: 'tok' },
		]);
	});

	it('are refused without the button, and while they wait for approval', async () => {
		await approved();
		expect(await send([])).toMatchObject({ status: 400, body: { code: 'WA400' } });
		await kaleyra.client.control('/template-status', {
			provider: 'kaleyra',
			name: 'reminder',
			status: 'PENDING',
		});
		expect(await send([flowComponent()])).toMatchObject({ status: 401, body: { code: 'WA401' } });
	});
});

it('takes a flow outside the window, and tells by callback that it failed', async () => {
	const receiver = await Receiver.start();
	await kaleyra.client.control('/webhooks', { provider: 'kaleyra', url: receiver.url });
	await kaleyra.client.control('/window', { provider: 'kaleyra', state: 'closed' });
	const flow_id = await kaleyra.published();
	const answer = await kaleyra.send({
		messaging_object: kaleyra.messagingObject({ flow_id }),
	});
	expect(answer.status).toBe(200);
	await kaleyra.client.control('/status', { provider: 'kaleyra', status: 'failed' });
	expect(receiver.last.body).toMatchObject({
		status: 'FAILED',
		meta_object: { value: { statuses: [{ errors: [{ code: 131047 }] }] } },
	});
	await receiver.close();
});
