import { createHmac } from 'node:crypto';
import { MetaCaller } from './callers/meta';
import { Receiver } from './harness';
import { Portal, taken } from './portal';
import { sendFlow } from './sends';

let portal: Portal;

beforeAll(async () => {
	portal = await Portal.start();
});
beforeEach(() => portal.reset());
afterAll(() => portal.close());

describe('Meta', () => {
	const signed = (raw: Buffer, key: string) =>
		`sha256=${createHmac('sha256', key).update(raw).digest('hex')}`;

	it('saves an address only after the handshake with the verify token', async () => {
		expect((await portal.listen('meta')).status).toBe(200);
		const { method, url, headers } = portal.receiver.last;
		const query = new URL(url, 'http://localhost').searchParams;
		expect(method).toBe('GET');
		expect(query.get('hub.mode')).toBe('subscribe');
		expect(query.get('hub.verify_token')).toBe(portal.client.data('meta', 'verifyToken'));
		expect(headers).not.toHaveProperty('x-hub-signature-256');
	});

	it('tells why an address is refused', async () => {
		const deaf = await Receiver.start('nothing to say');
		const answer = await portal.listen('meta', { url: deaf.url });
		await deaf.close();
		expect(answer).toMatchObject({
			status: 400,
			body: { reason: expect.stringContaining('instead of the challenge') },
		});
		const gone = await portal.listen('meta', { url: deaf.url });
		expect(gone).toMatchObject({
			status: 400,
			body: { reason: expect.stringContaining('could not be reached') },
		});
	});

	it('signs the raw bytes, which are ASCII with escaped slashes', async () => {
		await sendFlow(portal.client, 'meta');
		await portal.listen('meta');
		const answers = { city: 'جدة / Jeddah 🎉', path: 'a/b' };
		expect(await portal.complete('meta', { answers })).toMatchObject(taken);
		const { raw, headers, body } = portal.receiver.last;
		expect(headers['x-hub-signature-256']).toBe(
			signed(raw, portal.client.data('meta', 'appSecret')),
		);
		expect(raw.toString('latin1')).toMatch(/^[\x20-\x7e]+$/);
		expect(raw.toString()).not.toMatch(/[^\\]\//);
		const rewritten = Buffer.from(JSON.stringify(body));
		expect(rewritten.equals(raw)).toBe(false);
		expect(JSON.stringify(body)).toContain('جدة');
	});

	it("delivers the reply in Meta's shape, the token among the answers", async () => {
		const { messageId } = await sendFlow(portal.client, 'meta');
		await portal.listen('meta');
		await portal.complete('meta', { messageId });
		expect(portal.receiver.last.body).toMatchObject({
			object: 'whatsapp_business_account',
			entry: [
				{
					id: portal.client.data('meta', 'wabaId'),
					changes: [
						{
							field: 'messages',
							value: {
								messaging_product: 'whatsapp',
								metadata: { phone_number_id: portal.client.data('meta', 'phoneNumberId') },
								contacts: [{ wa_id: '16505551234', user_id: expect.stringMatching(/^US\./) }],
								messages: [
									{
										context: { id: messageId },
										from: '16505551234',
										timestamp: expect.stringMatching(/^\d{10}$/),
										type: 'interactive',
										interactive: {
											type: 'nfm_reply',
											nfm_reply: {
												name: 'flow',
												body: 'Sent',
												response_json: '{"flow_token":"tok","city":"Jiddah"}',
											},
										},
									},
								],
							},
						},
					],
				},
			],
		});
		expect(portal.receiver.last.raw.toString()).not.toContain('flow_id');
	});

	it('puts a batch into one body, each reply with an id of its own', async () => {
		await sendFlow(portal.client, 'meta');
		await portal.listen('meta');
		expect(await portal.complete('meta', { batch: 3 })).toMatchObject(taken);
		const ids = portal.receiver.last.raw.toString().match(/"id":"wamid[^"]+","timestamp/g);
		expect(new Set(ids).size).toBe(3);
	});

	it('leaves the phone number out for a person known by a user id', async () => {
		const meta = new MetaCaller(portal.client);
		const { to: _to, ...message } = meta.message({ flow_id: await meta.published() });
		await meta.send({ ...message, recipient: 'US.1349' });
		await portal.listen('meta');
		await portal.complete('meta');
		const text = portal.receiver.last.raw.toString();
		expect(text).not.toContain('"wa_id"');
		expect(text).toMatch(/"messages":\[\{"context":\{[^}]*\},"from_user_id":"US\.1349"/);
		// No token was sent: the default comes back.
		expect(text).toContain('flow_token\\":\\"unused');
	});

	it.each([
		['sent', 'sent'],
		['delivered', 'delivered'],
		['read', 'read'],
		['failed', 'failed'],
	])('tells the status %s with the callback data of the send', async (word, told) => {
		const { messageId } = await sendFlow(portal.client, 'meta');
		await portal.listen('meta');
		expect(await portal.status('meta', word)).toMatchObject(taken);
		const statuses = [
			{
				id: messageId,
				status: told,
				biz_opaque_callback_data: 'order 7',
				...(word === 'failed' && { errors: [{ code: 131026 }] }),
			},
		];
		expect(portal.receiver.last.body).toMatchObject({
			entry: [{ changes: [{ value: { statuses } }] }],
		});
	});
});
