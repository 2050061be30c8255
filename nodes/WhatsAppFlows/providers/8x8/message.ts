import { z } from 'zod';
import { messageState } from '../../webhooks/messageState';
import { segment } from '../account';
import { id } from '../metaShapes';
import type { SentFlow } from '../model';
import type { ProviderRequest, SendFlow } from '../provider';
import { recipientText } from '../recipient';
import type { EightByEightAccount } from './account';

// The reference promises `umid`; a message that was taken is not lost over a missing one.
const accepted = z
	.object({
		umid: id.optional(),
		status: z.object({ state: z.string() }).passthrough().optional().catch(undefined),
	})
	.passthrough();

/** What every message has, whatever its content. */
type Envelope = Pick<SendFlow, 'recipient' | 'flowToken' | 'contextMessageId' | 'callbackData'> & {
	flowId?: string;
};

/** A message to one person: https://developer.8x8.com/connect/reference/send-message */
export function messageRequest(
	{ subAccountId }: EightByEightAccount,
	{ recipient, contextMessageId, callbackData }: Envelope,
	type: string,
	content: object,
): ProviderRequest {
	return {
		method: 'POST',
		path: `/api/v1/subaccounts/${segment(subAccountId)}/messages`,
		body: {
			kind: 'json',
			value: {
				user:
					'phone' in recipient
						? { msisdn: recipientText(recipient) }
						: { channelUserId: recipient.userId },
				type,
				// Comes back in receipts; 8x8 does not promise to drop a repeated one.
				clientMessageId: callbackData,
				context: contextMessageId ? { umid: contextMessageId } : undefined,
				content,
			},
		},
	};
}

/** Reads the answer to a message, which only says that it was taken. */
export function readSent(body: unknown, input: Envelope): SentFlow {
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
}
