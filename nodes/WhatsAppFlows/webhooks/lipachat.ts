import type { JsonObject, MessageStatus, WebhookEvent } from './events';
import { firstText, known, objectOf, objectsOf, textOf } from './json';
import { messageState } from './messageState';
import { otherIds } from './otherIds';
import { parseTolerant } from './tolerant';
import { timeOf } from './time';

/**
 * Reads Lipachat's inbound messages and message statuses. Its page documents no flow reply, so
 * messages are searched for one; template statuses give nothing.
 *
 * Source: https://docs.lipachat.com/api/webhooks
 */
export function parseLipachat(provider: string, body: unknown, now: Date): WebhookEvent[] {
	return objectsOf(body).flatMap((delivery): WebhookEvent[] => {
		switch (delivery.event) {
			case 'MESSAGE_STATUS':
				return readStatus(provider, delivery, now);
			case 'TEMPLATE_STATUS':
				return [];
			default:
				return parseTolerant(provider, delivery, now);
		}
	});
}

function readStatus(provider: string, delivery: JsonObject, now: Date): MessageStatus[] {
	const found = objectOf(delivery.messageStatus);
	// `messageId` is the id that the sender chose, `waId` WhatsApp's.
	const messageId = firstText(found.messageId, found.waId);
	const status = messageState(found.status);
	if (messageId === undefined || status === undefined) return [];
	const title = textOf(found.statusDesc);
	return [
		known<MessageStatus>({
			type: 'messageStatus',
			provider,
			messageId,
			otherMessageIds: otherIds(messageId, found.waId),
			status,
			errors: status === 'failed' && title !== undefined ? [{ title }] : [],
			timestamp: timeOf(firstText(found.timestamp, delivery.timestamp), now),
			raw: delivery,
		}),
	];
}
