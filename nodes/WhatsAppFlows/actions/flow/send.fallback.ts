import { InvalidInput } from '../../providers/invalidInput';
import type { SentFlow } from '../../providers/model';
import type { SendFlow } from '../../providers/provider';
import type { SendTemplateCall } from '../../providers/templateCalls';
import { ProviderFailure } from '../../transport/failure';
import type { Item } from '../operation';
import { parameter } from '../operation';
import { fillTemplate, templateCall } from './send.template';

/**
 * Sends the chosen template in place of a flow message that was refused because the person did not
 * write within the last 24 hours. Only a refusal which proves that nothing went out counts, so that
 * nobody gets both.
 *
 * @returns undefined where the refusal is another one, or no template is to take the place
 * @throws InvalidInput or ProviderFailure when the template can't be sent either
 */
export async function sendInstead(
	item: Item,
	refused: SendFlow,
	thrown: unknown,
): Promise<SentFlow | undefined> {
	const call = templateCall(item);
	if (!call || !isWindowClosed(thrown) || !parameter(item, 'templateIfClosed', false)) {
		return undefined;
	}
	const sent = await item.connection.call(call, await fill(item, call, refused));
	return { ...sent, fallbackUsed: true };
}

function isWindowClosed(thrown: unknown): boolean {
	if (!(thrown instanceof ProviderFailure)) return false;
	const { disposition, sent } = thrown.reason;
	return disposition === 'needsTemplate' && sent === 'no';
}

async function fill(item: Item, call: SendTemplateCall, refused: SendFlow) {
	const { recipient, contextMessageId, callbackData, requestId } = refused;
	const envelope = { recipient, contextMessageId, callbackData, requestId };
	const filled = await fillTemplate(item, call, { ...envelope, data: refused.data }).catch(
		(thrown: unknown) => {
			throw thrown instanceof InvalidInput ? notEither(thrown) : thrown;
		},
	);
	// Another flow has other fields on its first screen.
	const sameFlow = filled.flowId === undefined || filled.flowId === refused.flowId;
	return sameFlow ? filled : { ...filled, data: undefined, screen: undefined };
}

function notEither({ message, remedy }: InvalidInput): InvalidInput {
	return new InvalidInput(
		`More than 24 hours have passed since this person last wrote, and the template can’t be sent either: ${message}`,
		remedy,
	);
}
