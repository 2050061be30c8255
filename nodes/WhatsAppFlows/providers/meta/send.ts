import { metaFlowMessage } from '../metaShapes';
import type { SendCall } from '../provider';
import type { MetaAccount } from './account';
import { messageRequest, readSent } from './message';

/** Source: https://developers.facebook.com/docs/whatsapp/flows/guides/sendingaflow */
export const send: SendCall<MetaAccount> = {
	effect: 'send',
	// The start of every number: https://developers.facebook.com/docs/whatsapp/cloud-api/overview , throughput
	messagesPerSecond: 80,
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
	request: (input, account) =>
		messageRequest(account, input, { type: 'interactive', interactive: metaFlowMessage(input) }),
	read: ({ body }, input) => readSent(body, input),
};
