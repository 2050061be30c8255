import { InvalidInput } from '../../providers/invalidInput';
import type { SendCall, SendFlow } from '../../providers/provider';
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
	const envelope = readEnvelope(item, call.takes);
	const message = readMessage(item, call.takes);
	const flow = await readFlow(item);
	const { flowId } = flow;
	const data = message.data ?? (await readMappedData(item, flowId, message));
	return {
		input: { ...message, ...envelope, mode: readMode(item, call), data, flowId },
		flow,
	};
}

/** What a message carries whatever it says: to whom, and what ties it to other things. */
type Envelope = Pick<SendFlow, 'recipient' | 'contextMessageId' | 'callbackData' | 'requestId'>;

/** @throws InvalidInput naming the first field that does not fit */
export function readEnvelope(
	item: Item,
	takes: Pick<SendCall['takes'], 'businessScopedUserId' | 'callbackData' | 'contextMessageId'>,
): Envelope {
	const recipient = readRecipient(parameter<string | number>(item, 'recipient', ''));
	if ('userId' in recipient && !takes.businessScopedUserId) {
		throw new InvalidInput(
			`Recipient: ${item.connection.provider.displayName} takes no business-scoped user id`,
			'Give the phone number of the person.',
		);
	}
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
		recipient,
		contextMessageId: takes.contextMessageId
			? asText(options.contextMessageId) || undefined
			: undefined,
		callbackData: takes.callbackData ? callbackData : undefined,
		requestId: requestId(item),
	};
}

interface Options {
	mode?: unknown;
	contextMessageId?: unknown;
	callbackData?: unknown;
}

function readMode(item: Item, { takes }: SendCall): SendFlow['mode'] {
	const { mode } = parameter<Options>(item, 'options', {});
	return takes.mode && mode === 'draft' ? 'draft' : 'published';
}
