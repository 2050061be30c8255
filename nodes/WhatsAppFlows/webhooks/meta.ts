import type { JsonObject, MessageStatus, StatusError, WebhookEvent } from './events';
import { readFlowEvent } from './flowEvent';
import { incomingMessage } from './incomingMessage';
import { firstText, isObject, known, objectOf, objectsOf, textOf } from './json';
import { messageState } from './messageState';
import { otherIds } from './otherIds';
import { readInteractive } from './reply';
import { timeOf } from './time';

/** One element of `entry[].changes[]`, with the time of its entry. */
interface Change {
	field?: unknown;
	value: JsonObject;
	time?: unknown;
}

/**
 * Reads Meta's deliveries: messages and statuses of the field `messages`, alerts of the field
 * `flows`, up to 1000 in one body, in their order. Other fields and bare `value.errors` give
 * nothing. 360dialog and Gupshup v3 forward the same shape.
 *
 * Sources: https://developers.facebook.com/docs/whatsapp/flows/reference/flowswebhooks and
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/status/
 */
export function parseMeta(provider: string, body: unknown, now: Date): WebhookEvent[] {
	return changesOf(body).flatMap(({ field, value, time }) => {
		if (field === 'flows') return readFlowEvent(provider, value, time, now);
		if (field !== undefined && field !== 'messages') return [];
		return [...readMessages(provider, value, now), ...readStatuses(provider, value, now)];
	});
}

/** A whole delivery, a single change, or only the value, as relays cut it out. */
function changesOf(body: unknown): Change[] {
	return objectsOf(body).flatMap((part): Change[] => {
		if (part.entry !== undefined) {
			return objectsOf(part.entry).flatMap((entry) =>
				objectsOf(entry.changes).map(({ field, value }) => ({
					field,
					value: objectOf(value),
					time: entry.time,
				})),
			);
		}
		if (isObject(part.value)) return [{ field: part.field, value: part.value }];
		return [{ value: part }];
	});
}

/** The messages of one `value`. */
function readMessages(provider: string, value: JsonObject, now: Date): WebhookEvent[] {
	if (!Array.isArray(value.messages)) return [];
	const messages = value.messages.filter(isObject);
	const contacts = objectsOf(value.contacts);
	return messages.map((message, index) => {
		const contact = contactOf(message, index, messages.length, contacts);
		return incomingMessage(
			{
				provider,
				from: firstText(message.from, contact?.wa_id),
				userId: firstText(message.from_user_id, contact?.user_id),
				profileName: textOf(objectOf(contact?.profile).name),
				messageId: textOf(message.id),
				contextMessageId: textOf(objectOf(message.context).id),
				phoneNumberId: textOf(objectOf(value.metadata).phone_number_id),
				timestamp: timeOf(message.timestamp, now),
				raw: { ...frame(value), ...(contact && { contacts: [contact] }), messages: [message] },
			},
			readInteractive(message.interactive, message.type),
		);
	});
}

/**
 * The contact that wrote a message. Numbers of one person can differ between the two lists, and
 * both ids can be absent, so the place counts too, where no other contact can be meant.
 */
function contactOf(
	message: JsonObject,
	index: number,
	count: number,
	contacts: JsonObject[],
): JsonObject | undefined {
	const from = textOf(message.from);
	const userId = textOf(message.from_user_id);
	const same = contacts.find(
		(contact) =>
			(from !== undefined && textOf(contact.wa_id) === from) ||
			(userId !== undefined && textOf(contact.user_id) === userId),
	);
	const nameless = from === undefined && userId === undefined;
	return (
		same ?? (contacts.length === count && (count === 1 || nameless) ? contacts[index] : undefined)
	);
}

/** The statuses of one `value`. */
function readStatuses(provider: string, value: JsonObject, now: Date): MessageStatus[] {
	if (!Array.isArray(value.statuses)) return [];
	return value.statuses.filter(isObject).flatMap((status) => {
		const event = readStatus(provider, status, now);
		return event ? [{ ...event, raw: { ...frame(value), statuses: [status] } }] : [];
	});
}

/**
 * Reads one element of `statuses[]`.
 *
 * @returns undefined when it names no message, or a state that says nothing about delivery
 */
export function readStatus(
	provider: string,
	status: JsonObject,
	now: Date,
): MessageStatus | undefined {
	const messageId = textOf(status.id);
	const state = messageState(status.status);
	if (messageId === undefined || state === undefined) return undefined;
	return known<MessageStatus>({
		type: 'messageStatus',
		provider,
		messageId,
		// Gupshup's own id, which its answer to a send has: https://partner-docs.gupshup.io/docs/events
		otherMessageIds: otherIds(messageId, status.gs_id),
		status: state,
		recipient: firstText(status.recipient_id, status.recipient_user_id),
		errors: objectsOf(status.errors).map(readStatusError),
		callbackData: textOf(status.biz_opaque_callback_data),
		timestamp: timeOf(status.timestamp, now),
		raw: status,
	});
}

/** Meta's error object as webhooks have it; `error_data` can be plain text. */
export function readStatusError(error: JsonObject): StatusError {
	const title = firstText(error.title, error.message);
	const message = textOf(error.message);
	return known({
		code: textOf(error.code),
		title,
		detail: firstText(
			objectOf(error.error_data).details,
			error.error_data,
			message === title ? undefined : message,
		),
	});
}

/** What a `value` says about all of its messages and statuses. */
function frame(value: JsonObject): JsonObject {
	return known({ ...value, messages: undefined, statuses: undefined, contacts: undefined });
}
