import { nfmReply } from '../../graph/webhook';
import { uuid } from '../../ids';
import type { Completion, ProviderContext, WebhookDialect } from '../../types';

/**
 * Lipachat documents inbound messages without flow replies
 * (https://docs.lipachat.com/api/webhooks): this is its envelope for interactive replies with Meta's
 * part inside. Its portal takes an address and nothing else, so the secret can only ride in the query.
 */
export function lipachatWebhooks({ account }: ProviderContext): WebhookDialect {
	const inbound = (completion: Completion) => ({
		messageId: uuid(),
		from: completion.message.phone,
		to: account.data.senderNumber,
		profileName: 'Ann',
		type: 'INTERACTIVE',
		interactive: { type: 'nfm_reply', nfm_reply: nfmReply(completion) },
	});
	return {
		secretBy: 'query',
		sendsHeaders: false,
		completions: (completions) => completions.map(inbound),
		status: (message, status) => ({
			event: 'MESSAGE_STATUS',
			messageStatus: {
				waId: message.wamid,
				messageId: message.messageId,
				conversationId: null,
				status: status.toUpperCase(),
				statusDesc: status === 'failed' ? 'Message undeliverable' : `Message ${status}`,
			},
		}),
	};
}
