import type { FlowCompletion, OtherMessage } from './events';
import { known } from './json';
import type { Reply } from './reply';

/** What a parser knows of a message that a person sent, beside what the message says. */
export type Envelope = Omit<OtherMessage, 'type' | 'messageType'>;

/** Puts what a message says and what is known about it into one event. */
export function incomingMessage(envelope: Envelope, reply: Reply): FlowCompletion | OtherMessage {
	const { provider, messageId, ...rest } = envelope;
	if (reply.kind === 'flow') {
		const { response, responseError, flowToken } = reply;
		return known<FlowCompletion>({
			type: 'flowCompletion',
			provider,
			flowToken,
			response,
			responseError,
			messageId: messageId ?? '',
			...rest,
		});
	}
	const { messageType } = reply;
	return known<OtherMessage>({ type: 'otherMessage', provider, messageType, messageId, ...rest });
}
