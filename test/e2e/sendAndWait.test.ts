import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INode, INodeParameters } from 'n8n-workflow';
import { startN8n, type RunningN8n } from '../lab/n8n';
import { until } from '../lab/until';
import { fillIn, type WorkflowDocument } from '../lab/workflow';
import type { ProviderId } from '../sandbox';
import { listening, type Listening } from './listening';
import { describeQueue, inQueueMode, STARTS_WITHIN } from './modes';
import { action, message, publishedFlow } from './nodes';
import { handedOver } from './running';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(() => world.close());

const plain = (name: string, type: string, position: [number, number]): INode => ({
	id: randomUUID(),
	name,
	type,
	typeVersion: 1,
	position,
	parameters: {},
});

/** Start, Send and Wait, and a node at each of its two outputs. */
function asking(provider: ProviderId, flowId: string, more: INodeParameters): WorkflowDocument {
	const to = (node: string) => [{ node, type: 'main' as const, index: 0 }];
	return {
		name: `Ask through ${provider}`,
		nodes: [
			plain('Start', 'n8n-nodes-base.manualTrigger', [0, 0]),
			{ ...action(provider, 'sendAndWait', message(flowId, more)), name: 'Ask' },
			plain('Goes On', 'n8n-nodes-base.noOp', [400, 0]),
			plain('Gives Up', 'n8n-nodes-base.noOp', [400, 200]),
		],
		connections: {
			Start: { main: [to('Ask')] },
			Ask: { main: [to('Goes On'), to('Gives Up')] },
		},
		settings: { executionOrder: 'v1' },
	};
}

/** Starts a workflow that asks, and comes back when it waits. */
async function ask(
	{ client, credentials }: Pick<World, 'client' | 'credentials'>,
	provider: ProviderId,
	flowId: string,
	more: INodeParameters = {},
): Promise<string> {
	const workflow = fillIn(asking(provider, flowId, more), credentials);
	const executionId = await client.start(await client.createWorkflow(workflow), 'Start');
	await client.waiting(executionId);
	return executionId;
}

/** A trigger that is live, and where the sandbox delivers. */
async function answersGoTo(provider: ProviderId, more: INodeParameters = {}): Promise<Listening> {
	const trigger = await listening(world, provider, more);
	await world.sandbox.setWebhook(provider, trigger.url);
	return trigger;
}

describe.each(['meta', '8x8', 'kaleyra'] as const)('Send and Wait through %s', (provider) => {
	it('goes on with the answers, and the trigger that took them starts nothing', async () => {
		const { client, sandbox } = world;
		const { live } = await answersGoTo(provider);
		const flowId = await publishedFlow(world, provider);
		const executionId = await ask(world, provider, flowId);
		const [delivered] = await sandbox.complete({ provider, answers: { comment: 'Gut' } });
		expect(delivered.status).toBe(200);

		const execution = await client.finished(executionId);
		expect(execution.failure).toBeUndefined();
		expect(execution.json('Goes On')).toMatchObject([
			{ type: 'flowCompletion', provider, flowTokenValid: true, response: { comment: 'Gut' } },
		]);
		expect(execution.run('Gives Up')).toBeUndefined();
		expect(await client.executionIds(live.id)).toEqual([]);
	});
});

describe('Send and Wait', () => {
	it('goes on at No Answer when the time is over; a later answer starts the trigger', async () => {
		const { client, sandbox } = world;
		const { live } = await answersGoTo('meta');
		const flowId = await publishedFlow(world, 'meta');
		const executionId = await ask(world, 'meta', flowId, { waitAmount: 0.1, waitUnit: 'minutes' });
		const execution = await client.finished(executionId);
		expect(execution.run('Goes On')).toBeUndefined();
		expect(execution.json('Gives Up')).toMatchObject([{ recipient: '+254717746565' }]);

		await sandbox.complete({ provider: 'meta', answers: { comment: 'Sorry, late' } });
		const late = await client.nextExecution(live.id);
		expect(late.json('Answered')).toMatchObject([
			{ waitingExecution: 'over', response: { comment: 'Sorry, late' } },
		]);
	});

	it('starts the trigger, too, where that is chosen', async () => {
		const { client, sandbox } = world;
		const { live } = await answersGoTo('meta', { options: { startForWaiting: true } });
		const executionId = await ask(world, 'meta', await publishedFlow(world, 'meta'));
		await sandbox.complete({ provider: 'meta', answers: { comment: 'Both' } });
		expect((await client.finished(executionId)).json('Goes On')).toHaveLength(1);
		expect((await client.nextExecution(live.id)).json('Answered')).toMatchObject([
			{ waitingExecution: 'continued', response: { comment: 'Both' } },
		]);
	});

	it('goes on once for many copies of an answer', async () => {
		const { client, sandbox } = world;
		const { live } = await answersGoTo('meta');
		const executionId = await ask(world, 'meta', await publishedFlow(world, 'meta'));
		const answers = { comment: 'Once' };
		const deliveries = await sandbox.complete({
			provider: 'meta',
			answers,
			duplicate: 9,
			parallel: true,
		});
		expect(new Set(deliveries.map(({ status }) => status))).toEqual(new Set([200]));
		expect((await client.finished(executionId)).json('Goes On')).toMatchObject([
			{ response: answers },
		]);
		expect(await client.executionIds(live.id)).toEqual([]);
	});

	it('is brought its answer whatever the trigger selects', async () => {
		const { client, sandbox } = world;
		await answersGoTo('meta', { filters: { flowIds: '1' } });
		const executionId = await ask(world, 'meta', await publishedFlow(world, 'meta'));
		await sandbox.complete({ provider: 'meta', answers: { comment: 'Anyway' } });
		expect((await client.finished(executionId)).json('Goes On')).toHaveLength(1);
	});

	it('is not continued by who does not know the signed address', async () => {
		const { client, sandbox, n8nUrl } = world;
		await answersGoTo('meta');
		const flowId = await publishedFlow(world, 'meta');
		const workflow = await client.createWorkflow(
			fillIn(asking('meta', flowId, {}), world.credentials),
		);
		const executionId = await client.start(workflow, 'Start');
		await client.waiting(executionId);
		const [, { id }] = workflow.nodes;
		const forged = await fetch(`${n8nUrl}/webhook-waiting/${executionId}/${id}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ type: 'flowCompletion', response: { comment: 'Forged' } }),
		});
		expect(forged.status).toBe(401);

		await sandbox.complete({ provider: 'meta', answers: { comment: 'Real' } });
		expect((await client.finished(executionId)).json('Goes On')).toMatchObject([
			{ response: { comment: 'Real' } },
		]);
	});
});

describe('a restart of n8n while an execution waits', () => {
	let userFolder: string;
	let n8n: RunningN8n | undefined;
	beforeAll(() => {
		userFolder = mkdtempSync(join(tmpdir(), 'whatsapp-flows-waiting-'));
	});
	afterAll(async () => {
		await n8n?.stop();
		rmSync(userFolder, { recursive: true, force: true });
	});

	it('does not end the waiting', async () => {
		const { parts } = handedOver();
		const { sandbox, accounts } = world;
		n8n = await startN8n({ ...parts, userFolder });
		const { type, data } = accounts.meta;
		const meta = await n8n.client.createCredential({ name: 'Meta', type, data });
		const { client, url: n8nUrl, webhooksUrl } = n8n;
		const credentials = { ...world.credentials, meta };
		const there = { ...world, client, n8nUrl, webhooksUrl, credentials };
		const { url } = await listening(there, 'meta');
		await sandbox.setWebhook('meta', url);
		const executionId = await ask(there, 'meta', await publishedFlow(there, 'meta'));
		const { owner } = n8n;
		const port = Number(new URL(n8n.url).port);
		await n8n.stop();

		n8n = await startN8n({ labDir: parts.labDir, userFolder, owner, port });
		await until(async () => (await fetch(url, { method: 'POST' })).status !== 404 || undefined, {
			what: 'the trigger to be live again',
			within: 30_000,
			every: 200,
		});
		await sandbox.complete({ provider: 'meta', answers: { comment: 'Patient' } });
		const execution = await n8n.client.finished(executionId);
		expect(execution.json('Goes On')).toMatchObject([{ response: { comment: 'Patient' } }]);
	}, 180_000);
});

describeQueue('Send and Wait in queue mode', () => {
	let queue: World;
	beforeAll(async () => {
		queue = await openWorld(await inQueueMode());
	}, STARTS_WITHIN);
	afterAll(() => queue?.close());

	it('waits on a worker and goes on with what came to the webhook processor', async () => {
		const { client, sandbox } = queue;
		const { live, url } = await listening(queue, 'meta');
		await sandbox.setWebhook('meta', url);
		const executionId = await ask(queue, 'meta', await publishedFlow(queue, 'meta'));
		const answers = { comment: 'Through the queue' };
		expect(await sandbox.complete({ provider: 'meta', answers })).toMatchObject([{ status: 200 }]);
		const execution = await client.finished(executionId);
		expect(execution.failure).toBeUndefined();
		expect(execution.json('Goes On')).toMatchObject([{ response: answers }]);
		expect(await client.executionIds(live.id)).toEqual([]);
	});

	it('goes on at No Answer when the time is over', async () => {
		const flowId = await publishedFlow(queue, 'meta');
		const limit = { waitAmount: 0.1, waitUnit: 'minutes' };
		const executionId = await ask(queue, 'meta', flowId, limit);
		const execution = await queue.client.finished(executionId);
		expect(execution.run('Goes On')).toBeUndefined();
		expect(execution.json('Gives Up')).toMatchObject([{ recipient: '+254717746565' }]);
	});
});

describe('the node as a tool of an AI agent', () => {
	it.each(['Tool', 'HitlTool'])('is there as %s with the fields of Send and Wait', async (kind) => {
		const types = await world.client.nodeTypes();
		const tool = types.find(({ name }) => name === `n8n-nodes-whatsapp-flows.whatsAppFlows${kind}`);
		const names = tool?.properties.map(({ name }) => name);
		expect(names).toEqual(
			expect.arrayContaining(['provider', 'operation', 'flowId', 'recipient', 'waitLimit']),
		);
	});
});
