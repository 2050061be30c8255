import type { JsonObject, MessageState, MessageStatus, StatusError, WebhookEvent } from './events';
import { readFlowEvent } from './flowEvent';
import { incomingMessage } from './incomingMessage';
import { firstText, isObject, known, objectOf, objectsOf, textOf } from './json';
import { messageState } from './messageState';
import { readStatusError } from './meta';
import { otherIds } from './otherIds';
import { readInteractive } from './reply';
import { timeOf } from './time';

/**
 * Reads YCloud's events; older deliveries call the type `eventType`.
 *
 * Sources: https://docs.ycloud.com/en/api-reference/webhook-reference/whatsapp-inbound-message-received ,
 * …/whatsapp-message-updated , …/whatsapp-flow-status-change
 */
export function parseYCloud(provider: string, body: unknown, now: Date): WebhookEvent[] {
	return objectsOf(body).flatMap((event): WebhookEvent[] => {
		switch (event.type ?? event.eventType) {
			case 'whatsapp.inbound_message.received':
				return objectsOf(event.whatsappInboundMessage).map((message) =>
					readMessage(provider, message, event, now),
				);
			case 'whatsapp.message.updated':
				return objectsOf(event.whatsappMessage).flatMap((message) =>
					readUpdate(provider, message, event, now),
				);
			case 'whatsapp.flow.status_change':
				return objectsOf(event.flowChanges).flatMap((change) =>
					readChange(provider, change, event, now),
				);
			default:
				return [];
		}
	});
}

function readMessage(
	provider: string,
	message: JsonObject,
	event: JsonObject,
	now: Date,
): WebhookEvent {
	return incomingMessage(
		{
			provider,
			from: textOf(message.from),
			userId: textOf(message.fromUserId),
			profileName: textOf(objectOf(message.customerProfile).name),
			messageId: firstText(message.wamid, message.id),
			contextMessageId: textOf(objectOf(message.context).id),
			timestamp: timeOf(firstText(message.sendTime, event.createTime), now),
			raw: event,
		},
		readInteractive(message.interactive, message.type),
	);
}

const timeFields: Partial<Record<MessageState, string>> = {
	sent: 'sendTime',
	delivered: 'deliverTime',
	read: 'readTime',
};

function readUpdate(
	provider: string,
	message: JsonObject,
	event: JsonObject,
	now: Date,
): MessageStatus[] {
	const messageId = firstText(message.wamid, message.id);
	const status = messageState(message.status);
	if (messageId === undefined || status === undefined) return [];
	const timeField = timeFields[status];
	return [
		known<MessageStatus>({
			type: 'messageStatus',
			provider,
			messageId,
			// The answer to a send has only YCloud's id: WhatsApp's comes later.
			otherMessageIds: otherIds(messageId, message.id),
			status,
			recipient: firstText(message.to, message.recipientUserId),
			errors: readErrors(message),
			callbackData: textOf(message.externalId),
			timestamp: timeOf(
				firstText(timeField && message[timeField], message.updateTime, event.createTime),
				now,
			),
			raw: event,
		}),
	];
}

function readErrors(message: JsonObject): StatusError[] {
	if (isObject(message.whatsappApiError)) return [readStatusError(message.whatsappApiError)];
	const error = known({ code: textOf(message.errorCode), title: textOf(message.errorMessage) });
	return Object.keys(error).length > 0 ? [error] : [];
}

function readChange(
	provider: string,
	change: JsonObject,
	event: JsonObject,
	now: Date,
): WebhookEvent[] {
	const value = {
		event: 'FLOW_STATUS_CHANGE',
		flow_id: change.flowId,
		message: change.message,
		old_status: change.oldStatus,
		new_status: change.newStatus,
	};
	return readFlowEvent(provider, value, event.createTime, now).map((found) => ({
		...found,
		raw: event,
	}));
}
