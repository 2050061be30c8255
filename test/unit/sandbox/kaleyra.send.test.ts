import { KaleyraCaller, success } from './callers/kaleyra';
import { Client } from './harness';

/** https://developers.kaleyra.io/docs/whatsapp-api-v2-send-flow-messages */

let kaleyra: KaleyraCaller;

beforeAll(async () => {
	kaleyra = new KaleyraCaller(await Client.start());
});
beforeEach(() => kaleyra.client.reset());
afterAll(() => kaleyra.client.close());

describe('send', () => {
	it('takes the documented envelope and answers an id of its own', async () => {
		const messaging_object = kaleyra.messagingObject({
			flow_id: await kaleyra.published(),
			flow_token: 'tok',
			flow_action: 'navigate',
			flow_action_payload: { screen: 'FIRST' },
		});
		const answer = await kaleyra.send({ messaging_object, extra_info: { ref: 'customer1' } });
		expect(answer).toMatchObject(success({ message_id: expect.any(String) }));
		expect(answer.at('data.message_id')).not.toContain('wamid');
	});

	it("refuses Meta's message without its envelope, in the code without hyphen", async () => {
		const answer = await kaleyra.send(
			kaleyra.messagingObject({ flow_id: await kaleyra.published() }),
		);
		expect(answer).toMatchObject({
			status: 400,
			body: { code: 'WA400', data: {}, error: { payload: expect.any(String) } },
		});
	});

	it.each([
		['a draft', { draft: true }, {}],
		['no recipient type', {}, { recipient_type: undefined }],
		['a word as recipient', {}, { to: 'Ann' }],
		['a business-scoped user id', {}, { to: undefined, recipient: 'US.1349' }],
		['callback data inside the message', {}, { biz_opaque_callback_data: 'x' }],
	])('refuses %s', async (_what, { draft: asDraft }: { draft?: boolean }, more) => {
		const flow_id = asDraft ? await kaleyra.draft() : await kaleyra.published();
		const answer = await kaleyra.send({
			messaging_object: kaleyra.messagingObject({ flow_id }, more),
		});
		expect(answer).toMatchObject({ status: 400, body: { code: 'WA400' } });
	});

	it('refuses other tracking than its own, and another sender', async () => {
		const messaging_object = kaleyra.messagingObject({ flow_id: await kaleyra.published() });
		const tracked = await kaleyra.send({ messaging_object, extra_info: { reference: 'x' } });
		expect(tracked).toMatchObject({ status: 400, body: { code: 'WA400' } });
		const foreign = await kaleyra.send({ messaging_object }, '+911234567890');
		expect(foreign).toMatchObject({ status: 401, body: { code: 'WA401' } });
	});

	it('takes the sender with its + encoded', async () => {
		const messaging_object = kaleyra.messagingObject({ flow_id: await kaleyra.published() });
		const answer = await kaleyra.send({ messaging_object }, encodeURIComponent(kaleyra.sender));
		expect(answer.status).toBe(200);
	});
});
