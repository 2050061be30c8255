import { parseWebhook } from '../../../nodes/WhatsAppFlows/webhooks';
import change from '../../fixtures/webhooks/ycloud-flow-status-change.json';
import reply from '../../fixtures/webhooks/ycloud-flow-reply.json';
import updated from '../../fixtures/webhooks/ycloud-message-updated.json';
import { completionOf, flowEventOf, otherOf, statusOf } from './support';

describe('a delivery of YCloud', () => {
	it('brings a completed flow', () => {
		const { raw, ...event } = completionOf('ycloud', reply);
		expect(event).toStrictEqual({
			type: 'flowCompletion',
			provider: 'ycloud',
			flowToken: 'tok',
			response: { flow_token: 'tok', k: 'v' },
			messageId: 'wamid.BgNODYxMzEzMzg4Nzg2MBUCABIYEIFDOTc1NjQwREZGNTQA',
			from: '+16505551234',
			userId: 'US.13491208655302741918',
			profileName: 'Joe',
			contextMessageId: 'wamid.BgNODYxMzEzMzg4Nzg2MBUCABEYEjgxNkNBRjhDMTg3QQA=',
			timestamp: '2025-12-19T12:08:11.000Z',
		});
		expect(raw).toEqual(reply);
	});

	it('brings other messages, dated by the event when they have no time', () => {
		const whatsappInboundMessage = { id: '1', from: '+1650', type: 'text', text: { body: 'Hi' } };
		expect(otherOf('ycloud', { ...reply, whatsappInboundMessage })).toMatchObject({
			messageType: 'text',
			messageId: '1',
			timestamp: '2025-12-19T12:08:12.919Z',
		});
	});

	it('brings the status of a message under both of its ids', () => {
		const { raw, ...event } = statusOf('ycloud', updated);
		expect(event).toStrictEqual({
			type: 'messageStatus',
			provider: 'ycloud',
			messageId: 'wamid.BgNODYxMzEzMzg4Nzg2MBUCABEYEjgxNkNBRjhDMTg3QQA=',
			otherMessageIds: ['63f71fb8741c165b434292fb'],
			status: 'failed',
			recipient: '+16505551234',
			errors: [{ code: '131026', title: 'Message undeliverable' }],
			callbackData: 'order 77',
			timestamp: '2025-12-19T12:08:13.000Z',
		});
		expect(raw).toEqual(updated);
	});

	it('reads WhatsApp’s own words about a failed message before its own', () => {
		const whatsappApiError = { code: '131047', message: 'Re-engagement message' };
		const whatsappMessage = { ...updated.whatsappMessage, whatsappApiError };
		expect(statusOf('ycloud', { ...updated, whatsappMessage }).errors).toEqual([
			{ code: '131047', title: 'Re-engagement message' },
		]);
	});

	it.each([
		['sent', 'sendTime'],
		['delivered', 'deliverTime'],
		['read', 'readTime'],
	])('dates the status %s by %s', (status, field) => {
		const whatsappMessage = { id: '1', status, [field]: '2025-12-19T12:08:20.000Z' };
		const event = statusOf('ycloud', { ...updated, whatsappMessage });
		expect(event).toMatchObject({ status, errors: [], timestamp: '2025-12-19T12:08:20.000Z' });
	});

	it('brings a new status of a flow', () => {
		const { raw, ...event } = flowEventOf('ycloud', change);
		expect(event).toStrictEqual({
			type: 'flowEvent',
			provider: 'ycloud',
			event: 'FLOW_STATUS_CHANGE',
			flowId: '1097420589034000',
			message: 'Flow Webhook 3 changed status from DRAFT to PUBLISHED',
			oldStatus: 'DRAFT',
			newStatus: 'PUBLISHED',
			timestamp: '2025-09-11T07:24:52.000Z',
		});
		expect(raw).toEqual(change);
	});

	it('may call its type eventType, as older pages do', () => {
		const { type: eventType, ...older } = change;
		expect(flowEventOf('ycloud', { ...older, eventType }).newStatus).toBe('PUBLISHED');
	});

	it('gives nothing for other events', () => {
		expect(parseWebhook('ycloud', { ...reply, type: 'contact.created' })).toEqual([]);
		expect(parseWebhook('ycloud', { type: 'whatsapp.message.updated' })).toEqual([]);
	});
});
