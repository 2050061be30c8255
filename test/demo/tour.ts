import { isDeepStrictEqual } from 'node:util';
import type { IDataObject } from 'n8n-workflow';
import type { N8nClient, StoredWorkflow } from '../lab/client';
import type { Execution } from '../lab/execution';
import type { SandboxControl } from '../lab/sandbox-control';
import { providerNames } from '../lab/workflow';
import type { ProviderId } from '../sandbox';
import type { Row } from './table';

/** What the tour of one provider needs. */
export interface Stop {
	provider: ProviderId;
	/** The example "First Flow" for this provider. */
	sending: StoredWorkflow;
	receiving: Receiving;
	/** Set where the provider documents no delivery of answers, so that one has to be arranged. */
	byArrangement?: true;
}

interface Receiving {
	/** The live example "Answers Into a Table" for this provider. */
	workflow: StoredWorkflow;
	/** Where its trigger listens. */
	webhook: string;
}

/** What the person in the sandbox answers. */
const ANSWERS = { rating: '5', comment: 'Très bien, merci!' };

/** A step of "First Flow": the node's name, what the table calls it, and what it should give. */
const SENDING = [
	{
		node: 'Create Flow',
		step: 'Create',
		sees: ({ flowId, status }: IDataObject) => flowId && status === 'DRAFT' && `draft ${flowId}`,
	},
	{
		node: 'Publish Flow',
		step: 'Publish',
		sees: ({ status }: IDataObject) => status === 'PUBLISHED' && 'published',
	},
	{
		node: 'Send Flow',
		step: 'Send',
		// Dreams answers no message id.
		sees: ({ messageId, status }: IDataObject) =>
			status && status !== 'failed' && `${status}${messageId ? `, message ${messageId}` : ''}`,
	},
];

function whatWentWrong(execution: Execution, node: string): string {
	const { failure } = execution;
	if (failure?.node === node) return [failure.message, failure.description].join(' ').trim();
	const [output] = execution.json(node);
	return output ? `gave ${JSON.stringify(output)}` : 'was not reached';
}

function sendingRows(provider: string, execution: Execution): Row[] {
	return SENDING.map(({ node, step, sees }) => {
		const run = execution.run(node);
		const [output] = execution.json(node);
		const seen = output && sees(output);
		if (seen) {
			return { provider, step, verdict: 'right', result: seen, milliseconds: run?.executionTime };
		}
		return { provider, step, verdict: 'wrong', result: whatWentWrong(execution, node) };
	});
}

/** The answers in what the trigger gave out; a flow token may stand beside them. */
function answersIn(item: IDataObject | undefined): IDataObject {
	const { flow_token: _token, ...answers } = (item?.response ?? {}) as IDataObject;
	return answers;
}

async function answeringRows(
	id: ProviderId,
	{ workflow, webhook }: Receiving,
	messageId: string | undefined,
	client: N8nClient,
	sandbox: SandboxControl,
): Promise<Row[]> {
	const provider = providerNames[id];
	const known = await client.executionIds(workflow.id);
	await sandbox.setWebhook(id, webhook);

	const started = performance.now();
	const [delivery] = await sandbox.complete({ provider: id, messageId, answers: ANSWERS });
	const answered = performance.now();
	const person: Row = {
		provider,
		step: 'Person answers',
		verdict: delivery?.status === 200 ? 'right' : 'wrong',
		result: `delivered, n8n answered ${delivery?.status}`,
		milliseconds: answered - started,
	};
	if (person.verdict === 'wrong') return [person];

	const execution = await client.nextExecution(workflow.id, known);
	const answers = answersIn(execution.json('Flow Answered').at(0));
	const shown = execution.status === 'success' && isDeepStrictEqual(answers, ANSWERS);
	return [
		person,
		{
			provider,
			step: 'Trigger shows the answer',
			verdict: shown ? 'right' : 'wrong',
			result: execution.failure?.message ?? JSON.stringify(answers),
			milliseconds: performance.now() - answered,
		},
	];
}

/**
 * Goes through one provider as a person would: creates, publishes and sends a flow with the
 * imported workflow, answers it in the sandbox and looks at what the trigger's workflow got.
 */
export async function tour(stop: Stop, client: N8nClient, sandbox: SandboxControl): Promise<Row[]> {
	const provider = providerNames[stop.provider];
	const sending = await client.run(stop.sending, 'Start');
	const rows = sendingRows(provider, sending);
	if (rows.some(({ verdict }) => verdict === 'wrong')) return rows;

	const [{ messageId }] = sending.json('Send Flow');
	const answering = await answeringRows(
		stop.provider,
		stop.receiving,
		messageId === undefined ? undefined : String(messageId),
		client,
		sandbox,
	);
	if (!stop.byArrangement) return [...rows, ...answering];
	return [
		...rows,
		...answering.map((row) => ({ ...row, result: `${row.result} (by arrangement only)` })),
	];
}
