import type { IDataObject, INodeExecutionData, IRunExecutionData, ITaskData } from 'n8n-workflow';
import { parseFlatted } from './flatted';

/** One execution as n8n's REST API hands it out; `data` is in "flatted" form. */
export interface StoredExecution {
	id: string;
	status: string;
	mode: string;
	workflowId: string;
	data: string;
}

const UNFINISHED = ['new', 'running', 'waiting'];

/** Whether an execution has come to its end, good or bad. */
export const hasFinished = ({ status }: { status: string }): boolean =>
	!UNFINISHED.includes(status);

/** An execution with the questions that tests and the demo ask of it. */
export class Execution {
	readonly id: string;
	readonly status: string;
	readonly mode: string;
	private readonly data: IRunExecutionData;

	constructor({ id, status, mode, data }: StoredExecution) {
		this.id = id;
		this.status = status;
		this.mode = mode;
		this.data = parseFlatted(data) as IRunExecutionData;
	}

	/** The last run of a node, or undefined if the node did not run. */
	run(node: string): ITaskData | undefined {
		return this.data.resultData.runData[node]?.at(-1);
	}

	/** The items that a node gave out at one of its outputs (0 by default). */
	items(node: string, output = 0): INodeExecutionData[] {
		return this.run(node)?.data?.main[output] ?? [];
	}

	/** The JSON of those items. */
	json(node: string, output = 0): IDataObject[] {
		return this.items(node, output).map((item) => item.json);
	}

	/** What made the execution fail: the message and description of n8n's panel, and the node. */
	get failure(): { message: string; description?: string | null; node?: string } | undefined {
		const { error } = this.data.resultData;
		if (!error) return undefined;
		const { message, description } = error;
		return { message, description, node: this.data.resultData.lastNodeExecuted };
	}
}
