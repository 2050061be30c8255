import { z } from 'zod';
import { segment } from '../account';
import type { SentFlow } from '../model';
import type { ProviderRequest, SendFlow } from '../provider';
import { recipientText } from '../recipient';
import type { MetaAccount } from './account';

// The guide's own sample lacks half of the envelope, so only the id is relied on.
const accepted = z
	.object({ messages: z.array(z.object({ id: z.string() }).passthrough()).min(1) })
	.passthrough();

/** What every message has, whatever its content. */
type Envelope = Pick<SendFlow, 'recipient' | 'flowToken' | 'contextMessageId' | 'callbackData'> & {
	flowId?: string;
};

/** A message to one person, with its content beside the envelope. */
export function messageRequest(
	{ phoneNumberId }: MetaAccount,
	{ recipient, contextMessageId, callbackData }: Envelope,
	content: { type: string } & Record<string, unknown>,
): ProviderRequest {
	return {
		method: 'POST',
		path: `/${segment(phoneNumberId)}/messages`,
		body: {
			kind: 'json',
			value: {
				messaging_product: 'whatsapp',
				recipient_type: 'individual',
				...('phone' in recipient ? { to: recipient.phone } : { recipient: recipient.userId }),
				context: contextMessageId ? { message_id: contextMessageId } : undefined,
				biz_opaque_callback_data: callbackData,
				...content,
			},
		},
	};
}

/**
 * Reads the answer to a message, which only says that it was taken.
 * @throws zod's error when it names no id
 */
export function readSent(body: unknown, input: Envelope): SentFlow {
	return {
		provider: 'meta',
		messageId: accepted.parse(body).messages[0].id,
		recipient: recipientText(input.recipient),
		flowId: input.flowId,
		flowToken: input.flowToken,
		callbackData: input.callbackData,
		status: 'accepted',
		attempts: 1,
		raw: body,
	};
}
