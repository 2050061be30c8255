import { metaFlowMessage } from '../metaShapes';
import type { SendCall } from '../provider';
import { unconfirmed } from '../provider';
import type { KaleyraAccount } from './account';
import { messageRequest, readSent } from './message';
import { asAtWhatsApp } from './notes';

const call: SendCall<KaleyraAccount> = {
	effect: 'send',
	// Kaleyra names no limit, so this is a careful one.
	messagesPerSecond: 20,
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
	request: (input, account) =>
		messageRequest(account, input, {
			type: 'interactive',
			interactive: metaFlowMessage(input),
		}),
	read: ({ body }, input) => readSent(body, input),
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
