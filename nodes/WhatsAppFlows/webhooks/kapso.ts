import type { JsonObject, WebhookEvent } from './events';
import { firstText, isObject, known, objectOf, objectsOf } from './json';
import { parseMeta, readStatus } from './meta';

/**
 * Reads Kapso's deliveries: Meta's own where it forwards them, else its envelope, in which one of
 * Meta's messages stands beside Kapso's conversation, alone or buffered in `data[]`.
 *
 * Sources: https://docs.kapso.ai/docs/whatsapp/receive-messages ,
 * https://docs.kapso.ai/docs/platform/webhooks/message-events and …/advanced
 */
export function parseKapso(provider: string, body: unknown, now: Date): WebhookEvent[] {
	const events = objectsOf(body).flatMap((delivery) =>
		objectsOf(delivery.data ?? delivery).flatMap((payload) =>
			isObject(payload.message) ? readPayload(provider, payload, payload.message, now) : [],
		),
	);
	return events.length > 0 ? events : parseMeta(provider, body, now);
}

function readPayload(
	provider: string,
	payload: JsonObject,
	message: JsonObject,
	now: Date,
): WebhookEvent[] {
	const kapso = objectOf(message.kapso);
	const conversation = objectOf(payload.conversation);
	const raw = payload;
	if (kapso.direction === 'outbound') {
		const latest = objectsOf(kapso.statuses).at(-1);
		const status = readStatus(
			provider,
			{
				recipient_id: conversation.phone_number,
				recipient_user_id: conversation.business_scoped_user_id,
				timestamp: message.timestamp,
				...latest,
				id: firstText(message.id, latest?.id),
				status: firstText(kapso.status, latest?.status),
			},
			now,
		);
		return status ? [{ ...status, raw }] : [];
	}
	const contact = known({
		wa_id: conversation.phone_number,
		user_id: conversation.business_scoped_user_id,
		profile: {
			name: firstText(objectOf(conversation.kapso).contact_name, conversation.contact_name),
		},
	});
	const value = {
		metadata: { phone_number_id: firstText(payload.phone_number_id, conversation.phone_number_id) },
		contacts: [contact],
		messages: [message],
	};
	return parseMeta(provider, { value }, now).map((event) => ({ ...event, raw }));
}
