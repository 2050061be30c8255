import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

export type ListenerName = 'trigger' | 'webhook' | 'bare';

/** One n8n in which our trigger, n8n's own Webhook node and a trigger that does nothing listen. */
export interface Listeners extends Readonly<Record<ListenerName, Listener>> {
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

/** Starts n8n with the package and makes the workflows live. */
export async function startListeners(
	options: StartOptions,
	account: SandboxAccount,
): Promise<Listeners> {
	const userFolder = mkdtempSync(join(tmpdir(), 'whatsapp-flows-bench-n8n-'));
	const discard = () => rmSync(userFolder, { recursive: true, force: true });
	try {
		installBareTrigger(userFolder);
		const n8n = await startN8n({ ...options, userFolder, env: { ...env, ...options.env } });
		const stop = () => n8n.stop().finally(discard);
		try {
			return { ...(await listenAll(n8n, account)), ...observe(n8n), stop };
		} catch (thrown) {
			await stop();
			throw thrown;
		}
	} catch (thrown) {
		discard();
		throw thrown;
	}
}

/** As n8n's own installer leaves a community package. */
function installBareTrigger(userFolder: string): void {
	const folder = join(userFolder, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-bare');
	const file = 'BareTrigger.node.js';
	mkdirSync(folder, { recursive: true });
	copyFileSync(join(__dirname, 'bare-trigger.js'), join(folder, file));
	const n8n = { n8nNodesApiVersion: 1, nodes: [file] };
	const manifest = { name: 'n8n-nodes-bare', version: '1.0.0', n8n };
	writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
}

async function listenAll(
	n8n: RunningN8n,
	{ type, data }: SandboxAccount,
): Promise<Record<ListenerName, Listener>> {
	const { id, name } = await n8n.client.createCredential({ name: 'Account', type, data });
	const hook = (path: string) => ({ httpMethod: 'POST', path, responseMode: 'onReceived' });
	const path = randomUUID();
	return {
		trigger: await listen(n8n, 'webhook', {
			...node('Trigger', triggerType, 1.1, { provider: 'meta' }),
			webhookId: randomUUID(),
			credentials: { [type]: { id, name } },
		}),
		bare: await listen(n8n, 'webhook', {
			...node('Trigger', 'n8n-nodes-bare.bareTrigger', 1.1, {}),
			webhookId: randomUUID(),
		}),
		webhook: await listen(n8n, 'webhook', {
			...node('Trigger', 'n8n-nodes-base.webhook', 2.1, {
				...hook(`${path}/webhook`),
				options: {},
			}),
			webhookId: path,
		}),
	};
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
