import type { IDataObject } from 'n8n-workflow';
import { WAIT_INDEFINITELY } from 'n8n-workflow';
import { InvalidInput } from '../../providers/invalidInput';
import type { SendCall, SendFlow } from '../../providers/provider';
import type { ResumeReference } from '../../tokens';
import type { Item, ProviderOperation } from '../operation';
import { present } from '../operation';
import { limitFields, readLimit } from './sendAndWait.limit';
import { messageFields } from './send.fields';
import { prepareSend } from './send.input';
import { explainRefusal } from './send.refusal';
import { waitingTokenFor } from './send.token';

/** n8n resumes a node only if its operation has this value. */
export const sendAndWait: ProviderOperation = {
	value: 'sendAndWait',
	// Only our own token, come back with the answer, tells which execution waits for it.
	offeredBy: ({ flow }) => (flow.send?.takes.flowToken ? flow.send : undefined),
	name: 'Send and Wait for Answer',
	action: 'Send flow and wait for answer',
	description:
		'Send a flow to one person and go on with the answers; needs a published workflow with the WhatsApp Flows Trigger',
	fields: messageFields('sendAndWait', limitFields),
	async execute(item) {
		const { connection, node } = item;
		refuseSeveral(item);
		const call = connection.provider.flow.send as SendCall;
		const limit = readLimit(item, Date.now());
		const { input: prepared, flow } = await prepareSend(item, call);
		const flowToken = waitingTokenFor(item, flow, resumeReference(item));
		const input: SendFlow = { ...prepared, flowToken };
		const sent = await connection.call(call, input).catch(async (thrown: unknown) => {
			throw await explainRefusal(connection, input, thrown);
		});
		const json = present(item, { ...sent, flowName: flow.flowName });
		const waitsUntil = limit === WAIT_INDEFINITELY ? undefined : limit.toISOString();
		goOnWithoutAnswer(item, { ...json, waitedUntil: waitsUntil });
		await node.putExecutionToWait(limit);
		return { json: { ...json, waitsUntil } };
	},
};

/** n8n waits once for a whole execution, so the answers of several people can't be told apart. */
function refuseSeveral({ node }: Item): void {
	const { length } = node.getInputData();
	if (length <= 1) return;
	throw new InvalidInput(
		`Send and Wait for Answer got ${length} items, and an execution can wait for one answer only`,
		'Call a workflow with this node once for each item: the node Execute Sub-workflow, Mode: Run Once for Each Item.',
	);
}

/** What a trigger needs to continue this execution, out of the address that n8n signs for it. */
function resumeReference({ node }: Item): ResumeReference {
	const address = new URL(node.getSignedResumeUrl());
	const [nodeId = '', executionId = ''] = address.pathname.split('/').reverse();
	return {
		executionId,
		nodeId: decodeURIComponent(nodeId),
		signature: address.searchParams.get('signature') ?? '',
	};
}

/**
 * When the time is over n8n passes the node's input on, at each output its own: this puts nothing at
 * the first one and what was sent at the second.
 */
function goOnWithoutAnswer({ node }: Item, json: IDataObject): void {
	const execution = node.getExecuteData();
	execution.metadata = { ...execution.metadata, forwardAllOutputs: true };
	execution.data = { ...execution.data, main: [[], [{ json, pairedItem: { item: 0 } }]] };
}
