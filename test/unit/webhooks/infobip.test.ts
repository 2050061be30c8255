import { parseWebhook } from '../../../nodes/WhatsAppFlows/webhooks';
import delivery from '../../fixtures/webhooks/infobip-delivery-report.json';
import reply from '../../fixtures/webhooks/infobip-flow-reply.json';
import seen from '../../fixtures/webhooks/infobip-seen-report.json';
import text from '../../fixtures/webhooks/infobip-text.json';
import { completionOf, otherOf, statusOf } from './support';

const changed = <T extends { results: object[] }>(body: T, result: object) => ({
	results: [{ ...body.results[0], ...result }],
});

describe('a delivery of Infobip', () => {
	it('brings a completed flow, its answers already parsed', () => {
		const { raw, ...event } = completionOf('infobip', reply);
		expect(event).toStrictEqual({
			type: 'flowCompletion',
			provider: 'infobip',
			flowToken: 'tok',
			response: { flow_token: 'tok', k: 'v' },
			messageId: 'ABEGOFl3VCQoAhBalbc6rTQT6mgS29EmGZ7b',
			from: '385919998888',
			profileName: 'Frank',
			contextMessageId: '1215f543ab19-345f-adbd-12ad31451ed25f35',
			callbackData: 'order 77',
			timestamp: '2019-07-19T11:23:26.998Z',
		});
		expect(raw).toEqual(reply.results[0]);
	});

	it('pairs an answer without context by pairedMessageId', () => {
		const message = { type: 'INTERACTIVE_FLOW_REPLY', text: 'Sent', response: {} };
		const body = changed(reply, { message, pairedMessageId: 'paired' });
		expect(completionOf('infobip', body).contextMessageId).toBe('paired');
	});

	it('brings other messages', () => {
		expect(otherOf('infobip', text).messageType).toBe('text');
		const button = { type: 'INTERACTIVE_BUTTON_REPLY', id: '1', title: 'Yes' };
		expect(otherOf('infobip', changed(text, { message: button })).messageType).toBe('buttonReply');
	});

	it('tells that a message arrived', () => {
		const { raw, ...event } = statusOf('infobip', delivery);
		expect(event).toStrictEqual({
			type: 'messageStatus',
			provider: 'infobip',
			messageId: '1215f543ab19-345f-adbd-12ad31451ed25f35',
			status: 'delivered',
			recipient: '41793026731',
			errors: [],
			timestamp: '2019-04-09T19:01:56.494Z',
		});
		expect(raw).toEqual(delivery.results[0]);
	});

	it('tells that a message was seen', () => {
		expect(statusOf('infobip', seen)).toMatchObject({
			status: 'read',
			timestamp: '2018-12-12T11:21:58.251Z',
		});
	});

	it.each([
		[{ groupName: 'PENDING' }, 'queued'],
		[{ groupName: 'ACCEPTED' }, 'accepted'],
		[{ groupName: 'DELIVERED', name: 'DELIVERED_TO_OPERATOR' }, 'sent'],
		[{ groupName: 'EXPIRED' }, 'failed'],
	])('reads the status %j as %s', (status, expected) => {
		expect(statusOf('infobip', changed(delivery, { status })).status).toBe(expected);
	});

	it('tells why a message did not arrive, by the error or else by the status', () => {
		const status = { groupName: 'REJECTED', id: 6, name: 'REJECTED_NETWORK', action: 'Call us' };
		const error = { id: 7006, name: 'EC_TEMPLATE', description: 'Template is not known' };
		expect(statusOf('infobip', changed(delivery, { status, error })).errors).toEqual([
			{ code: '7006', title: 'Template is not known' },
		]);
		expect(statusOf('infobip', changed(delivery, { status })).errors).toEqual([
			{ code: '6', title: 'REJECTED_NETWORK', detail: 'Call us' },
		]);
	});

	it('brings several results in their order', () => {
		const body = { results: [...text.results, ...seen.results, ...reply.results] };
		expect(parseWebhook('infobip', body).map((event) => event.type)).toEqual([
			'otherMessage',
			'messageStatus',
			'flowCompletion',
		]);
	});

	it('gives nothing for other channels and for reports that a message was deleted', () => {
		expect(parseWebhook('infobip', changed(reply, { integrationType: 'VIBER' }))).toEqual([]);
		expect(parseWebhook('infobip', { results: [{ messageId: '1', deletedAt: 'x' }] })).toEqual([]);
	});
});
