import type { JsonObject, WebhookEvent } from './events';
import { incomingMessage, type Envelope } from './incomingMessage';
import { firstText, objectOf, objectsOf, textOf } from './json';
import { parseMeta } from './meta';
import { readInteractive, readReply } from './reply';
import { findReplies } from './search';
import { timeOf } from './time';

/**
 * Reads deliveries whose shape no public page describes: Meta's shape if it is that, else a flow
 * reply wherever it stands, else a flat message. Who sent it and when is taken from the nearest
 * object that has a key of the usual names.
 */
export function parseTolerant(provider: string, body: unknown, now: Date): WebhookEvent[] {
	const known = parseMeta(provider, body, now);
	if (known.some(isCompletion)) return known;
	const found = findReplies(body).map(({ name, content, around }) =>
		incomingMessage(readEnvelope(provider, around, now), readReply(name, content)),
	);
	if (found.some(isCompletion)) return found;
	if (known.length > 0) return known;
	return found.length > 0 ? found : readFlatMessages(provider, body, now);
}

function isCompletion(event: WebhookEvent): boolean {
	return event.type === 'flowCompletion';
}

/** Messages such as `{"messageId":"…","from":"…","type":"TEXT","text":"…"}`. */
function readFlatMessages(provider: string, body: unknown, now: Date): WebhookEvent[] {
	return objectsOf(body).flatMap((message) => {
		if (textOf(message.type) === undefined) return [];
		const envelope = readEnvelope(provider, [message], now);
		if (envelope.from === undefined && envelope.messageId === undefined) return [];
		return [incomingMessage(envelope, readInteractive(message.interactive, message.type))];
	});
}

/** @param around the objects around the message's content, the nearest first */
function readEnvelope(
	provider: string,
	around: [JsonObject, ...JsonObject[]],
	now: Date,
): Envelope {
	const nearest = (...keys: string[]): string | undefined =>
		firstText(...around.flatMap((object) => keys.map((key) => object[key])));
	return {
		provider,
		from: nearest('from', 'msisdn', 'phone', 'mobile', 'sender', 'wa_id'),
		userId: nearest('from_user_id', 'fromUserId'),
		profileName: nearest('profileName', 'profile_name', 'contactName', 'contact_name'),
		messageId: nearest('messageId', 'message_id', 'umid', 'wamid', 'waId', 'id'),
		contextMessageId: firstText(
			...around.map((object) => objectOf(object.context).id),
			nearest('contextMessageId', 'replyTo', 'reply_to', 'replyToUmid'),
		),
		phoneNumberId: nearest('phone_number_id', 'phoneNumberId'),
		timestamp: timeOf(
			nearest('timestamp', 'sendTime', 'receivedAt', 'createdAt', 'created_at', 'time'),
			now,
		),
		raw: around[around.length - 1] ?? around[0],
	};
}
