import type { JsonObject, MessageState, MessageStatus, StatusError, WebhookEvent } from './events';
import { incomingMessage } from './incomingMessage';
import { firstText, isObject, known, objectOf, objectsOf, textOf } from './json';
import { messageState } from './messageState';
import { otherReply, readReply } from './reply';
import { timeOf } from './time';

/**
 * Reads Infobip's `results[]`: inbound messages, delivery reports and seen reports, which come to
 * one address.
 *
 * Sources: https://infobip.com/docs/api/channels/whatsapp/whatsapp-inbound-messages ,
 * https://infobip.com/docs/api/channels/whatsapp/whatsapp-message-status-reports/receive-whatsapp-delivery-reports
 * and …/receive-whatsapp-seen-reports ; the flow reply is
 * `WhatsAppWebhookInboundFlowReplyContent` of https://github.com/infobip/infobip-api-java-client
 */
export function parseInfobip(provider: string, body: unknown, now: Date): WebhookEvent[] {
	return objectsOf(objectOf(body).results).flatMap((result): WebhookEvent[] => {
		const channel = firstText(result.integrationType, result.channel) ?? 'WHATSAPP';
		if (channel.toUpperCase() !== 'WHATSAPP') return [];
		return isObject(result.message)
			? [readMessage(provider, result.message, result, now)]
			: readReport(provider, result, now);
	});
}

function readMessage(
	provider: string,
	message: JsonObject,
	result: JsonObject,
	now: Date,
): WebhookEvent {
	const type = textOf(message.type);
	return incomingMessage(
		{
			provider,
			from: textOf(result.from),
			profileName: textOf(objectOf(result.contact).name),
			messageId: textOf(result.messageId),
			contextMessageId: firstText(objectOf(message.context).id, result.pairedMessageId),
			callbackData: textOf(result.callbackData),
			timestamp: timeOf(result.receivedAt, now),
			raw: result,
		},
		type === 'INTERACTIVE_FLOW_REPLY'
			? readReply('flow', message.response)
			: otherReply(type?.replace(/^INTERACTIVE_(?=.)/, '')),
	);
}

function readReport(provider: string, report: JsonObject, now: Date): MessageStatus[] {
	const messageId = textOf(report.messageId);
	const status = stateOf(report);
	if (messageId === undefined || status === undefined) return [];
	return [
		known<MessageStatus>({
			type: 'messageStatus',
			provider,
			messageId,
			status,
			recipient: textOf(report.to),
			errors: status === 'failed' ? readErrors(report) : [],
			callbackData: textOf(report.callbackData),
			timestamp: timeOf(firstText(report.seenAt, report.doneAt, report.sentAt), now),
			raw: report,
		}),
	];
}

function stateOf(report: JsonObject): MessageState | undefined {
	if (textOf(report.seenAt) !== undefined) return 'read';
	const { name, groupName } = objectOf(report.status);
	// Handed to WhatsApp, not yet to the person, though its group is DELIVERED.
	if (name === 'DELIVERED_TO_OPERATOR') return 'sent';
	return messageState(groupName);
}

/** A report that has no error carries one with the id 0. */
function readErrors({ error, status }: JsonObject): StatusError[] {
	const found = objectOf(error);
	const cause = textOf(found.id) === '0' ? objectOf(status) : found;
	const read: StatusError = known({
		code: textOf(cause.id),
		title: firstText(cause.description, cause.name),
		detail: textOf(cause.action),
	});
	return Object.keys(read).length > 0 ? [read] : [];
}
