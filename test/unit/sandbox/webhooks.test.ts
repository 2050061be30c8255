import { createHmac } from 'node:crypto';
import { providerIds } from '../../sandbox/types';
import { Portal, taken } from './portal';
import { sendFlow } from './sends';

let portal: Portal;

beforeAll(async () => {
	portal = await Portal.start();
});
beforeEach(() => portal.reset());
afterAll(() => portal.close());

describe('Lipachat and Dreams', () => {
	it('carry the secret in the query, beside what the address holds already', async () => {
		for (const provider of ['lipachat', 'dreams'] as const) {
			await sendFlow(portal.client, provider);
			await portal.listen(provider, { url: `${portal.receiver.url}?shop=1` });
			expect(await portal.complete(provider)).toMatchObject(taken);
			const query = new URL(portal.receiver.last.url, 'http://localhost').searchParams;
			expect(query.get('secret')).toBe(portal.client.data(provider, 'webhookSecret'));
			expect(query.get('shop')).toBe('1');
		}
	});

	it('answer with a token that the server made', async () => {
		const token = expect.stringMatching(/^\{"flow_token":"[0-9a-f-]{36}","city":"Jiddah"\}$/);
		const reply = { interactive: { nfm_reply: { response_json: token } } };
		await sendFlow(portal.client, 'lipachat');
		await portal.listen('lipachat');
		await portal.complete('lipachat');
		expect(portal.receiver.last.body).toMatchObject({ type: 'INTERACTIVE', ...reply });
		await sendFlow(portal.client, 'dreams');
		await portal.listen('dreams');
		await portal.complete('dreams');
		expect(portal.receiver.last.body).toMatchObject({
			entry: [{ changes: [{ value: { messages: [reply] } }] }],
		});
	});

	it("has no field for a header in Lipachat's portal", async () => {
		expect((await portal.listen('lipachat', { secretHeader: 'x-secret' })).status).toBe(400);
	});

	it("tells Lipachat's status in upper case", async () => {
		const { messageId } = await sendFlow(portal.client, 'lipachat');
		await portal.listen('lipachat');
		await portal.status('lipachat', 'read');
		expect(portal.receiver.last.body).toMatchObject({
			event: 'MESSAGE_STATUS',
			messageStatus: { messageId, waId: expect.stringMatching(/^wamid/), status: 'READ' },
		});
	});
});

describe.each(providerIds)('%s', (provider) => {
	it('garbles answers on request', async () => {
		await sendFlow(portal.client, provider);
		await portal.listen(provider);
		const text = () => portal.receiver.last.raw.toString();
		await portal.complete(provider, { withoutToken: true });
		expect(text()).not.toContain('flow_token');
		await portal.complete(provider, { shape: 'broken' });
		expect(text()).toMatch(/Jiddah\\""/);
		await portal.complete(provider, { shape: 'object' });
		expect(text()).toContain('"city":"Jiddah"');
	});

	it('delivers duplicates as the same body', async () => {
		await sendFlow(portal.client, provider);
		await portal.listen(provider);
		portal.receiver.received.length = 0;
		const answer = await portal.complete(provider, { duplicate: 2 });
		expect(answer.body).toMatchObject({ delivered: [{}, {}, {}] });
		expect(new Set(portal.receiver.received.map(({ raw }) => raw.toString())).size).toBe(1);
	});

	it('can come from somebody who does not know the secret', async () => {
		await sendFlow(portal.client, provider);
		await portal.listen(provider);
		await portal.complete(provider);
		const right = portal.receiver.last;
		await portal.complete(provider, { wrongSecret: true });
		const { url, headers, raw } = portal.receiver.last;
		const proof = [url, headers.authorization, headers['x-webhook-secret']];
		const rightProof = [right.url, right.headers.authorization, right.headers['x-webhook-secret']];
		if (provider === 'meta') {
			const key = portal.client.data('meta', 'appSecret');
			const wanted = `sha256=${createHmac('sha256', key).update(raw).digest('hex')}`;
			expect(headers['x-hub-signature-256']).toMatch(/^sha256=[0-9a-f]{64}$/);
			expect(headers['x-hub-signature-256']).not.toBe(wanted);
		} else {
			expect(proof).not.toEqual(rightProof);
		}
	});

	it('delivers nothing that could not have happened', async () => {
		await portal.listen(provider);
		expect((await portal.complete(provider)).status).toBe(409);
		const { flowId } = await sendFlow(portal.client, provider);
		expect((await portal.complete(provider, { messageId: 'never sent' })).status).toBe(409);
		for (const word of ['DEPRECATED', 'BLOCKED']) {
			await portal.client.control('/flow-status', { provider, flowId, status: word });
			expect((await portal.complete(provider)).status).toBe(409);
		}
		await portal.client.reset();
		await sendFlow(portal.client, provider);
		expect((await portal.complete(provider)).status).toBe(409);
	});
});
