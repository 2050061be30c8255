import type { StoredWorkflow } from '../lab/client';
import { fillIn, webhookUrl } from '../lab/workflow';
import type { ProviderId } from '../sandbox';
import { action, chain, message, publishedFlow, run, trigger } from './nodes';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(() => world.close());

/** Makes a live trigger, and a sent flow that can be answered. */
async function listening(provider: ProviderId): Promise<{ live: StoredWorkflow; url: string }> {
	const { client, credentials, n8nUrl } = world;
	const live = await client.createWorkflow(fillIn(chain([trigger(provider)]), credentials));
	await client.activate(live);
	return { live, url: webhookUrl(n8nUrl, live) };
}

async function sendFlow(provider: ProviderId): Promise<string> {
	const flowId = await publishedFlow(world, provider);
	const execution = await run(world, action(provider, 'send', message(flowId)));
	if (execution.failure) throw new Error(JSON.stringify(execution.failure));
	return String(execution.json('send')[0].messageId);
}

describe("Meta's handshake", () => {
	let url: string;
	beforeAll(async () => {
		({ url } = await listening('meta'));
	});

	const ask = (token: string, mode = 'subscribe') =>
		fetch(`${url}?hub.mode=${mode}&hub.challenge=1158201444&hub.verify_token=${token}`);

	it('is answered with the bare challenge', async () => {
		const response = await ask(world.accounts.meta.data.verifyToken);
		expect(response.status).toBe(200);
		expect(await response.text()).toBe('1158201444');
	});

	it('is refused with 403 when the verify token is wrong', async () => {
		expect((await ask('somebody-else')).status).toBe(403);
	});

	it('is refused with 403 when it asks for something else than to subscribe', async () => {
		expect((await ask(world.accounts.meta.data.verifyToken, 'unsubscribe')).status).toBe(403);
	});
});

describe.each(['meta', '8x8', 'kaleyra', 'lipachat'] as const)('the trigger for %s', (provider) => {
	let live: StoredWorkflow;
	let messageId: string;
	beforeAll(async () => {
		const started = await listening(provider);
		live = started.live;
		await world.sandbox.setWebhook(provider, started.url);
		messageId = await sendFlow(provider);
	});

	it('answers 401 to a wrong secret and stores no execution', async () => {
		const before = await world.client.executionIds(live.id);
		const delivered = await world.sandbox.complete({
			provider,
			messageId,
			answers: { comment: 'forged' },
			wrongSecret: true,
		});
		expect(delivered).toMatchObject([{ status: 401 }]);
		expect(await world.client.executionIds(live.id)).toEqual(before);
	});

	it.each(['sent', 'delivered', 'read', 'failed'])(
		'acknowledges the status "%s" without an execution',
		async (status) => {
			const before = await world.client.executionIds(live.id);
			expect(await world.sandbox.status(provider, status)).toMatchObject([{ status: 200 }]);
			expect(await world.client.executionIds(live.id)).toEqual(before);
		},
	);

	it('gives the answer out as one item', async () => {
		const before = await world.client.executionIds(live.id);
		await world.sandbox.complete({ provider, messageId, answers: { comment: 'Gut' } });
		const execution = await world.client.nextExecution(live.id, before);
		expect(execution.json('Answered')).toMatchObject([
			{
				type: 'flowCompletion',
				provider,
				from: expect.stringMatching(/^\+?254717746565$/) as string,
				response: { comment: 'Gut' },
			},
		]);
	});
});

describe('three answers at once', () => {
	it('are three items of one execution when Meta puts them into one delivery', async () => {
		const { live, url } = await listening('meta');
		await world.sandbox.setWebhook('meta', url);
		await sendFlow('meta');
		const delivered = await world.sandbox.complete({
			provider: 'meta',
			answers: { comment: 'All three' },
			batch: 3,
		});
		expect(delivered).toMatchObject([{ status: 200 }]);
		const execution = await world.client.nextExecution(live.id);
		const comments = execution
			.json('Answered')
			.map(({ response }) => (response as { comment: string }).comment);
		expect(comments).toEqual(['All three', 'All three', 'All three']);
	});
});

describe('an answer that is no flow', () => {
	it.each(['meta', 'kaleyra', '8x8'] as const)(
		'such as an address through %s is acknowledged without an execution',
		async (provider) => {
			const { live, url } = await listening(provider);
			await world.sandbox.setWebhook(provider, url);
			await sendFlow(provider);
			const delivered = await world.sandbox.complete({ provider, answers: {}, address: true });
			expect(delivered).toMatchObject([{ status: 200 }]);
			expect(await world.client.executionIds(live.id)).toEqual([]);
		},
	);
});

describe('a trigger without its secret', () => {
	it('does not go live and says which field is missing', async () => {
		const { client, accounts } = world;
		const { type, data } = accounts['8x8'];
		const bare = await client.createCredential({
			name: '8x8 without secret',
			type,
			data: { ...data, webhookSecret: '' },
		});
		const credentials = { ...world.credentials, '8x8': bare };
		const workflow = await client.createWorkflow(fillIn(chain([trigger('8x8')]), credentials));
		await expect(client.activate(workflow)).rejects.toThrow(/Webhook Secret/);
	});
});
