import { parseWebhook } from '../../../nodes/WhatsAppFlows/webhooks';
import button from '../../fixtures/webhooks/lipachat-button-reply.json';
import reply from '../../fixtures/webhooks/lipachat-flow-reply.json';
import image from '../../fixtures/webhooks/lipachat-image.json';
import status from '../../fixtures/webhooks/lipachat-message-status.json';
import template from '../../fixtures/webhooks/lipachat-template-status.json';
import text from '../../fixtures/webhooks/lipachat-text.json';
import { completionOf, now, otherOf, statusOf } from './support';

describe('a completed flow from Lipachat', () => {
	it('has the answers and who gave them, at the time of receipt', () => {
		const { raw, ...event } = completionOf('lipachat', reply);
		expect(event).toStrictEqual({
			type: 'flowCompletion',
			provider: 'lipachat',
			flowToken: 'made-by-lipachat',
			response: { flow_token: 'made-by-lipachat', service: 'Cleaning' },
			messageId: 'c94ced08-5f40-46b7-a88d-7d4fbe113fe9',
			from: '254717746565',
			profileName: 'Ann',
			timestamp: now.toISOString(),
		});
		expect(raw).toEqual(reply);
	});
});

describe('another message from Lipachat', () => {
	it.each([
		['text', text],
		['image', image],
		['buttonReply', button],
	])('is of the type %s', (messageType, body) => {
		expect(otherOf('lipachat', body)).toMatchObject({
			messageType,
			messageId: body.messageId,
			from: body.from,
			profileName: body.profileName,
			raw: body,
		});
	});

	it('can not pretend to be an answer by its text', () => {
		const typed = '{"nfm_reply":{"response_json":"{\\"k\\":\\"v\\"}"}}';
		expect(otherOf('lipachat', { ...text, text: typed }).messageType).toBe('text');
	});

	it('is not taken for an answer because it lists parts that it does not have', () => {
		const body = { ...text, nfm_reply: null, flow_reply: '', response_json: null };
		expect(otherOf('lipachat', body).messageType).toBe('text');
	});
});

describe('a status from Lipachat', () => {
	it('names the message by the id that the sender chose, and by WhatsApp’s', () => {
		const { raw, ...event } = statusOf('lipachat', status);
		expect(event).toStrictEqual({
			type: 'messageStatus',
			provider: 'lipachat',
			messageId: '1a85c604-0f08-4182-8011-407ba84598c5',
			otherMessageIds: ['wamid.HBgMMjU0NzE3NzQ2NTY1FQIAERgS'],
			status: 'delivered',
			errors: [],
			timestamp: now.toISOString(),
		});
		expect(raw).toEqual(status);
	});

	it('tells why a message failed', () => {
		const messageStatus = {
			waId: 'wamid.1',
			status: 'FAILED',
			statusDesc: 'Number not on WhatsApp',
		};
		expect(statusOf('lipachat', { event: 'MESSAGE_STATUS', messageStatus })).toMatchObject({
			messageId: 'wamid.1',
			status: 'failed',
			errors: [{ title: 'Number not on WhatsApp' }],
		});
	});

	it('of a template gives nothing', () => {
		expect(parseWebhook('lipachat', template)).toEqual([]);
	});
});
