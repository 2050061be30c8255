import type { JsonObject, MessageStatus, WebhookEvent } from './events';
import { firstText, isObject, known, objectOf, objectsOf, textOf } from './json';
import { parseMeta, readStatus } from './meta';
import { otherIds } from './otherIds';
import { parseTolerant } from './tolerant';

/**
 * Reads Kaleyra's V2 callbacks: one of Meta's `changes[]` in `meta_object`, beside it what Kaleyra
 * knows. Callbacks of the older profiles have whatever shape the account's template gives them.
 *
 * Sources: https://developers.kaleyra.io/docs/wa-status-update-webhooks-payload-v2-sent and
 * https://developers.kaleyra.io/docs/whatsapp-incoming-message-webhook-payloads-interactive-address-message
 */
export function parseKaleyra(provider: string, body: unknown, now: Date): WebhookEvent[] {
	return objectsOf(body).flatMap((callback) =>
		isObject(callback.meta_object)
			? readCallback(provider, callback, callback.meta_object, now)
			: parseTolerant(provider, callback, now),
	);
}

function readCallback(
	provider: string,
	callback: JsonObject,
	change: JsonObject,
	now: Date,
): WebhookEvent[] {
	const extra = objectOf(callback.extra_info);
	const callbackData = textOf(extra.ref);
	const messages = parseMeta(provider, change, now).flatMap((event): WebhookEvent[] => {
		if (event.type === 'messageStatus') return [];
		const raw = { ...callback, meta_object: { ...change, value: event.raw } };
		if (event.type === 'flowEvent') return [{ ...event, raw }];
		// `reply_to` is Kaleyra's own id of the message replied to.
		const contextMessageId = firstText(event.contextMessageId, extra.reply_to);
		return [known({ ...event, contextMessageId, callbackData, raw })];
	});
	return [...messages, ...readStatuses(provider, callback, change, now)];
}

/**
 * WhatsApp's id of the message stands beside the status, Kaleyra's own within it. The state is read
 * from outside first: a message that Kaleyra holds back (`NOT-SENT`) never had one at Meta.
 */
function readStatuses(
	provider: string,
	callback: JsonObject,
	change: JsonObject,
	now: Date,
): MessageStatus[] {
	const value = objectOf(change.value);
	const extra = objectOf(callback.extra_info);
	const within = objectsOf(value.statuses);
	// What stands outside speaks of one message: of the only one, or of one that has nothing within.
	const single =
		within.length < 2 && value.messages === undefined && textOf(callback.status) !== undefined;
	const outside = single
		? { id: firstText(callback.message_id, extra.message_id), status: callback.status }
		: {};
	return (single && within.length === 0 ? [{}] : within).flatMap((status: JsonObject) => {
		const event = readStatus(provider, { ...status, ...known(outside) }, now);
		if (!event) return [];
		const raw = {
			...callback,
			meta_object: { ...change, value: { ...value, statuses: [status] } },
		};
		return [
			known<MessageStatus>({
				...event,
				otherMessageIds: otherIds(event.messageId, status.id),
				callbackData: firstText(event.callbackData, extra.ref),
				raw: within.length === 0 ? callback : raw,
			}),
		];
	});
}
