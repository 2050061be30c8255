import { parseWebhook } from '../../../nodes/WhatsAppFlows/webhooks';
import v2 from '../../fixtures/webhooks/8x8-completion-v2.json';
import v3 from '../../fixtures/webhooks/8x8-completion-v3.json';
import delivered from '../../fixtures/webhooks/8x8-receipt-delivered.json';
import queued from '../../fixtures/webhooks/8x8-receipt-queued.json';
import undelivered from '../../fixtures/webhooks/8x8-receipt-undelivered.json';
import { completionOf, otherOf, statusOf } from './support';

const withPayload = <T extends { payload: object }>(body: T, payload: object) => ({
	...body,
	payload: { ...body.payload, ...payload },
});
const replied = (responseJson: unknown) =>
	withPayload(v3, {
		content: { interactive: { type: 'nfmReply', nfmReply: { responseJson } } },
	});

describe('a completed flow from 8x8', () => {
	it('has the answers, who gave them and which message they answer', () => {
		const { raw, ...event } = completionOf('8x8', v3);
		expect(event).toStrictEqual({
			type: 'flowCompletion',
			provider: '8x8',
			flowToken: '<FLOW_TOKEN>',
			response: { flow_token: '<FLOW_TOKEN>', optional_param1: '<value1>' },
			messageId: '5ca1f4c2-0b1e-4f0e-9d0c-2f6a1c1e7b11',
			from: '+15551234567',
			userId: 'US.13491208655302741918',
			profileName: 'Ann',
			contextMessageId: '82188ee0-109f-e811-8150-020897df5459',
			timestamp: '2026-03-19T22:51:55.000Z',
		});
		expect(raw).toEqual(v3);
	});

	it('of version 2 has no user id, though the field repeats the phone number', () => {
		const event = completionOf('8x8', v2);
		expect(event).toMatchObject({ from: '+15551234567', flowToken: '<FLOW_TOKEN>' });
		expect(event).not.toHaveProperty('userId');
		expect(event).not.toHaveProperty('contextMessageId');
	});

	it.each([
		['US.13491208655302741918', true],
		['US.ENT.11815799212886844830', true],
		['us.13491208655302741918', false],
		['USA.1349', false],
		['+15551234567', false],
		['US.13-49', false],
	])('takes %s for a user id: %s', (channelUserId, isUserId) => {
		const body = withPayload(v2, { user: { channelUserId } });
		const event = completionOf('8x8', body);
		expect(event.userId).toBe(isUserId ? channelUserId : undefined);
		expect(event).not.toHaveProperty('from');
	});

	it('may have its answers already parsed', () => {
		expect(completionOf('8x8', replied({ k: 'v' })).response).toEqual({ k: 'v' });
	});

	it('is an address reply when it has values and no token, as 8x8 drops the name', () => {
		const address = otherOf('8x8', replied('{"values":{"city":"Bangalore"}}'));
		expect(address.messageType).toBe('addressMessage');
		const flow = completionOf('8x8', replied('{"values":{"a":1},"flow_token":"tok"}'));
		expect(flow.flowToken).toBe('tok');
	});
});

describe('another message from 8x8', () => {
	it.each([
		[{ type: 'Text', content: { text: 'Hi' } }, 'text'],
		[
			{ content: { interactive: { type: 'button_reply', button_reply: { id: '1' } } } },
			'buttonReply',
		],
		[{ content: { interactive: { type: 'callPermissionReply' } } }, 'callPermissionReply'],
		[{ content: {} }, 'interactive'],
		[{ content: null, type: null }, 'unknown'],
	])('has its type in camelCase: %j', (payload, messageType) => {
		expect(otherOf('8x8', withPayload(v3, payload)).messageType).toBe(messageType);
	});
});

describe('a receipt from 8x8', () => {
	it('names the message, the person and the data to call back with', () => {
		const { raw, ...event } = statusOf('8x8', delivered);
		expect(event).toStrictEqual({
			type: 'messageStatus',
			provider: '8x8',
			messageId: '82188ee0-109f-e811-8150-020897df5459',
			status: 'delivered',
			recipient: '+15551234567',
			errors: [],
			callbackData: 'abc-123',
			timestamp: '2026-07-03T03:40:54.160Z',
		});
		expect(raw).toEqual(delivered);
	});

	it('keeps WhatsApp’s code apart from 8x8’s own', () => {
		expect(statusOf('8x8', undelivered)).toMatchObject({
			status: 'failed',
			errors: [{ code: '131009', providerCode: '15', title: 'Invalid destination' }],
		});
	});

	it('that only says that WhatsApp has the message is not a delivery', () => {
		const status = { state: 'delivered', detail: 'delivered_to_operator' };
		expect(statusOf('8x8', withPayload(delivered, { status })).status).toBe('sent');
	});

	it.each([
		['queued', 'queued'],
		['sent', 'sent'],
		['read', 'read'],
		['rejected', 'failed'],
		['failed', 'failed'],
		['error', 'failed'],
		['ok', 'accepted'],
	])('with the state %s is %s', (state, expected) => {
		expect(statusOf('8x8', withPayload(queued, { status: { state } })).status).toBe(expected);
	});

	it('names a person without a phone number by the user id', () => {
		const user = { channelUserId: 'US.1' };
		expect(statusOf('8x8', withPayload(queued, { user })).recipient).toBe('US.1');
	});

	it('spells the channel either way', () => {
		expect(statusOf('8x8', withPayload(queued, { channel: 'whatsApp' })).status).toBe('queued');
	});

	it.each([
		['another channel', withPayload(queued, { channel: 'sms' })],
		['an unknown state', withPayload(queued, { status: { state: 'unknown' } })],
		['no message', withPayload(queued, { umid: undefined })],
		['a message that staff sent', { ...v3, eventType: 'external_app_message' }],
		['a template', { eventId: '1', eventType: 'template_status_update', eventDetails: {} }],
		['an inbound message of another channel', withPayload(v3, { recipient: { channel: 'Viber' } })],
	])('gives nothing when it is about %s', (_, body) => {
		expect(parseWebhook('8x8', body)).toEqual([]);
	});
});
