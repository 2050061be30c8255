import nock from 'nock';
import type { INodeParameters } from 'n8n-workflow';
import { accounts, byId, runOperation, useNock, type OperationRun } from '../operations/harness';
import { freshMemory, type NodeMemory } from '../support/deduplication';

const { phoneNumberId } = accounts.meta.data;

const people = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ phone: `+1555000${1000 + index}` }));

const campaign = async (
	count: number,
	options: INodeParameters = {},
	settings: OperationRun['settings'] = {},
) =>
	await runOperation(
		'meta',
		'send',
		{
			flowId: byId('866937862658913'),
			bodyText: 'Choose a day',
			flowCta: 'Book',
			recipient: '={{ $json.phone }}',
			sendingOptions: { messagesPerSecond: 1000, campaignName: 'Spring', ...options },
		},
		{ items: people(count), settings },
	);

/** Who got a message, in order; `answer` may refuse it with a code, or break the connection. */
function meta(answer: (to: string) => number | 'lost' | undefined = () => undefined): string[] {
	const sent: string[] = [];
	nock.cleanAll();
	nock('https://graph.facebook.com')
		.persist()
		.post(`/v25.0/${phoneNumberId}/messages`)
		.reply((_, body) => {
			const { to } = body as unknown as { to: string };
			const given = answer(to);
			if (typeof given === 'number') {
				return [400, { error: { message: 'No', type: 'OAuthException', code: given } }];
			}
			sent.push(to);
			if (given === 'lost') return [502, ''];
			return [200, { messaging_product: 'whatsapp', messages: [{ id: `wamid.${to}` }] }];
		});
	return sent;
}

describe('a campaign', () => {
	// Before the check of useNock: what may be answered here need not be asked.
	afterEach(() => nock.cleanAll());
	useNock();
	let memory: NodeMemory;
	beforeEach(async () => {
		memory = await freshMemory();
	});

	it('reaches each person once, also with a longer list and in a later run', async () => {
		const sent = meta();
		await campaign(3);
		const { outputs, hints } = await campaign(5);
		expect(sent).toHaveLength(5);
		expect(new Set(sent).size).toBe(5);
		expect(outputs[0].map(({ json }) => json.skipReason)).toEqual([
			'alreadyReached',
			'alreadyReached',
			'alreadyReached',
			undefined,
			undefined,
		]);
		expect(outputs[0][0].json).toMatchObject({ skipped: true, recipient: '+15550001000' });
		expect(hints).toEqual(['2 of 5 messages went out, 3 were skipped.']);
	});

	it('is another one under another name', async () => {
		const sent = meta();
		await campaign(2);
		await campaign(2, { campaignName: 'Summer' });
		expect(sent).toHaveLength(4);
	});

	it('tries those again who surely got nothing', async () => {
		meta((to) => (to.endsWith('1001') ? 131026 : undefined));
		await campaign(3, {}, { onError: 'continueRegularOutput' });
		const sent = meta();
		await campaign(3);
		expect(sent).toEqual(['15550001001']);
	});

	it.each([
		['skip', 0],
		['again', 1],
	])('follows the rule with those who may have got it: %s', async (uncertain, times) => {
		meta((to) => (to.endsWith('1001') ? 'lost' : undefined));
		await campaign(3, {}, { onError: 'continueRegularOutput' });
		const sent = meta();
		const { outputs } = await campaign(3, { uncertain });
		expect(sent).toHaveLength(times);
		expect(outputs[0][1].json.skipReason).toBe(times === 0 ? 'uncertain' : undefined);
		await campaign(3, { uncertain });
		expect(sent).toHaveLength(times);
	});

	it.each([1, 2, 3, 4])(
		'sends to no one twice after a crash at write %i of n8n’s memory, and reports the others',
		async (write) => {
			const first = meta();
			memory.beforeWrite = () => {
				if (memory.writes >= write - 1) throw new Error('crash');
			};
			await campaign(120);
			memory.beforeWrite = () => undefined;
			const second = meta();
			const { outputs } = await campaign(120);
			const all = [...first, ...second];
			expect(new Set(all).size).toBe(all.length);
			const uncertain = outputs[0].filter(({ json }) => json.skipReason === 'uncertain');
			expect(uncertain.length).toBeLessThanOrEqual(100);
			const known = [...all, ...uncertain.map(({ json }) => String(json.recipient).slice(1))];
			expect(new Set(known).size).toBe(120);
		},
	);

	it('writes n8n’s memory a few times, not for each person', async () => {
		meta();
		await campaign(200);
		expect(memory.writes).toBeLessThan(15);
		expect(memory.entries).toHaveLength(200);
	});

	it('takes turns with another run in the same process', async () => {
		const sent = meta();
		await Promise.all([campaign(60), campaign(60)]);
		expect(sent).toHaveLength(60);
		expect(new Set(sent).size).toBe(60);
	});
});
