import { responseJson } from '../../graph/webhook';
import { uuid } from '../../ids';
import type { SentMessage } from '../../state';
import type { Completion, MessageStatusWord, ProviderContext, WebhookDialect } from '../../types';
import type { WebhookRegistry } from './webhookRegistry';

function phoneOf({ phone }: SentMessage) {
	return phone === undefined ? {} : { msisdn: `+${phone}` };
}

/** https://developer.8x8.com/connect/docs/inbound-chatapps-message, version 3 */
function inbound({ account }: ProviderContext, completion: Completion) {
	const { message } = completion;
	return {
		version: 3,
		namespace: 'ChatApps',
		eventType: 'inbound_message_received',
		description: 'ChatApps inbound message',
		payload: {
			umid: uuid(),
			subAccountId: account.data.subAccountId,
			timestamp: new Date().toISOString(),
			user: { ...phoneOf(message), channelUserId: message.userId, name: 'Ann' },
			recipient: { channel: 'whatsapp', channelId: account.data.channelId },
			type: 'Interactive',
			content: {
				interactive: {
					type: 'nfmReply',
					nfmReply: { responseJson: responseJson(completion) },
				},
			},
			replyToUmid: message.messageId,
		},
	};
}

const states: Record<MessageStatusWord, Record<string, unknown>> = {
	// "Delivered to the operator" means no more than handed to WhatsApp.
	sent: { state: 'delivered', detail: 'delivered_to_operator' },
	delivered: { state: 'delivered', detail: 'delivered_to_recipient' },
	read: { state: 'read' },
	failed: { state: 'undelivered', detail: 'rejected_by_operator' },
};

/** 8x8's own numbers beside WhatsApp's: https://developer.8x8.com/connect/docs/delivery-error-codes */
const receiptCodes: Readonly<Record<number, number>> = {
	131026: 1018,
	131047: 1022,
	132015: 1035,
	132016: 1036,
};

function failure({ doom = 131026 }: SentMessage) {
	return { errorCode: receiptCodes[doom], errorMessage: 'Message undeliverable' };
}

/** Only the receipt of a delivery repeats what was sent. */
function outboundContent(message: SentMessage) {
	return {
		channel: 'whatsapp',
		contentType: 'interactive',
		body: { text: message.body },
		actions: {
			flow: {
				flowId: message.flowId,
				cta: message.cta,
				action: 'navigate',
				...(message.screen !== undefined && { screen: message.screen }),
			},
		},
		meta: { interactiveType: 'flow' },
	};
}

/** https://developer.8x8.com/connect/docs/delivery-receipts-for-outbound-chatapps, version 9 */
function receipt({ account }: ProviderContext, message: SentMessage, status: MessageStatusWord) {
	const knowsUser = status !== 'sent' || message.phone === undefined;
	return {
		version: 9,
		namespace: 'ChatApps',
		eventType: 'outbound_message_status_changed',
		description: 'ChatApps outbound message delivery receipt',
		payload: {
			umid: message.messageId,
			...(message.callbackData !== undefined && { clientMessageId: message.callbackData }),
			subAccountId: account.data.subAccountId,
			channel: 'whatsapp',
			user: { ...phoneOf(message), ...(knowsUser && { channelUserId: message.userId }) },
			status: {
				...states[status],
				timestamp: new Date().toISOString(),
				...(status === 'failed' && failure(message)),
			},
			...(status === 'failed' && {
				whatsapp: { providerErrorCode: String(message.doom ?? 131026) },
			}),
			...(status === 'delivered' && {
				whatsapp: { pricingCategory: 'service' },
				outboundContent: outboundContent(message),
			}),
		},
	};
}

/** 8x8 delivers with a fixed `Authorization` value, the webhook's `httpAuthorization`. */
export function eightByEightWebhooks(
	context: ProviderContext,
	registry: WebhookRegistry,
): WebhookDialect {
	return {
		secretBy: 'header',
		secretHeader: 'authorization',
		// No other header can be chosen.
		sendsHeaders: false,
		completions: (completions) => completions.map((each) => inbound(context, each)),
		status: (message, status) => receipt(context, message, status),
		save: (webhook) => registry.save(webhook),
		route: (kind) => registry.route(kind),
		describe: () => registry.describe(),
	};
}
