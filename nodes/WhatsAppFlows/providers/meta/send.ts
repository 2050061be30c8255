import { z } from 'zod';
import { segment } from '../account';
import { metaFlowMessage } from '../metaShapes';
import type { SendCall } from '../provider';
import { recipientText } from '../recipient';
import type { MetaAccount } from './account';

// The guide's own sample lacks half of the envelope, so only the id is relied on.
const accepted = z
	.object({ messages: z.array(z.object({ id: z.string() }).passthrough()).min(1) })
	.passthrough();

/** Source: https://developers.facebook.com/docs/whatsapp/flows/guides/sendingaflow */
export const send: SendCall<MetaAccount> = {
	effect: 'send',
	takes: {
		flowCta: { max: 30 },
		body: { max: 1024 },
		header: { kinds: ['text', 'image', 'video', 'document'], max: 60 },
		footer: { max: 60 },
		screen: 'optional',
		data: true,
		dataExchange: true,
		mode: true,
		flowToken: true,
		contextMessageId: true,
		callbackData: { max: 512 },
		businessScopedUserId: true,
	},
	request: (input, account) => ({
		method: 'POST',
		path: `/${segment(account.phoneNumberId)}/messages`,
		body: {
			kind: 'json',
			value: {
				messaging_product: 'whatsapp',
				recipient_type: 'individual',
				...('phone' in input.recipient
					? { to: input.recipient.phone }
					: { recipient: input.recipient.userId }),
				type: 'interactive',
				context: input.contextMessageId ? { message_id: input.contextMessageId } : undefined,
				biz_opaque_callback_data: input.callbackData,
				interactive: metaFlowMessage(input),
			},
		},
	}),
	read: ({ body }, input) => ({
		provider: 'meta',
		messageId: accepted.parse(body).messages[0].id,
		recipient: recipientText(input.recipient),
		flowId: input.flowId,
		flowToken: input.flowToken,
		callbackData: input.callbackData,
		status: 'accepted',
		attempts: 1,
		raw: body,
	}),
};
