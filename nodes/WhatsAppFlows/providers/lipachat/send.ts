import { z } from 'zod';
import { messageState } from '../../webhooks/messageState';
import { id } from '../metaShapes';
import type { SendCall } from '../provider';
import { recipientText } from '../recipient';
import type { LipachatAccount } from './account';
import { readData } from './shapes';

const accepted = z
	.object({
		messageId: id.nullish().catch(undefined),
		status: z.string().optional().catch(undefined),
	})
	.passthrough();

/**
 * Sends a flow in the open 24-hour window. There is no place for a header, a footer, a flow token,
 * a draft or a data exchange.
 *
 * Source: https://docs.lipachat.com/api/whatsapp-flows/send-flow
 */
export const send: SendCall<LipachatAccount> = {
	effect: 'send',
	// Lipachat names no limit, so this is a careful one.
	messagesPerSecond: 20,
	dropsRepeats: true,
	takes: {
		flowCta: { max: 30 },
		body: { max: 1024 },
		screen: 'required',
		data: {
			unconfirmed:
				'Lipachat documents only the keys service, serviceOption and package as initial data, so others may not reach the first screen.',
		},
	},
	request: (input, account) => ({
		method: 'POST',
		path: '/whatsapp/interactive/flows',
		body: {
			kind: 'json',
			value: {
				// Lipachat drops a message whose id it has seen, so a repeated item needs the same one.
				messageId: input.requestId,
				to: recipientText(input.recipient).replace(/^\+/, ''),
				from: account.senderNumber,
				text: input.body,
				flowId: input.flowId,
				flowCta: input.flowCta,
				screen: input.screen,
				data: input.data,
			},
		},
	}),
	read: ({ body }, input) => {
		const { messageId, status } = accepted.parse(readData(body));
		return {
			provider: 'lipachat',
			// The id is the sender's own choice: Lipachat only repeats it. Its `waId` stays in raw.
			messageId: messageId ?? input.requestId,
			recipient: recipientText(input.recipient),
			flowId: input.flowId,
			status: messageState(status) ?? 'accepted',
			attempts: 1,
			raw: body,
		};
	},
};
