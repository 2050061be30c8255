import type { SentFlow } from '../model';
import type { ProviderRequest, SendFlow } from '../provider';
import { recipientText } from '../recipient';
import type { KaleyraAccount } from './account';
import { readMessageId } from './shapes';

/** What every message has, whatever its content. */
type Envelope = Pick<SendFlow, 'recipient' | 'flowToken' | 'callbackData' | 'requestId'> & {
	flowId?: string;
};

/** Comes back with the answer, which is how an answer without a token finds its message. */
const reference = ({ callbackData, requestId }: Envelope) => callbackData ?? requestId;

/** Meta's message inside Kaleyra's envelope. */
export function messageRequest(
	{ senderNumber }: KaleyraAccount,
	input: Envelope,
	content: object,
): ProviderRequest {
	return {
		method: 'POST',
		path: `/whatsapp/${senderNumber}/messages`,
		body: {
			kind: 'json',
			value: {
				messaging_object: {
					messaging_product: 'whatsapp',
					recipient_type: 'individual',
					to: recipientText(input.recipient),
					...content,
				},
				extra_info: { ref: reference(input) },
			},
		},
	};
}

/** Reads the answer to a message, which only says that it was taken. */
export function readSent(body: unknown, input: Envelope): SentFlow {
	return {
		provider: 'kaleyra',
		messageId: readMessageId(body),
		recipient: recipientText(input.recipient),
		flowId: input.flowId,
		flowToken: input.flowToken,
		callbackData: reference(input),
		status: 'accepted',
		attempts: 1,
		raw: body,
	};
}
