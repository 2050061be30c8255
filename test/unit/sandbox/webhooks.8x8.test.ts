import { Portal, taken } from './portal';
import { sendFlow } from './sends';

let portal: Portal;

beforeAll(async () => {
	portal = await Portal.start();
});
beforeEach(() => portal.reset());
afterAll(() => portal.close());

describe('8x8', () => {
	it('delivers version 3 with the fixed Authorization value', async () => {
		const { messageId } = await sendFlow(portal.client, '8x8');
		await portal.listen('8x8');
		expect(await portal.complete('8x8')).toMatchObject(taken);
		expect(portal.receiver.last.headers.authorization).toBe(
			portal.client.data('8x8', 'webhookSecret'),
		);
		expect(portal.receiver.last.body).toMatchObject({
			version: 3,
			namespace: 'ChatApps',
			eventType: 'inbound_message_received',
			payload: {
				umid: expect.any(String),
				subAccountId: portal.client.data('8x8', 'subAccountId'),
				user: { msisdn: '+15551234567', channelUserId: expect.stringMatching(/^US\./) },
				recipient: { channel: 'whatsapp', channelId: portal.client.data('8x8', 'channelId') },
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
		await sendFlow(portal.client, '8x8');
		await portal.listen('8x8');
		await portal.complete('8x8', { address: true });
		expect(portal.receiver.last.raw.toString()).toContain(
			'"nfmReply":{"responseJson":"{\\"values\\"',
		);
		expect(portal.receiver.last.raw.toString()).not.toContain('address_message');
	});

	it.each([
		['sent', { state: 'delivered', detail: 'delivered_to_operator' }],
		['delivered', { state: 'delivered', detail: 'delivered_to_recipient' }],
		['read', { state: 'read' }],
		['failed', { state: 'undelivered', detail: 'rejected_by_operator', errorCode: 1018 }],
	])('tells %s in its own words', async (word, told) => {
		const { messageId } = await sendFlow(portal.client, '8x8');
		await portal.listen('8x8');
		await portal.status('8x8', word);
		expect(portal.receiver.last.body).toMatchObject({
			version: 9,
			eventType: 'outbound_message_status_changed',
			payload: { umid: messageId, clientMessageId: 'order 7', status: told },
		});
		const { payload } = portal.receiver.last.body as { payload: object };
		expect('outboundContent' in payload).toBe(word === 'delivered');
		expect(portal.receiver.last.raw.toString().includes('channelUserId')).toBe(word !== 'sent');
	});
});
