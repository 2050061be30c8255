import { createHmac } from 'node:crypto';
import type { ProviderId } from '../../sandbox';
import { providerIds } from '../../sandbox/types';
import { Client, Receiver } from './harness';
import { sendFlow } from './sends';

let client: Client;
let receiver: Receiver;

beforeEach(async () => {
	client = await Client.start();
	receiver = await Receiver.start();
});
afterEach(() => Promise.all([client.close(), receiver.close()]));

const listen = (provider: ProviderId, more: object = {}) =>
	client.control('/webhooks', { provider, url: receiver.url, ...more });

const complete = (provider: ProviderId, more: object = {}) =>
	client.control('/complete', { provider, answers: { city: 'Jiddah' }, ...more });

const status = (provider: ProviderId, word: string) =>
	client.control('/status', { provider, status: word });

const taken = { status: 200, body: { delivered: [{ status: 200, body: 'taken' }] } };

describe('Meta', () => {
	const signed = (raw: Buffer, key: string) =>
		`sha256=${createHmac('sha256', key).update(raw).digest('hex')}`;

	it('saves an address only after the handshake with the verify token', async () => {
		expect((await listen('meta')).status).toBe(200);
		const { method, url, headers } = receiver.last;
		const query = new URL(url, 'http://localhost').searchParams;
		expect(method).toBe('GET');
		expect(query.get('hub.mode')).toBe('subscribe');
		expect(query.get('hub.verify_token')).toBe(client.data('meta', 'verifyToken'));
		expect(headers).not.toHaveProperty('x-hub-signature-256');
	});

	it('tells why an address is refused', async () => {
		const deaf = await Receiver.start('nothing to say');
		const answer = await listen('meta', { url: deaf.url });
		await deaf.close();
		expect(answer).toMatchObject({
			status: 400,
			body: { reason: expect.stringContaining('instead of the challenge') },
		});
		const gone = await listen('meta', { url: deaf.url });
		expect(gone).toMatchObject({
			status: 400,
			body: { reason: expect.stringContaining('could not be reached') },
		});
	});

	it('signs the raw bytes, which are ASCII with escaped slashes', async () => {
		await sendFlow(client, 'meta');
		await listen('meta');
		const answers = { city: 'جدة / Jeddah 🎉', path: 'a/b' };
		expect(await complete('meta', { answers })).toMatchObject(taken);
		const { raw, headers, body } = receiver.last;
		expect(headers['x-hub-signature-256']).toBe(signed(raw, client.data('meta', 'appSecret')));
		expect(raw.toString('latin1')).toMatch(/^[\x20-\x7e]+$/);
		expect(raw.toString()).not.toMatch(/[^\\]\//);
		const rewritten = Buffer.from(JSON.stringify(body));
		expect(rewritten.equals(raw)).toBe(false);
		expect(JSON.stringify(body)).toContain('جدة');
	});

	it('delivers the reply in Metas shape, the token among the answers', async () => {
		const { messageId } = await sendFlow(client, 'meta');
		await listen('meta');
		await complete('meta', { messageId });
		expect(receiver.last.body).toMatchObject({
			object: 'whatsapp_business_account',
			entry: [
				{
					id: client.data('meta', 'wabaId'),
					changes: [
						{
							field: 'messages',
							value: {
								messaging_product: 'whatsapp',
								metadata: { phone_number_id: client.data('meta', 'phoneNumberId') },
								contacts: [{ wa_id: '919812345678', user_id: expect.stringMatching(/^US\./) }],
								messages: [
									{
										context: { id: messageId },
										from: '919812345678',
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
		expect(receiver.last.raw.toString()).not.toContain('flow_id');
	});

	it('puts a batch into one body, each reply with an id of its own', async () => {
		await sendFlow(client, 'meta');
		await listen('meta');
		expect(await complete('meta', { batch: 3 })).toMatchObject(taken);
		const ids = receiver.last.raw.toString().match(/"id":"wamid[^"]+","timestamp/g);
		expect(new Set(ids).size).toBe(3);
	});

	it('leaves the phone number out for a person known by a user id', async () => {
		const { flowId } = await sendFlow(client, 'meta');
		const path = `/v25.0/${client.data('meta', 'phoneNumberId')}/messages`;
		await client.call('meta', 'POST', path, {
			json: {
				messaging_product: 'whatsapp',
				recipient: 'US.1349',
				type: 'interactive',
				interactive: {
					type: 'flow',
					body: { text: 'B' },
					action: {
						name: 'flow',
						parameters: { flow_message_version: '3', flow_id: flowId, flow_cta: 'Open' },
					},
				},
			},
		});
		await listen('meta');
		await complete('meta');
		const text = receiver.last.raw.toString();
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
		const { messageId } = await sendFlow(client, 'meta');
		await listen('meta');
		expect(await status('meta', word)).toMatchObject(taken);
		const statuses = [
			{
				id: messageId,
				status: told,
				biz_opaque_callback_data: 'order 7',
				...(word === 'failed' && { errors: [{ code: 131026 }] }),
			},
		];
		expect(receiver.last.body).toMatchObject({ entry: [{ changes: [{ value: { statuses } }] }] });
	});
});

describe('8x8', () => {
	it('delivers version 3 with the fixed Authorization value', async () => {
		const { messageId } = await sendFlow(client, '8x8');
		await listen('8x8');
		expect(await complete('8x8')).toMatchObject(taken);
		expect(receiver.last.headers.authorization).toBe(client.data('8x8', 'webhookSecret'));
		expect(receiver.last.body).toMatchObject({
			version: 3,
			namespace: 'ChatApps',
			eventType: 'inbound_message_received',
			payload: {
				umid: expect.any(String),
				subAccountId: client.data('8x8', 'subAccountId'),
				user: { msisdn: '+15551234567', channelUserId: expect.stringMatching(/^US\./) },
				recipient: { channel: 'whatsapp', channelId: client.data('8x8', 'channelId') },
				type: 'Interactive',
				content: {
					interactive: {
						type: 'nfmReply',
						nfmReply: { responseJson: '{"flow_token":"tok","city":"Jiddah"}' },
					},
				},
				replyToUmid: messageId,
			},
		});
	});

	it('gives a reply nothing but responseJson', async () => {
		await sendFlow(client, '8x8');
		await listen('8x8');
		await complete('8x8', { address: true });
		expect(receiver.last.raw.toString()).toContain('"nfmReply":{"responseJson":"{\\"values\\"');
		expect(receiver.last.raw.toString()).not.toContain('address_message');
	});

	it.each([
		['sent', { state: 'delivered', detail: 'delivered_to_operator' }],
		['delivered', { state: 'delivered', detail: 'delivered_to_recipient' }],
		['read', { state: 'read' }],
		['failed', { state: 'undelivered', detail: 'rejected_by_operator', errorCode: 1018 }],
	])('tells %s in its own words', async (word, told) => {
		const { messageId } = await sendFlow(client, '8x8');
		await listen('8x8');
		await status('8x8', word);
		expect(receiver.last.body).toMatchObject({
			version: 9,
			eventType: 'outbound_message_status_changed',
			payload: { umid: messageId, clientMessageId: 'order 7', status: told },
		});
		const { payload } = receiver.last.body as { payload: object };
		expect('outboundContent' in payload).toBe(word === 'delivered');
		expect(receiver.last.raw.toString().includes('channelUserId')).toBe(word !== 'sent');
	});
});

describe('Kaleyra', () => {
	it('delivers one change with its own tracking, by a fixed header', async () => {
		const { messageId } = await sendFlow(client, 'kaleyra');
		await listen('kaleyra', { secretHeader: 'X-My-Secret' });
		expect(await complete('kaleyra')).toMatchObject(taken);
		expect(receiver.last.headers['x-my-secret']).toBe(client.data('kaleyra', 'webhookSecret'));
		expect(receiver.last.body).toMatchObject({
			meta_object: {
				field: 'messages',
				value: { messages: [{ interactive: { nfm_reply: { name: 'flow' } } }] },
			},
			extra_info: {
				ref: 'order 7',
				ref1: '',
				reply_to: messageId,
				waba_id: client.data('kaleyra', 'wabaId'),
			},
		});
		expect(receiver.last.body).not.toHaveProperty('entry');
	});

	it('names an address reply as the published sample does', async () => {
		await sendFlow(client, 'kaleyra');
		await listen('kaleyra');
		await complete('kaleyra', { address: true });
		expect(receiver.last.body).toMatchObject({
			meta_object: {
				value: {
					messages: [
						{
							interactive: {
								nfm_reply: {
									name: 'address_message',
									response_json: '{"values":{"city":"Jiddah"}}',
								},
							},
						},
					],
				},
			},
		});
	});

	it('puts its own id and WhatsApps id of a status in different places', async () => {
		const { messageId } = await sendFlow(client, 'kaleyra');
		await listen('kaleyra');
		await status('kaleyra', 'delivered');
		expect(receiver.last.body).toMatchObject({
			meta_object: { value: { statuses: [{ id: messageId }] } },
			extra_info: { message_id: messageId, ref: 'order 7' },
			status: 'DELIVERED',
			message_id: expect.stringMatching(/^wamid\./),
		});
	});
});

describe('Lipachat and Dreams', () => {
	it('carry the secret in the query, beside what the address holds already', async () => {
		for (const provider of ['lipachat', 'dreams'] as const) {
			await sendFlow(client, provider);
			await listen(provider, { url: `${receiver.url}?shop=1` });
			expect(await complete(provider)).toMatchObject(taken);
			const query = new URL(receiver.last.url, 'http://localhost').searchParams;
			expect(query.get('secret')).toBe(client.data(provider, 'webhookSecret'));
			expect(query.get('shop')).toBe('1');
		}
	});

	it('answer with a token that the server made', async () => {
		const token = expect.stringMatching(/^\{"flow_token":"[0-9a-f-]{36}","city":"Jiddah"\}$/);
		const reply = { interactive: { nfm_reply: { response_json: token } } };
		await sendFlow(client, 'lipachat');
		await listen('lipachat');
		await complete('lipachat');
		expect(receiver.last.body).toMatchObject({ type: 'INTERACTIVE', ...reply });
		await sendFlow(client, 'dreams');
		await listen('dreams');
		await complete('dreams');
		expect(receiver.last.body).toMatchObject({
			entry: [{ changes: [{ value: { messages: [reply] } }] }],
		});
	});

	it('has no field for a header in Lipachats portal', async () => {
		expect((await listen('lipachat', { secretHeader: 'x-secret' })).status).toBe(400);
	});

	it('tells Lipachats status in upper case', async () => {
		const { messageId } = await sendFlow(client, 'lipachat');
		await listen('lipachat');
		await status('lipachat', 'read');
		expect(receiver.last.body).toMatchObject({
			event: 'MESSAGE_STATUS',
			messageStatus: { messageId, waId: expect.stringMatching(/^wamid/), status: 'READ' },
		});
	});
});

describe.each(providerIds)('%s', (provider) => {
	it('garbles answers on request', async () => {
		await sendFlow(client, provider);
		await listen(provider);
		const text = () => receiver.last.raw.toString();
		await complete(provider, { withoutToken: true });
		expect(text()).not.toContain('flow_token');
		await complete(provider, { shape: 'broken' });
		expect(text()).toMatch(/Jiddah\\""/);
		await complete(provider, { shape: 'object' });
		expect(text()).toContain('"city":"Jiddah"');
	});

	it('delivers duplicates as the same body', async () => {
		await sendFlow(client, provider);
		await listen(provider);
		receiver.received.length = 0;
		const answer = await complete(provider, { duplicate: 2 });
		expect(answer.body).toMatchObject({ delivered: [{}, {}, {}] });
		expect(new Set(receiver.received.map(({ raw }) => raw.toString())).size).toBe(1);
	});

	it('can come from somebody who does not know the secret', async () => {
		await sendFlow(client, provider);
		await listen(provider);
		await complete(provider);
		const right = receiver.last;
		await complete(provider, { wrongSecret: true });
		const { url, headers, raw } = receiver.last;
		const proof = [url, headers.authorization, headers['x-webhook-secret']];
		const rightProof = [right.url, right.headers.authorization, right.headers['x-webhook-secret']];
		if (provider === 'meta') {
			const key = client.data('meta', 'appSecret');
			const wanted = `sha256=${createHmac('sha256', key).update(raw).digest('hex')}`;
			expect(headers['x-hub-signature-256']).toMatch(/^sha256=[0-9a-f]{64}$/);
			expect(headers['x-hub-signature-256']).not.toBe(wanted);
		} else {
			expect(proof).not.toEqual(rightProof);
		}
	});

	it('delivers nothing that could not have happened', async () => {
		await listen(provider);
		expect((await complete(provider)).status).toBe(409);
		const { flowId } = await sendFlow(client, provider);
		expect((await complete(provider, { messageId: 'never sent' })).status).toBe(409);
		for (const word of ['DEPRECATED', 'BLOCKED']) {
			await client.control('/flow-status', { provider, flowId, status: word });
			expect((await complete(provider)).status).toBe(409);
		}
		await client.reset();
		await sendFlow(client, provider);
		expect((await complete(provider)).status).toBe(409);
	});
});
