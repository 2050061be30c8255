import { metaHeader } from '../metaShapes';
import type { SendCall } from '../provider';
import type { EightByEightAccount } from './account';
import { messageRequest, readSent } from './message';

/**
 * Sends a flow in the open 24-hour window.
 *
 * Sources: https://developer.8x8.com/connect/reference/send-message and, for the flow token and
 * the draft mode alone, https://developer.8x8.com/connect/docs/whatsapp/whatsapp-flows-api
 */
export const send: SendCall<EightByEightAccount> = {
	effect: 'send',
	// 8x8 takes 1,000 a second, WhatsApp 80 from a new number.
	messagesPerSecond: 80,
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
	request: (input, account) =>
		messageRequest(account, input, 'interactive', {
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
		}),
	read: ({ body }, input) => readSent(body, input),
};
