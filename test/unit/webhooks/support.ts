import {
	parseWebhook,
	type FlowCompletion,
	type FlowEvent,
	type MessageStatus,
	type OtherMessage,
	type WebhookEvent,
} from '../../../nodes/WhatsAppFlows/webhooks';

type EventOf<T extends WebhookEvent['type']> = Extract<WebhookEvent, { type: T }>;

/** The time of receipt in tests, so that a time from a body can't be mistaken for it. */
export const now = new Date('2031-05-06T07:08:09.010Z');

/** Reads a body that must give exactly one event, of the type named. */
function only<T extends WebhookEvent['type']>(
	type: T,
	provider: string,
	body: unknown,
): EventOf<T> {
	const events = parseWebhook(provider, body, now);
	expect(events.map((event) => event.type)).toEqual([type]);
	return events[0] as EventOf<T>;
}

export const completionOf = (provider: string, body: unknown): FlowCompletion =>
	only('flowCompletion', provider, body);
export const statusOf = (provider: string, body: unknown): MessageStatus =>
	only('messageStatus', provider, body);
export const flowEventOf = (provider: string, body: unknown): FlowEvent =>
	only('flowEvent', provider, body);
export const otherOf = (provider: string, body: unknown): OtherMessage =>
	only('otherMessage', provider, body);

/** One of Meta's deliveries around the given parts of a `value`. */
export function metaDelivery(...values: object[]): object {
	return {
		object: 'whatsapp_business_account',
		entry: [{ id: '1', changes: values.map((value) => ({ field: 'messages', value })) }],
	};
}

/** One of Meta's messages that carries a flow reply. */
export function metaReply(responseJson: unknown, more: object = {}, reply: object = {}): object {
	return {
		from: '16505551234',
		id: 'wamid.reply',
		timestamp: '1702502473',
		type: 'interactive',
		interactive: {
			type: 'nfm_reply',
			nfm_reply: { name: 'flow', body: 'Sent', response_json: responseJson, ...reply },
		},
		...more,
	};
}
