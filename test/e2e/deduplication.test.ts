import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { startN8n, type RunningN8n } from '../lab/n8n';
import { until } from '../lab/until';
import { listening, sendFlow } from './listening';
import { deliverAsMeta, metaAnswers } from './metaDelivery';
import { handedOver } from './running';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(() => world.close());

const commentOf = ({ response }: IDataObject) => (response as { comment: string }).comment;

describe('an answer that is delivered 200 times at once', () => {
	it('starts one execution', async () => {
		const { client, accounts, n8nUrl } = world;
		const { live, url } = await listening(world, 'meta');
		const copy = metaAnswers(accounts.meta, [{ comment: 'Only once' }]);
		const copies = Array.from({ length: 200 }, () => deliverAsMeta(accounts.meta, url, copy));
		expect(new Set(await Promise.all(copies))).toEqual(new Set([200]));
		await untilReady(n8nUrl);
		const first = await client.nextExecution(live.id);
		expect(first.json('Answered').map(commentOf)).toEqual(['Only once']);

		// What comes after it shows that no copy was still on its way to an execution.
		const next = metaAnswers(accounts.meta, [{ comment: 'Something new' }]);
		await deliverAsMeta(accounts.meta, url, next);
		const second = await client.nextExecution(live.id, [first.id]);
		expect(second.json('Answered').map(commentOf)).toEqual(['Something new']);
		expect(await client.executionIds(live.id)).toEqual([first.id, second.id]);
	}, 180_000);
});

/** While n8n works a burst off, its own question to its database may come back too late. */
const untilReady = (n8nUrl: string) =>
	until(async () => (await fetch(`${n8nUrl}/healthz/readiness`)).ok || undefined, {
		what: 'n8n to be done with a burst',
		within: 60_000,
		every: 200,
	});

describe.each(['8x8', 'kaleyra', 'lipachat'] as const)(
	'an answer that %s delivers several times at once',
	(provider) => {
		it('starts one execution', async () => {
			const { client, sandbox } = world;
			const { live, url } = await listening(world, provider);
			await sandbox.setWebhook(provider, url);
			await sendFlow(world, provider);
			const delivered = await sandbox.complete({
				provider,
				answers: { comment: 'Only once' },
				duplicate: 9,
				parallel: true,
			});
			expect(delivered.map(({ status }) => status)).toEqual(new Array(10).fill(200));
			const first = await client.nextExecution(live.id);
			await sandbox.complete({ provider, answers: { comment: 'Something new' } });
			const second = await client.nextExecution(live.id, [first.id]);
			const items = [first, second].flatMap((execution) => execution.json('Answered'));
			expect(items.map(commentOf)).toEqual(['Only once', 'Something new']);
			expect(await client.executionIds(live.id)).toEqual([first.id, second.id]);
		});
	},
);

describe('two different answers at once', () => {
	it('start two executions', async () => {
		const { client, accounts } = world;
		const { live, url } = await listening(world, 'meta');
		const bodies = ['One', 'Two'].map((comment) => metaAnswers(accounts.meta, [{ comment }]));
		await Promise.all(bodies.map((body) => deliverAsMeta(accounts.meta, url, body)));
		const first = await client.nextExecution(live.id);
		const second = await client.nextExecution(live.id, [first.id]);
		const comments = [first, second].flatMap((each) => each.json('Answered').map(commentOf));
		expect(comments.sort()).toEqual(['One', 'Two']);
	});
});

describe('a thousand answers in one delivery', () => {
	it('are a thousand items of one execution, in order', async () => {
		const { client, accounts } = world;
		const { live, url } = await listening(world, 'meta');
		const comments = Array.from({ length: 1000 }, (_, index) => `Answer ${index}`);
		const body = metaAnswers(
			accounts.meta,
			comments.map((comment) => ({ comment })),
		);
		expect(await deliverAsMeta(accounts.meta, url, body)).toBe(200);
		const execution = await client.nextExecution(live.id);
		expect(execution.json('Answered').map(commentOf)).toEqual(comments);
		expect(await client.executionIds(live.id)).toEqual([execution.id]);
	});

	it('are not given out again when the delivery is repeated with one more', async () => {
		const { client, accounts } = world;
		const { live, url } = await listening(world, 'meta');
		const body = metaAnswers(
			accounts.meta,
			Array.from({ length: 1000 }, (_, index) => ({ comment: `Answer ${index}` })),
		);
		await deliverAsMeta(accounts.meta, url, body);
		const first = await client.nextExecution(live.id);

		const repeated = JSON.parse(body) as MetaBody;
		const more = JSON.parse(metaAnswers(accounts.meta, [{ comment: 'One more' }])) as MetaBody;
		messagesOf(repeated).push(...messagesOf(more));
		await deliverAsMeta(accounts.meta, url, JSON.stringify(repeated));
		const second = await client.nextExecution(live.id, [first.id]);
		expect(second.json('Answered').map(commentOf)).toEqual(['One more']);
	});
});

interface MetaBody {
	entry: Array<{ changes: Array<{ value: { messages: unknown[] } }> }>;
}
const messagesOf = ({ entry }: MetaBody) => entry[0].changes[0].value.messages;

describe('a restart of n8n between two copies of an answer', () => {
	let userFolder: string;
	let n8n: RunningN8n | undefined;
	beforeAll(() => {
		userFolder = mkdtempSync(join(tmpdir(), 'whatsapp-flows-restart-'));
	});
	afterAll(async () => {
		await n8n?.stop();
		rmSync(userFolder, { recursive: true, force: true });
	});

	it('does not start a second execution', async () => {
		const { parts } = handedOver();
		const { meta } = world.accounts;
		n8n = await startN8n({ ...parts, userFolder });
		const credential = await n8n.client.createCredential({
			name: 'Meta',
			type: meta.type,
			data: meta.data,
		});
		const credentials = { ...world.credentials, meta: credential };
		const { live, url } = await listening(
			{ client: n8n.client, credentials, webhooksUrl: n8n.webhooksUrl },
			'meta',
		);
		const answer = metaAnswers(meta, [{ comment: 'Before' }]);
		expect(await deliverAsMeta(meta, url, answer)).toBe(200);
		const first = await n8n.client.nextExecution(live.id);
		expect(first.json('Answered').map(commentOf)).toEqual(['Before']);
		const { owner } = n8n;
		const port = Number(new URL(n8n.url).port);
		await n8n.stop();

		n8n = await startN8n({ labDir: parts.labDir, userFolder, owner, port });
		const status = await until(
			async () => {
				const answered = await deliverAsMeta(meta, url, answer);
				return answered === 404 ? undefined : answered;
			},
			{ what: 'the trigger to be live again', within: 30_000, every: 200 },
		);
		expect(status).toBe(200);
		const later = metaAnswers(meta, [{ comment: 'After' }]);
		expect(await deliverAsMeta(meta, url, later)).toBe(200);
		const second = await n8n.client.nextExecution(live.id, [first.id]);
		expect(second.json('Answered').map(commentOf)).toEqual(['After']);
		expect(await n8n.client.executionIds(live.id)).toEqual([first.id, second.id]);
	}, 180_000);
});
