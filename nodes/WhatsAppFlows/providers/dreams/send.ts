import type { SendCall } from '../provider';
import { recipientText } from '../recipient';
import type { DreamsAccount } from './account';
import { readMessageId } from './shapes';

/**
 * Sends a flow from the number of the account. Dreams makes the flow token itself and takes no
 * data. The page calls every field optional, but a message without all seven is refused.
 *
 * Source: https://docs.dreams.com.sa/whatsapp-flows
 */
export const send: SendCall<DreamsAccount> = {
	effect: 'send',
	// Dreams names no limit, so this is a careful one.
	messagesPerSecond: 20,
	takes: {
		flowCta: { max: 30 },
		body: { max: 1024 },
		header: { kinds: ['text'], max: 60, required: true },
		footer: { max: 60, required: true },
		screen: 'required',
	},
	request: (input, { flowsPath }) => ({
		method: 'POST',
		path: `${flowsPath}/send`,
		body: {
			kind: 'json',
			value: {
				to: recipientText(input.recipient).replace(/^\+/, ''),
				flow_id: input.flowId,
				header_text: input.header?.kind === 'text' ? input.header.text : undefined,
				body_text: input.body,
				footer_text: input.footer,
				flow_cta: input.flowCta,
				screen: input.screen,
			},
		},
	}),
	read: ({ body }, input) => ({
		provider: 'dreams',
		messageId: readMessageId(body),
		recipient: recipientText(input.recipient),
		flowId: input.flowId,
		status: 'accepted',
		attempts: 1,
		raw: body,
	}),
};
