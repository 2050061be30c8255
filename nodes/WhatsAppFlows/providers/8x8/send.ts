import { z } from 'zod';
import { messageState } from '../../webhooks/messageState';
import { segment } from '../account';
import { id, metaHeader } from '../metaShapes';
import type { SendCall } from '../provider';
import { recipientText } from '../recipient';
import type { EightByEightAccount } from './account';

// The reference promises `umid`; a message that was taken is not lost over a missing one.
const accepted = z
	.object({
		umid: id.optional(),
		status: z.object({ state: z.string() }).passthrough().optional().catch(undefined),
	})
	.passthrough();

/**
 * Sends a flow in the open 24-hour window.
 *
 * Sources: https://developer.8x8.com/connect/reference/send-message and, for the flow token and
 * the draft mode alone, https://developer.8x8.com/connect/docs/whatsapp/whatsapp-flows-api
 */
export const send: SendCall<EightByEightAccount> = {
	effect: 'send',
	takes: {
		flowCta: { max: 30 },
		body: { max: 1024 },
		header: { kinds: ['text', 'image', 'video', 'document'], max: 60 },
		footer: { max: 60 },
		screen: 'optional',
		data: true,
		dataExchange: true,
		mode: {
			unconfirmed:
				'Only one guide page of 8x8 names the draft mode and its API reference does not, so publish the flow if a draft is refused.',
		},
		flowToken: {
			unconfirmed:
				'Only one guide page of 8x8 names the flow token and its API reference does not, so an answer may come back without it.',
		},
		contextMessageId: true,
		callbackData: { max: 50 },
		businessScopedUserId: true,
	},
	request: (input, account) => ({
		method: 'POST',
		path: `/api/v1/subaccounts/${segment(account.subAccountId)}/messages`,
		body: {
			kind: 'json',
			value: {
				user:
					'phone' in input.recipient
						? { msisdn: recipientText(input.recipient) }
						: { channelUserId: input.recipient.userId },
				type: 'interactive',
				// Comes back in receipts; 8x8 does not promise to drop a repeated one.
				clientMessageId: input.callbackData,
				context: input.contextMessageId ? { umid: input.contextMessageId } : undefined,
				content: {
					interactive: {
						type: 'flow',
						header: input.header && metaHeader(input.header),
						body: { text: input.body },
						footer: input.footer ? { text: input.footer } : undefined,
						// Unlike Meta's, the action has no name.
						action: {
							parameters: {
								flowId: input.flowId,
								flowCta: input.flowCta,
								flowToken: input.flowToken,
								mode: input.mode === 'draft' ? 'draft' : undefined,
								flowAction: input.flowAction === 'dataExchange' ? 'data_exchange' : 'navigate',
								flowActionPayload:
									input.flowAction === 'navigate' && (input.screen || input.data)
										? { screen: input.screen, data: input.data }
										: undefined,
							},
						},
					},
				},
			},
		},
	}),
	read: ({ body }, input) => {
		const { umid, status } = accepted.parse(body);
		return {
			provider: '8x8',
			messageId: umid,
			recipient: recipientText(input.recipient),
			flowId: input.flowId,
			flowToken: input.flowToken,
			callbackData: input.callbackData,
			status: messageState(status?.state) ?? 'accepted',
			attempts: 1,
			raw: body,
		};
	},
};
