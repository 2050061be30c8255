import { repliesValue, statusValue, type BusinessNumber } from '../../graph/webhook';
import { uuid } from '../../ids';
import type { SentMessage } from '../../state';
import type { ProviderContext, WebhookDialect } from '../../types';

/** What the send carried comes back with every webhook. */
function references(message: SentMessage): Record<string, unknown> {
	const given = typeof message.callbackData === 'object' ? message.callbackData : {};
	return { ref: '', ref1: '', ref2: '', ...given };
}

/**
 * Kaleyra's envelope: one of Meta's changes as `meta_object`, its own tracking in `extra_info`.
 * https://developers.kaleyra.io/docs/whatsapp-incoming-message-webhook-payloads-interactive-address-message
 * https://developers.kaleyra.io/docs/wa-status-update-webhooks-payload-v2-sent
 */
export function kaleyraWebhooks(
	{ account }: ProviderContext,
	business: BusinessNumber,
): WebhookDialect {
	const envelope = (value: unknown, message: SentMessage) => ({
		meta_object: { value, field: 'messages' },
		extra_info: {
			media_url: '',
			...references(message),
			trace_id: uuid(),
			waba_id: account.data.wabaId,
		},
	});
	return {
		// A callback profile can be given any fixed header.
		secretBy: 'header',
		sendsHeaders: true,
		completions: (completions) =>
			completions.map((completion) => {
				const { message } = completion;
				const body = envelope(repliesValue([completion], business), message);
				return { ...body, extra_info: { ...body.extra_info, reply_to: message.messageId } };
			}),
		status: (message, status) => {
			const value = statusValue(message, status, business);
			const [told] = value.statuses;
			const body = envelope({ ...value, statuses: [{ ...told, id: message.messageId }] }, message);
			const extraInfo = { ...body.extra_info, message_id: message.messageId };
			// `statuses[].id` is Kaleyra's id, the top-level one WhatsApp's.
			return {
				...body,
				extra_info: extraInfo,
				status: status.toUpperCase(),
				message_id: message.wamid,
			};
		},
	};
}
