import { providerIds } from '../../sandbox/types';
import { CallbackCaller } from './callers/callbacks';
import { MetaCaller } from './callers/meta';
import { Receiver } from './harness';
import { Portal } from './portal';
import { sendFlow } from './sends';

let portal: Portal;

beforeAll(async () => {
	portal = await Portal.start();
});
beforeEach(() => portal.reset());
afterAll(() => portal.close());

const state = (provider: string) => portal.client.control(`/webhooks-state?provider=${provider}`);

describe('what is registered where', () => {
	it('is told of every provider, and is nothing at first', async () => {
		const all = (await portal.client.control('/webhooks-state')).body as Array<{
			provider: string;
		}>;
		expect(all.map(({ provider }) => provider).sort()).toEqual([...providerIds].sort());
		expect((await state('kaleyra')).body).toEqual([{ provider: 'kaleyra' }]);
		const empty = { provider: '8x8', webhooks: [], oldFormat: [] };
		expect((await state('8x8')).body).toEqual([empty]);
	});

	it("names Meta's app, WABAs and numbers", async () => {
		const meta = new MetaCaller(portal.client);
		const callbacks = new CallbackCaller(meta);
		const override = `${portal.receiver.url}?trigger=1`;
		await portal.listen('meta');
		await callbacks.override(meta.waba, override);
		await callbacks.overrideNumber(callbacks.otherPhone, override);
		await callbacks.unsubscribe(meta.otherWaba);
		expect((await state('meta')).body).toEqual([
			{
				provider: 'meta',
				application: portal.receiver.url,
				wabas: [
					{ wabaId: meta.waba, subscribed: true, override },
					{ wabaId: meta.otherWaba, subscribed: false },
				],
				phoneNumbers: [
					{ phoneNumberId: meta.phone, wabaId: meta.waba },
					{ phoneNumberId: callbacks.otherPhone, wabaId: meta.waba, override },
					{ phoneNumberId: callbacks.otherWabaPhone, wabaId: meta.otherWaba },
				],
			},
		]);
	});

	it('shows no secret, and is forgotten on reset', async () => {
		for (const provider of providerIds) {
			await portal.listen(provider, { url: `${portal.receiver.url}?secret=between+us` });
		}
		await portal.client.control('/old-webhook', { provider: '8x8', url: 'http://x/?secret=old' });
		const answer = await portal.client.control('/webhooks-state');
		expect(answer.text).not.toMatch(/between|=old/);
		expect(answer.text.match(/secret=\*\*\*/g)?.length).toBeGreaterThan(5);
		for (const provider of providerIds) {
			const { webhookSecret, appSecret } = portal.client.sandbox.accounts[provider].data;
			expect(answer.text).not.toContain(webhookSecret ?? appSecret);
		}
		await portal.client.reset();
		expect((await portal.client.control('/webhooks-state')).text).not.toContain('/hook');
	});
});

describe('many deliveries', () => {
	it('come at once when asked to, as copies of one body', async () => {
		await sendFlow(portal.client, 'meta');
		await portal.listen('meta');
		// Answers nobody before the twentieth is there: one after the other would never end.
		const holding = await Receiver.startHolding(20);
		try {
			const meta = new MetaCaller(portal.client);
			await new CallbackCaller(meta).overrideNumber(meta.phone, holding.url);
			const answer = await portal.complete('meta', { duplicate: 19, parallel: true });
			expect((answer.body as { delivered: unknown[] }).delivered).toHaveLength(20);
		} finally {
			await holding.close();
		}
		const posts = holding.received.filter(({ method }) => method === 'POST');
		expect(new Set(posts.map(({ raw }) => raw.toString())).size).toBe(1);
	});

	it('put a thousand answers into one body, each with an id of its own', async () => {
		await sendFlow(portal.client, 'meta');
		await portal.listen('meta');
		await portal.complete('meta', { batch: 1000 });
		const ids = portal.receiver.last.raw.toString().match(/"id":"wamid[^"]+","timestamp/g);
		expect(new Set(ids).size).toBe(1000);
		expect((await portal.complete('meta', { batch: 1001 })).status).toBe(400);
	});
});
