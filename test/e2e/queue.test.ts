import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { INode } from 'n8n-workflow';
import { until } from '../lab/until';
import { listening, sendFlow } from './listening';
import { describeQueue, inQueueMode, STARTS_WITHIN } from './modes';
import { action, chain, feedbackJson, newName, run } from './nodes';
import { openWorld, type World } from './world';

let world: World;
let workerLogFile: string;

/** Webhook, Set, and the answer of the last node. */
function echo(path: string): INode[] {
	const node = (
		name: string,
		type: string,
		typeVersion: number,
		parameters: INode['parameters'],
	) => ({
		id: randomUUID(),
		name,
		type: `n8n-nodes-base.${type}`,
		typeVersion,
		position: [0, 0] as [number, number],
		parameters,
	});
	const webhook = node('Webhook', 'webhook', 2, {
		httpMethod: 'POST',
		path,
		responseMode: 'lastNode',
	});
	const set = node('Set', 'set', 3.4, {
		mode: 'raw',
		jsonOutput: '={{ { echo: $json.body.said } }}',
	});
	return [{ ...webhook, webhookId: randomUUID() }, set];
}

const carriedOut = (executionId: string) =>
	until(
		() =>
			readFileSync(workerLogFile, 'utf8').includes(`Worker finished execution ${executionId} `) ||
			undefined,
		{ what: `the worker to name execution ${executionId}`, within: 10_000 },
	);

describeQueue('n8n in queue mode', () => {
	beforeAll(async () => {
		const queue = await inQueueMode();
		({ workerLogFile } = queue);
		world = await openWorld(queue);
	}, STARTS_WITHIN);
	afterAll(() => world?.close());

	it('answers a webhook at its webhook processor with what its worker made of it', async () => {
		const { client, webhooksUrl, n8nUrl } = world;
		const path = randomUUID();
		const live = await client.createWorkflow(chain(echo(path)));
		await client.activate(live);
		expect(webhooksUrl).not.toBe(n8nUrl);
		const response = await fetch(`${webhooksUrl}/webhook/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: '{"said":"hello"}',
		});
		expect(await response.json()).toEqual({ echo: 'hello' });
		const { id, status } = await client.nextExecution(live.id);
		expect(status).toBe('success');
		await carriedOut(id);
	});

	it('carries an operation of this package out on its worker', async () => {
		const execution = await run(
			world,
			action('meta', 'create', {
				flowName: newName(),
				categories: ['OTHER'],
				defineFlowBy: 'text',
				flowJson: feedbackJson,
			}),
		);
		expect(execution.json('create')).toMatchObject([{ status: 'DRAFT' }]);
		await carriedOut(execution.id);
	});

	it("starts a workflow with a person's answer that arrives at its webhook processor", async () => {
		const { live, url } = await listening(world, 'kaleyra');
		expect(url).toContain(world.webhooksUrl);
		await world.sandbox.setWebhook('kaleyra', url);
		await sendFlow(world, 'kaleyra');
		const answers = { comment: 'Through the queue' };
		const delivered = await world.sandbox.complete({ provider: 'kaleyra', answers });
		expect(delivered).toMatchObject([{ status: 200 }]);
		const execution = await world.client.nextExecution(live.id);
		expect(execution.json('Answered')).toMatchObject([{ response: answers }]);
		await carriedOut(execution.id);
	});
});
