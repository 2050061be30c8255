import { InvalidInput } from '../../providers/invalidInput';
import type { SendCall, SendFlow } from '../../providers/provider';
import type { FlowRecipient } from '../../providers/recipient';
import { readRecipient } from '../../providers/recipient';
import type { Item } from '../operation';
import { asText, parameter } from '../operation';
import type { ChosenFlow } from './flowField';
import { readFlow } from './flowField';
import { readMappedData } from './send.mapper';
import { readMessage } from './send.message';
import { requestId } from './send.requestId';

/** Everything of a message but its flow token. */
export interface PreparedSend {
	input: Omit<SendFlow, 'flowToken'>;
	flow: ChosenFlow;
}

/**
 * Reads what an item sends and to whom. Everything that needs no request comes first, so that a
 * wrong value costs none; only a flow given by name is looked up, and one whose data is mapped.
 * @throws InvalidInput naming the first field that does not fit
 */
export async function prepareSend(item: Item, call: SendCall): Promise<PreparedSend> {
	const recipient = readKnownRecipient(item, call);
	const message = readMessage(item, call.takes);
	const options = readOptions(item, call);
	const flow = await readFlow(item);
	const { flowId } = flow;
	const data = message.data ?? (await readMappedData(item, flowId, message));
	return {
		input: { ...message, ...options, data, recipient, flowId, requestId: requestId(item) },
		flow,
	};
}

function readKnownRecipient(item: Item, { takes }: SendCall): FlowRecipient {
	const recipient = readRecipient(parameter<string | number>(item, 'recipient', ''));
	if ('userId' in recipient && !takes.businessScopedUserId) {
		throw new InvalidInput(
			`Recipient: ${item.connection.provider.displayName} takes no business-scoped user id`,
			'Give the phone number of the person.',
		);
	}
	return recipient;
}

interface Options {
	mode?: unknown;
	contextMessageId?: unknown;
	callbackData?: unknown;
}

function readOptions(
	item: Item,
	{ takes }: SendCall,
): Pick<SendFlow, 'mode' | 'contextMessageId' | 'callbackData'> {
	const options = parameter<Options>(item, 'options', {});
	const callbackData = asText(options.callbackData) || undefined;
	const max = takes.callbackData?.max;
	if (callbackData && max && [...callbackData].length > max) {
		throw new InvalidInput(
			`Callback Data has ${[...callbackData].length} characters`,
			`Shorten it to at most ${max}.`,
		);
	}
	return {
		mode: takes.mode && options.mode === 'draft' ? 'draft' : 'published',
		contextMessageId: takes.contextMessageId
			? asText(options.contextMessageId) || undefined
			: undefined,
		callbackData: takes.callbackData ? callbackData : undefined,
	};
}
