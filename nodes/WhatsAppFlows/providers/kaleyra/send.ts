import { metaFlowMessage } from '../metaShapes';
import type { SendCall, SendFlow } from '../provider';
import { unconfirmed } from '../provider';
import { recipientText } from '../recipient';
import type { KaleyraAccount } from './account';
import { readMessageId } from './shapes';

const asAtWhatsApp = (what: string) => ({
	unconfirmed: `Kaleyra’s public documentation does not name ${what}, so it is sent as WhatsApp itself takes it.`,
});

/** Comes back with the answer, which is how an answer without a token finds its message. */
const reference = ({ callbackData, requestId }: SendFlow) => callbackData ?? requestId;

const call: SendCall<KaleyraAccount> = {
	effect: 'send',
	takes: {
		flowCta: { max: 30 },
		body: { max: 1024 },
		header: { kinds: ['text'], max: 60 },
		footer: { max: 60 },
		screen: 'optional',
		data: asAtWhatsApp('the initial data'),
		dataExchange: asAtWhatsApp('the data exchange'),
		mode: asAtWhatsApp('the draft mode'),
		flowToken: asAtWhatsApp('the flow token'),
		callbackData: {},
	},
	request: (input, account) => ({
		method: 'POST',
		path: `/whatsapp/${account.senderNumber}/messages`,
		body: {
			kind: 'json',
			value: {
				messaging_object: {
					messaging_product: 'whatsapp',
					recipient_type: 'individual',
					to: recipientText(input.recipient),
					type: 'interactive',
					interactive: metaFlowMessage(input),
				},
				extra_info: { ref: reference(input) },
			},
		},
	}),
	read: ({ body }, input) => ({
		provider: 'kaleyra',
		messageId: readMessageId(body),
		recipient: recipientText(input.recipient),
		flowId: input.flowId,
		flowToken: input.flowToken,
		callbackData: reference(input),
		status: 'accepted',
		attempts: 1,
		raw: body,
	}),
};

/**
 * Sends a flow: Meta's message inside Kaleyra's envelope.
 *
 * Source: https://developers.kaleyra.io/docs/whatsapp-api-v2-send-flow-messages
 */
export const send = unconfirmed(
	call,
	'Kaleyra documents the message around the flow, but not the part that names the flow, which is sent as WhatsApp itself takes it.',
);
