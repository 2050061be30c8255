import { Portal, taken } from './portal';
import { sendFlow } from './sends';

let portal: Portal;

beforeAll(async () => {
	portal = await Portal.start();
});
beforeEach(() => portal.reset());
afterAll(() => portal.close());

describe('Kaleyra', () => {
	it('delivers one change with its own tracking, by a fixed header', async () => {
		const { messageId } = await sendFlow(portal.client, 'kaleyra');
		await portal.listen('kaleyra', { secretHeader: 'X-My-Secret' });
		expect(await portal.complete('kaleyra')).toMatchObject(taken);
		expect(portal.receiver.last.headers['x-my-secret']).toBe(
			portal.client.data('kaleyra', 'webhookSecret'),
		);
		expect(portal.receiver.last.body).toMatchObject({
			meta_object: {
				field: 'messages',
				value: { messages: [{ interactive: { nfm_reply: { name: 'flow' } } }] },
			},
			extra_info: {
				ref: 'order 7',
				ref1: '',
				reply_to: messageId,
				waba_id: portal.client.data('kaleyra', 'wabaId'),
			},
		});
		expect(portal.receiver.last.body).not.toHaveProperty('entry');
	});

	it('names an address reply as the published sample does', async () => {
		await sendFlow(portal.client, 'kaleyra');
		await portal.listen('kaleyra');
		await portal.complete('kaleyra', { address: true });
		expect(portal.receiver.last.body).toMatchObject({
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

	it("puts its own id and WhatsApp's id of a status in different places", async () => {
		const { messageId } = await sendFlow(portal.client, 'kaleyra');
		await portal.listen('kaleyra');
		await portal.status('kaleyra', 'delivered');
		expect(portal.receiver.last.body).toMatchObject({
			meta_object: { value: { statuses: [{ id: messageId }] } },
			extra_info: { message_id: messageId, ref: 'order 7' },
			status: 'DELIVERED',
			message_id: expect.stringMatching(/^wamid\./),
		});
	});
});
