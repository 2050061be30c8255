import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { INode, INodeParameters } from 'n8n-workflow';
import { startN8n, type RunningN8n, type StartOptions } from '../lab/n8n';
import { Session } from '../lab/session';
import { triggerType, type WorkflowDocument } from '../lab/workflow';
import type { SandboxAccount } from '../sandbox';

/** A live workflow that starts with what is posted to it. */
export interface Listener {
	readonly workflowId: string;
	readonly url: string;
}

/** One n8n in which our trigger and n8n's own Webhook node listen. */
export interface Listeners {
	readonly trigger: Listener;
	readonly webhook: Listener;
	/**
	 * Waits until so many executions of a listener have ended well, or no more of them end.
	 * @returns how many have
	 */
	workedOff(listener: Listener, expected: number): Promise<number>;
	/** Bytes of memory that n8n's main process holds. */
	residentMemory(): Promise<number>;
	stop(): Promise<void>;
}

/** Milliseconds without another execution after which none is waited for. */
const STANDSTILL = 15_000;

const env = {
	N8N_METRICS: 'true',
	// Executions are counted in the end, so none of them may have been cleared away.
	EXECUTIONS_DATA_PRUNE: 'false',
};

/** Starts n8n with the package and makes both workflows live. */
export async function startListeners(
	options: StartOptions,
	{ type, data }: SandboxAccount,
): Promise<Listeners> {
	const n8n = await startN8n({ ...options, env: { ...env, ...options.env } });
	try {
		const { id, name } = await n8n.client.createCredential({ name: 'Account', type, data });
		const path = randomUUID();
		const trigger = await listen(n8n, 'webhook', {
			...node('Trigger', triggerType, 1, { provider: 'meta' }),
			webhookId: path,
			credentials: { [type]: { id, name } },
		});
		const hook = { httpMethod: 'POST', path: `${path}/plain`, responseMode: 'onReceived' };
		const webhook = await listen(n8n, 'plain', {
			...node('Trigger', 'n8n-nodes-base.webhook', 2.1, { ...hook, options: {} }),
			webhookId: path,
		});
		return { trigger, webhook, ...observe(n8n), stop: n8n.stop };
	} catch (thrown) {
		await n8n.stop();
		throw thrown;
	}
}

function observe({ url, client }: RunningN8n): Pick<Listeners, 'workedOff' | 'residentMemory'> {
	const session = new Session(client.state);
	const ended = async ({ workflowId }: Listener) => {
		const filter = encodeURIComponent(JSON.stringify({ workflowId, status: ['success'] }));
		const { count } = await session.call<{ count: number }>(
			'GET',
			`/executions?limit=1&filter=${filter}`,
		);
		return count;
	};
	return {
		workedOff: async (listener, expected) => {
			let count = await ended(listener);
			let changed = Date.now();
			while (count < expected && Date.now() - changed < STANDSTILL) {
				await pause(100);
				const now = await ended(listener);
				if (now !== count) changed = Date.now();
				count = now;
			}
			return count;
		},
		residentMemory: async () => {
			const metrics = await (await fetch(`${url}/metrics`)).text();
			const bytes = /^n8n_process_resident_memory_bytes (\S+)$/m.exec(metrics)?.[1];
			if (bytes === undefined) throw new Error('n8n does not say how much memory it holds');
			return Number(bytes);
		},
	};
}

/** Makes a workflow live that does nothing with what comes in. */
async function listen(n8n: RunningN8n, suffix: string, start: INode): Promise<Listener> {
	const end = node('End', 'n8n-nodes-base.noOp', 1, {});
	const workflow: WorkflowDocument = {
		name: start.type,
		nodes: [start, end],
		connections: { [start.name]: { main: [[{ node: end.name, type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
	const stored = await n8n.client.createWorkflow(workflow);
	await n8n.client.activate(stored);
	return { workflowId: stored.id, url: `${n8n.url}/webhook/${start.webhookId}/${suffix}` };
}

function node(name: string, type: string, typeVersion: number, parameters: INodeParameters): INode {
	return { id: randomUUID(), name, type, typeVersion, position: [0, 0], parameters };
}
