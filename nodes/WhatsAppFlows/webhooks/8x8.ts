import type { JsonObject, MessageStatus, StatusError, WebhookEvent } from './events';
import { incomingMessage } from './incomingMessage';
import { firstText, known, objectOf, objectsOf, textOf } from './json';
import { messageState } from './messageState';
import { readInteractive } from './reply';
import { timeOf } from './time';

// `channelUserId` repeats the phone number in older formats, and one page prints user ids without
// the version that announces them: only the look of the value tells.
const businessScopedUserId = /^[A-Z]{2}\.[0-9A-Za-z.]+$/;

/**
 * Reads 8x8's inbound messages (v2, v3) and delivery receipts (v8, v9). Other channels, such as
 * the SMS of a fallback, and other event types give nothing.
 *
 * Sources: https://developer.8x8.com/connect/docs/inbound-chatapps-message and
 * https://developer.8x8.com/connect/docs/delivery-receipts-for-outbound-chatapps
 */
export function parse8x8(provider: string, body: unknown, now: Date): WebhookEvent[] {
	return objectsOf(body).flatMap((delivery): WebhookEvent[] => {
		const payload = objectOf(delivery.payload);
		const channel = firstText(objectOf(payload.recipient).channel, payload.channel);
		if (channel !== undefined && channel.toLowerCase() !== 'whatsapp') return [];
		switch (delivery.eventType) {
			case 'inbound_message_received':
				return [readMessage(provider, payload, delivery, now)];
			case 'outbound_message_status_changed':
				return readReceipt(provider, payload, delivery, now);
			default:
				return [];
		}
	});
}

function readMessage(
	provider: string,
	payload: JsonObject,
	raw: JsonObject,
	now: Date,
): WebhookEvent {
	const user = objectOf(payload.user);
	return incomingMessage(
		{
			provider,
			from: textOf(user.msisdn),
			userId: userIdOf(user),
			profileName: textOf(user.name),
			messageId: textOf(payload.umid),
			contextMessageId: textOf(payload.replyToUmid),
			timestamp: timeOf(payload.timestamp, now),
			raw,
		},
		readInteractive(objectOf(payload.content).interactive, payload.type),
	);
}

function readReceipt(
	provider: string,
	payload: JsonObject,
	raw: JsonObject,
	now: Date,
): MessageStatus[] {
	const status = objectOf(payload.status);
	const user = objectOf(payload.user);
	const messageId = textOf(payload.umid);
	// The first `delivered` of a message only means that WhatsApp has it.
	const state = status.detail === 'delivered_to_operator' ? 'sent' : messageState(status.state);
	if (messageId === undefined || state === undefined) return [];
	return [
		known<MessageStatus>({
			type: 'messageStatus',
			provider,
			messageId,
			status: state,
			recipient: firstText(user.msisdn, userIdOf(user)),
			errors: readErrors(status, objectOf(payload.whatsapp)),
			callbackData: textOf(payload.clientMessageId),
			timestamp: timeOf(status.timestamp, now),
			raw,
		}),
	];
}

/** https://developer.8x8.com/connect/docs/delivery-error-codes : two numberings side by side */
function readErrors(status: JsonObject, whatsapp: JsonObject): StatusError[] {
	const error: StatusError = known({
		code: textOf(whatsapp.providerErrorCode),
		providerCode: textOf(status.errorCode),
		title: textOf(status.errorMessage),
	});
	return Object.keys(error).length > 0 ? [error] : [];
}

function userIdOf(user: JsonObject): string | undefined {
	const id = textOf(user.channelUserId);
	return id !== undefined && businessScopedUserId.test(id) ? id : undefined;
}
