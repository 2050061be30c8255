import { createHash, randomUUID } from 'node:crypto';
import { InvalidInput } from '../../providers/invalidInput';
import type { SendCall, SendFlow } from '../../providers/provider';
import type { FlowRecipient } from '../../providers/recipient';
import { readRecipient } from '../../providers/recipient';
import { makeFlowToken } from '../../tokens';
import type { Item, ProviderOperation } from '../operation';
import { asText, parameter, present } from '../operation';
import type { ChosenFlow } from './flowField';
import { readFlow } from './flowField';
import { sendFields } from './send.fields';
import { readMessage } from './send.message';
import { explainRefusal } from './send.refusal';

export const send: ProviderOperation = {
	value: 'send',
	offeredBy: ({ flow }) => flow.send,
	name: 'Send',
	action: 'Send flow',
	description: 'Send a message with a button that opens the flow',
	fields: sendFields,
	async execute(item) {
		const { connection } = item;
		const call = connection.provider.flow.send as SendCall;
		// Everything that needs no request comes first, so that a wrong value costs none.
		const recipient = readKnownRecipient(item, call);
		const message = readMessage(item, call.takes);
		const options = readOptions(item);
		const flow = await readFlow(item);
		const input: SendFlow = {
			...message,
			...options,
			recipient,
			flowId: flow.flowId,
			flowToken: flowTokenFor(item, call, flow),
			requestId: requestId(item),
		};
		const sent = await connection.call(call, input).catch(async (thrown: unknown) => {
			throw await explainRefusal(connection, input, thrown);
		});
		return { json: present(item, { ...sent, flowName: flow.flowName }) };
	},
};

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
	flowToken?: unknown;
	leaveOutFlowToken?: unknown;
	reference?: unknown;
	contextMessageId?: unknown;
	callbackData?: unknown;
}

function readOptions(item: Item): Pick<SendFlow, 'mode' | 'contextMessageId' | 'callbackData'> {
	const { takes } = item.connection.provider.flow.send as SendCall;
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

/** The user's own token as it is, else one that tells the trigger which flow was answered. */
function flowTokenFor(item: Item, { takes }: SendCall, { flowId }: ChosenFlow): string | undefined {
	const options = parameter<Options>(item, 'options', {});
	if (!takes.flowToken || options.leaveOutFlowToken === true) return undefined;
	const own = asText(options.flowToken);
	if (own) return own;
	const [secret] = item.connection.account.tokenSecrets;
	const reference = asText(options.reference) || undefined;
	try {
		return makeFlowToken({ flowId, reference, secret });
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

/**
 * The same UUID each time n8n repeats this item in the same run (*Retry On Fail*), so that a
 * provider that de-duplicates by it sends the message once.
 */
function requestId({ node, index }: Item): string {
	const executionId = node.getExecutionId();
	if (!executionId) return randomUUID();
	const run = String(node.getWorkflowDataProxy(index).$runIndex ?? 0);
	const hash = createHash('sha256')
		.update(JSON.stringify([executionId, node.getNode().id, run, index]))
		.digest('hex');
	// The layout of RFC 9562, version 8 (own algorithm).
	return hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-a$4-$5');
}
