import { createHmac } from 'node:crypto';
import samples from '../../fixtures/webhooks/meta-flows-webhooks.json';
import { CallbackCaller } from './callers/callbacks';
import { MetaCaller } from './callers/meta';
import { flowJson, Receiver, type Received } from './harness';
import { Portal, taken } from './portal';

/** Where Meta delivers, https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/override */

let portal: Portal;
let meta: MetaCaller;
let callbacks: CallbackCaller;
let waba: Receiver;
let number: Receiver;

beforeAll(async () => {
	portal = await Portal.start();
	meta = new MetaCaller(portal.client);
	callbacks = new CallbackCaller(meta);
	[waba, number] = [await Receiver.start(), await Receiver.start()];
});
beforeEach(async () => {
	await portal.reset();
	for (const receiver of [waba, number]) receiver.received.length = 0;
});
afterAll(async () => {
	await portal.close();
	await waba.close();
	await number.close();
});

const posts = ({ received }: Receiver) => received.filter(({ method }) => method === 'POST');

/** Sends a flow of that WABA from that number. */
async function send(phone: string, wabaId: string): Promise<string> {
	const name = `Of ${phone}`;
	const json = { name, categories: ['OTHER'], flow_json: flowJson, publish: true };
	const flowId = (await meta.call('POST', `/${wabaId}/flows`, { json })).at('id');
	const message = meta.message({ flow_id: flowId });
	const sent = await meta.call('POST', `/${phone}/messages`, { json: message });
	return sent.at('messages.0.id');
}

const phoneNumberIdOf = ({ body }: Received) =>
	(body as { entry: [{ changes: [{ value: { metadata: { phone_number_id: string } } }] }] })
		.entry[0].changes[0].value.metadata.phone_number_id;

describe('answers and statuses', () => {
	it('go to the number before the WABA, and to the WABA before the app', async () => {
		await send(meta.phone, meta.waba);
		await portal.listen('meta');
		await callbacks.override(meta.waba, waba.url);
		await callbacks.overrideNumber(meta.phone, number.url);
		const told = () => [number, waba, portal.receiver].map((each) => posts(each).length);
		await portal.complete('meta');
		await portal.status('meta', 'read');
		expect(told()).toEqual([2, 0, 0]);
		await callbacks.configure(meta.phone, { override_callback_uri: '' });
		await portal.complete('meta');
		await portal.status('meta', 'read');
		expect(told()).toEqual([2, 2, 0]);
		await callbacks.subscribe(meta.waba);
		await portal.complete('meta');
		await portal.status('meta', 'read');
		expect(told()).toEqual([2, 2, 2]);
	});

	it('reach two numbers of one WABA at two addresses', async () => {
		const first = await send(meta.phone, meta.waba);
		const second = await send(callbacks.otherPhone, meta.waba);
		await callbacks.overrideNumber(meta.phone, number.url);
		await callbacks.overrideNumber(callbacks.otherPhone, waba.url);
		expect(await portal.complete('meta', { messageId: first })).toMatchObject(taken);
		expect(await portal.complete('meta', { messageId: second })).toMatchObject(taken);
		expect(posts(number).map(phoneNumberIdOf)).toEqual([meta.phone]);
		expect(posts(waba).map(phoneNumberIdOf)).toEqual([callbacks.otherPhone]);
	});

	it('reach the numbers of two WABAs at two addresses', async () => {
		await send(callbacks.otherWabaPhone, meta.otherWaba);
		await portal.listen('meta');
		await callbacks.override(meta.waba, waba.url);
		expect(await portal.complete('meta')).toMatchObject(taken);
		expect(posts(waba)).toEqual([]);
		expect(portal.receiver.last.body).toMatchObject({ entry: [{ id: meta.otherWaba }] });
	});

	it('are signed with the app secret at an override too', async () => {
		await send(meta.phone, meta.waba);
		await callbacks.overrideNumber(meta.phone, number.url);
		await portal.complete('meta');
		const { raw, headers } = number.last;
		const key = portal.client.data('meta', 'appSecret');
		const wanted = `sha256=${createHmac('sha256', key).update(raw).digest('hex')}`;
		expect(headers['x-hub-signature-256']).toBe(wanted);
	});

	it('go nowhere once the app is not subscribed to the WABA', async () => {
		await send(meta.phone, meta.waba);
		await portal.listen('meta');
		await callbacks.overrideNumber(meta.phone, number.url);
		await callbacks.unsubscribe(meta.waba);
		const answer = await portal.complete('meta');
		expect(answer).toMatchObject({
			status: 409,
			body: { reason: expect.stringContaining('not subscribed') },
		});
		expect(posts(number)).toEqual([]);
	});
});

describe('a number', () => {
	it("sends its own WABA's flows only", async () => {
		const id = await meta.published();
		const json = meta.message({ flow_id: id });
		const refused = await meta.call('POST', `/${callbacks.otherWabaPhone}/messages`, { json });
		expect(refused).toMatchObject({ status: 400, body: { error: { code: 131009 } } });
	});
});

const { source: _, ...events } = samples;

describe('events of the field flows', () => {
	it.each(Object.entries(events))('come in the shape of the sample %s', async (_name, sample) => {
		await portal.listen('meta');
		const { value } = sample.entry[0].changes[0];
		const told = await portal.client.control('/flow-event', { provider: 'meta', ...value });
		expect(told).toMatchObject(taken);
		const id = meta.waba;
		const entry = [{ ...sample.entry[0], id, time: expect.any(Number) }];
		expect(portal.receiver.last.body).toEqual({ ...sample, entry });
	});

	const event = {
		provider: 'meta',
		event: 'FLOW_VERSION_EXPIRY_WARNING',
		warning: 'Your current Flow version will freeze in 21 days.',
	};

	it("go to the app's callback whatever overrides there are, and speak of the newest flow", async () => {
		const flowId = await meta.draft();
		await callbacks.override(meta.waba, waba.url);
		await callbacks.overrideNumber(meta.phone, number.url);
		expect((await portal.client.control('/flow-event', event)).status).toBe(409);
		await portal.listen('meta');
		expect(await portal.client.control('/flow-event', event)).toMatchObject(taken);
		expect([...posts(waba), ...posts(number)]).toEqual([]);
		expect(portal.receiver.last.body).toMatchObject({
			entry: [{ changes: [{ field: 'flows', value: { flow_id: flowId } }] }],
		});
	});

	it('are signed, rightly or wrongly', async () => {
		await meta.draft();
		await portal.listen('meta');
		const key = portal.client.data('meta', 'appSecret');
		for (const wrongSecret of [false, true]) {
			await portal.client.control('/flow-event', { ...event, wrongSecret });
			const { raw, headers } = portal.receiver.last;
			const right = `sha256=${createHmac('sha256', key).update(raw).digest('hex')}`;
			expect(headers['x-hub-signature-256'] === right).toBe(!wrongSecret);
		}
	});

	it('have the fields of the event and no others', async () => {
		await meta.draft();
		await portal.listen('meta');
		for (const wrong of [
			{ ...event, event: 'FLOW_EATEN' },
			{ ...event, message: 'not in this event' },
			{ provider: 'meta', event: 'ENDPOINT_LATENCY', message: 'slow', threshold: 7000 },
		]) {
			expect((await portal.client.control('/flow-event', wrong)).status).toBe(400);
		}
	});
});
