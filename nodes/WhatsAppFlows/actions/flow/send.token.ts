import { InvalidInput } from '../../providers/invalidInput';
import type { SendCall } from '../../providers/provider';
import type { FlowTokenParts, ResumeReference } from '../../tokens';
import { makeFlowToken } from '../../tokens';
import type { Item } from '../operation';
import { asText, parameter } from '../operation';
import type { ChosenFlow } from './flowField';

interface TokenOptions {
	flowToken?: unknown;
	leaveOutFlowToken?: unknown;
	reference?: unknown;
}

/**
 * The user's own token as it is, else one that tells the trigger which flow was answered.
 * @throws InvalidInput for a reference that does not fit into it
 */
export function flowTokenFor(
	item: Item,
	{ takes }: { takes: Pick<SendCall['takes'], 'flowToken'> },
	{ flowId }: Pick<ChosenFlow, 'flowId'>,
): string | undefined {
	const options = parameter<TokenOptions>(item, 'options', {});
	if (!takes.flowToken || options.leaveOutFlowToken === true) return undefined;
	const own = asText(options.flowToken);
	if (own) return own;
	return makeToken(item, { flowId });
}

/**
 * A token that also tells the trigger which execution waits for the answer.
 * @throws InvalidInput for a reference that does not fit into it
 */
export function waitingTokenFor(
	item: Item,
	{ flowId }: Pick<ChosenFlow, 'flowId'>,
	resume: ResumeReference,
): string {
	return makeToken(item, { flowId, resume });
}

function makeToken(item: Item, parts: Pick<FlowTokenParts, 'flowId' | 'resume'>): string {
	const [secret] = item.connection.account.tokenSecrets;
	const { reference } = parameter<TokenOptions>(item, 'options', {});
	try {
		return makeFlowToken({ ...parts, reference: asText(reference) || undefined, secret });
	} catch (thrown) {
		throw tokenRefused(thrown);
	}
}

function tokenRefused(thrown: unknown): InvalidInput {
	return new InvalidInput(
		`Customer Reference does not fit into the flow token: ${thrown instanceof Error ? thrown.message : ''}`,
		'Use a shorter one, such as an order number.',
	);
}
