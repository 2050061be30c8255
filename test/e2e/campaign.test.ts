import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';
import { startN8n, type SingleN8n } from '../lab/n8n';
import { until } from '../lab/until';
import { fillIn } from '../lab/workflow';
import { action, chain, message, publishedFlow } from './nodes';
import { handedOver } from './running';
import { openWorld, type World } from './world';

const PEOPLE = 120;

const phones = Array.from({ length: PEOPLE }, (_, index) => `+2547177${46000 + index}`);

describe('a campaign in the middle of which n8n is killed', () => {
	let world: World;
	let userFolder: string;
	let n8n: SingleN8n | undefined;
	beforeAll(async () => {
		world = await openWorld();
		userFolder = mkdtempSync(join(tmpdir(), 'whatsapp-flows-crash-'));
	});
	afterAll(async () => {
		await n8n?.stop();
		rmSync(userFolder, { recursive: true, force: true });
		await world.close();
	});

	it('reaches no one twice when it runs again, and loses no one', async () => {
		const { parts } = handedOver();
		const { meta } = world.accounts;
		const flowId = await publishedFlow(world, 'meta');
		const sentTo = async () =>
			(await world.sandbox.messages('meta')).map(({ to }) => to.replace(/\D/g, ''));

		n8n = await startN8n({ ...parts, userFolder });
		const { owner, client } = n8n;
		const credential = await client.createCredential({
			name: 'Meta',
			type: meta.type,
			data: meta.data,
		});
		const start: INode = {
			id: randomUUID(),
			name: 'Start',
			type: 'n8n-nodes-base.manualTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		};
		const send = action('meta', 'send', {
			...message(flowId, { recipient: '={{ $json.phone }}' }),
			sendingOptions: { campaignName: 'Spring', messagesPerSecond: 20 },
		});
		const stored = await client.createWorkflow({
			...fillIn(chain([start, send]), { ...world.credentials, meta: credential }),
			pinData: { Start: phones.map((phone) => ({ json: { phone } })) },
		});
		await client.start(stored, 'Start');
		await until(async () => (await sentTo()).length >= 70 || undefined, {
			what: 'the campaign to be under way',
			within: 30_000,
			every: 50,
		});
		await n8n.crash();
		const before = await sentTo();
		expect(before.length).toBeLessThan(PEOPLE);

		n8n = await startN8n({ labDir: parts.labDir, userFolder, owner });
		const again = await n8n.client.run(stored, 'Start');
		expect(again.failure).toBeUndefined();
		const output = again.json('send');
		expect(output.map(({ recipient }) => recipient)).toEqual(phones);

		const all = await sentTo();
		expect(new Set(all).size).toBe(all.length);
		const uncertain = output.filter(({ skipReason }) => skipReason === 'uncertain');
		expect(uncertain.length).toBeLessThanOrEqual(100);
		const known = [...all, ...uncertain.map(({ recipient }) => String(recipient).slice(1))];
		expect(new Set(known).size).toBe(PEOPLE);
		const reached = output.filter(({ skipReason }) => skipReason === 'alreadyReached');
		expect(reached.length + uncertain.length).toBeGreaterThanOrEqual(before.length);

		const third = await n8n.client.run(stored, 'Start');
		expect(third.json('send').every(({ skipped }) => skipped)).toBe(true);
		expect(await sentTo()).toEqual(all);
	}, 240_000);
});
