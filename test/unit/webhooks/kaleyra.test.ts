import { parseWebhook } from '../../../nodes/WhatsAppFlows/webhooks';
import address from '../../fixtures/webhooks/kaleyra-address-message.json';
import completion from '../../fixtures/webhooks/kaleyra-completion.json';
import sent from '../../fixtures/webhooks/kaleyra-status-sent.json';
import flows from '../../fixtures/webhooks/meta-flows-webhooks.json';
import { completionOf, flowEventOf, now, otherOf, statusOf } from './support';

const wamid = 'wamid.HBgMOTE5NDAXXXXXX3MDFQIAERgSMEYxMEM1QjQ3QjXXXXXXQ2N0YA';
const ownId = 'XXX7f9c32XXXX9deXXXXXXacac299cfb';

describe('a completed flow from Kaleyra', () => {
	it('has the answers and the reference that the send carried', () => {
		const { raw, ...event } = completionOf('kaleyra', completion);
		expect(event).toStrictEqual({
			type: 'flowCompletion',
			provider: 'kaleyra',
			flowToken: 'tok',
			response: { flow_token: 'tok', k: 'v' },
			messageId: 'wamid.HBgMOTE5BB==',
			from: '919900000007',
			profileName: 'Sam',
			contextMessageId: 'wamid.HBgMOTE5AA==',
			phoneNumberId: '177000000000045',
			callbackData: 'customer1',
			timestamp: '2024-08-05T05:11:05.000Z',
		});
		expect(raw).toEqual(completion);
	});

	it('names the message that was answered by Kaleyra’s id when WhatsApp’s is missing', () => {
		const body = structuredClone(completion);
		Object.assign(body.meta_object.value.messages[0] ?? {}, { context: undefined });
		expect(completionOf('kaleyra', body).contextMessageId).toBe(
			'48c38d78-4ec5-4111-abee-030000006c85',
		);
	});

	it('has no reference when the send carried none', () => {
		const body = { ...completion, extra_info: { ...completion.extra_info, ref: '' } };
		expect(completionOf('kaleyra', body)).not.toHaveProperty('callbackData');
		expect(completionOf('kaleyra', { meta_object: completion.meta_object }).flowToken).toBe('tok');
	});

	it('is one event, whatever status stands beside it', () => {
		const body = { ...completion, status: 'read', message_id: 'wamid.1' };
		expect(completionOf('kaleyra', body).raw).toEqual(body);
	});

	it('is searched for in callbacks of other profiles, whose shape the account decides', () => {
		const body = {
			from: '9199',
			message: { type: 'nfm', nfm_reply: { response_json: '{"k":"v"}' } },
		};
		expect(completionOf('kaleyra', body)).toMatchObject({ from: '9199', response: { k: 'v' } });
	});
});

describe('an address form from Kaleyra', () => {
	it('is no completion', () => {
		const event = otherOf('kaleyra', address);
		expect(event).toMatchObject({
			messageType: 'addressMessage',
			messageId: 'wamid.HBgMOTE5BB==',
			profileName: 'Sam',
			callbackData: 'Hello This will be my reference id - 123',
			timestamp: now.toISOString(),
		});
		expect(event.raw).toEqual(address);
	});
});

describe('an event about a flow from Kaleyra', () => {
	it('is read if Kaleyra should forward one', () => {
		const body = { meta_object: flows.status_change.entry[0]?.changes[0], extra_info: {} };
		expect(flowEventOf('kaleyra', body)).toMatchObject({ newStatus: 'PUBLISHED', raw: body });
	});
});

describe('a message status from Kaleyra', () => {
	it('names the message by WhatsApp’s id and by Kaleyra’s', () => {
		const { raw, ...event } = statusOf('kaleyra', sent);
		expect(event).toStrictEqual({
			type: 'messageStatus',
			provider: 'kaleyra',
			messageId: wamid,
			otherMessageIds: [ownId],
			status: 'sent',
			recipient: '919407XXXXXX',
			errors: [],
			callbackData: 'campaign_2025_summer_sale',
			timestamp: '2024-08-05T05:11:05.000Z',
		});
		expect(raw).toEqual(sent);
	});

	it.each([
		['DELIVERED', 'delivered'],
		['READ', 'read'],
		['FAILED', 'failed'],
		['NOT-SENT', 'failed'],
	])('believes the outer %s before the inner status', (status, expected) => {
		expect(statusOf('kaleyra', { ...sent, status }).status).toBe(expected);
	});

	it('is read from the inside alone, or from the outside alone', () => {
		const inside = statusOf('kaleyra', { meta_object: sent.meta_object });
		expect(inside).toMatchObject({ messageId: ownId, status: 'sent' });
		expect(inside).not.toHaveProperty('otherMessageIds');
		const outside = { ...sent, status: 'NOT-SENT', meta_object: { field: 'messages', value: {} } };
		expect(statusOf('kaleyra', outside)).toMatchObject({
			messageId: wamid,
			status: 'failed',
			raw: outside,
		});
	});

	it('finds WhatsApp’s id also in extra_info', () => {
		expect(statusOf('kaleyra', { ...sent, message_id: undefined }).messageId).toBe(wamid);
	});

	it('keeps several statuses apart, each with its own id', () => {
		const statuses = [
			{ id: 'a', status: 'sent' },
			{ id: 'b', status: 'read' },
		];
		const body = { ...sent, meta_object: { field: 'messages', value: { statuses } } };
		const events = parseWebhook('kaleyra', body);
		expect(events).toMatchObject([
			{ messageId: 'a', status: 'sent' },
			{ messageId: 'b', status: 'read' },
		]);
		expect(events.map((event) => event.raw)).toMatchObject(
			statuses.map((status) => ({ meta_object: { value: { statuses: [status] } } })),
		);
	});
});
