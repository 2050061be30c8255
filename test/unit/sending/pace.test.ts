import { sendAll } from '../../../nodes/WhatsAppFlows/sending';
import {
	anySecond,
	bucket,
	type Limit,
	numbersFrom,
	options,
	outcomesOf,
	perSecond,
	tooFast,
} from './support/sending';
import { VirtualClock } from './support/virtualClock';

interface Provider {
	limit: Limit;
	/** Milliseconds to the provider and back. */
	latency?: number;
	/** How much longer either way may take, in milliseconds. */
	jitter?: number;
	/** The share of messages that its servers refuse although there is room. */
	trouble?: number;
}

interface Work {
	/** When the provider took each message, by sender. */
	taken: number[][];
	failed: number;
	endedAt: number[];
}

/** Several senders, each with a list of its own, and one provider that counts them all. */
async function work(
	{ limit, latency = 50, jitter = 0, trouble = 0 }: Provider,
	senders: number,
	messages: number,
	more: { messagesPerSecond: number; maxAttempts?: number },
): Promise<Work> {
	const clock = new VirtualClock();
	const random = numbersFrom(5);
	const result: Work = { taken: [], failed: 0, endedAt: [] };
	const one = async (sender: number) => {
		const taken: number[] = (result.taken[sender] = []);
		const send = async () => {
			await clock.sleep(latency / 2 + random() * jitter);
			const answer = !limit(clock.now()) || random() < trouble ? 'no' : 'yes';
			if (answer === 'yes') taken.push(clock.now());
			await clock.sleep(latency / 2 + random() * jitter);
			if (answer === 'no') throw tooFast();
		};
		const list = Array.from({ length: messages }, (_, index) => `${sender}-${index}`);
		const settings = options<string>({
			...more,
			clock,
			concurrency: 32,
			random: numbersFrom(sender),
		});
		for await (const { ok } of sendAll(list, send, settings)) if (!ok) result.failed++;
		result.endedAt[sender] = clock.now();
	};
	await Promise.all(Array.from({ length: senders }, (_, sender) => one(sender)));
	return result;
}

/** Messages in a second, from the first to the last one. */
function rateOf(taken: number[]): number {
	const first = Math.min(...taken);
	const last = Math.max(...taken);
	return ((taken.length - 1) * 1000) / (last - first);
}

const limits: Array<[string, () => Limit]> = [
	['by the clock’s second', () => perSecond(80)],
	['in any second', () => anySecond(80)],
	['by a bucket of 80', () => bucket(80, 80)],
	['by a bucket of 8', () => bucket(80, 8)],
];

describe('the pace', () => {
	it('is never faster than wanted', async () => {
		const clock = new VirtualClock();
		const at: number[] = [];
		await outcomesOf(
			Array.from({ length: 500 }, (_, i) => i),
			() => void at.push(clock.now()),
			{
				clock,
				messagesPerSecond: 80,
			},
		);
		const crowded = at.filter((time, index) => index >= 81 && time - at[index - 81] < 1000);
		expect(crowded).toEqual([]);
		expect(rateOf(at)).toBeGreaterThan(79);
	});

	it('begins with a burst where one is wanted', async () => {
		const clock = new VirtualClock();
		const at: number[] = [];
		await outcomesOf(
			Array.from({ length: 20 }, (_, i) => i),
			() => void at.push(clock.now()),
			{
				clock,
				messagesPerSecond: 10,
				burst: 5,
			},
		);
		expect(at.filter((time) => time < 30)).toHaveLength(5);
		expect(at[19]).toBeGreaterThan(1400);
	});

	it('never has more on their way than wanted', async () => {
		const clock = new VirtualClock();
		let now = 0;
		let most = 0;
		await outcomesOf(
			Array.from({ length: 100 }, (_, i) => i),
			async () => {
				most = Math.max(most, ++now);
				await clock.sleep(1000);
				now--;
			},
			{ clock, concurrency: 7 },
		);
		expect(most).toBe(7);
	});

	it('keeps up when waking takes longer than asked for', async () => {
		const clock = new VirtualClock();
		const late = { now: () => clock.now(), sleep: (ms: number) => clock.sleep(Math.ceil(ms) + 1) };
		const at: number[] = [];
		await outcomesOf(
			Array.from({ length: 1000 }, (_, i) => i),
			() => void at.push(clock.now()),
			{
				clock: late,
				messagesPerSecond: 300,
			},
		);
		expect(rateOf(at)).toBeGreaterThan(295);
	});

	it.each(limits)(
		'reaches 0.97 of a limit that is counted %s, and delivers all',
		async (_, limit) => {
			const provider = { limit: limit(), jitter: 3, trouble: 0.01 };
			const { taken, failed } = await work(provider, 1, 1000, { messagesPerSecond: 80 });
			expect(failed).toBe(0);
			expect(taken[0]).toHaveLength(1000);
			expect(rateOf(taken[0]) / 80).toBeGreaterThan(0.97);
		},
	);

	it.each(limits)(
		'finds a limit far below the wanted rate that is counted %s',
		async (_, limit) => {
			const provider = { limit: limit(), jitter: 3 };
			const { taken } = await work(provider, 1, 2000, { messagesPerSecond: 1000 });
			expect(rateOf(taken[0]) / 80).toBeGreaterThan(0.9);
		},
	);

	it('comes back when the provider takes more again', async () => {
		const slow = bucket(10, 1);
		const limit: Limit = (now) => (now < 20_000 ? slow(now) : true);
		const { taken } = await work({ limit }, 1, 4000, { messagesPerSecond: 80 });
		const after = taken[0].filter((time) => time > 35_000 && time < 45_000);
		expect(after.length).toBeGreaterThan(780);
	});

	it.each(limits)(
		'is shared evenly by four senders where the limit is counted %s',
		async (_, limit) => {
			const { taken, failed, endedAt } = await work({ limit: limit(), jitter: 2 }, 4, 1000, {
				messagesPerSecond: 80,
				maxAttempts: 10,
			});
			expect(failed).toBe(0);
			expect(rateOf(taken.flat()) / 80).toBeGreaterThan(0.9);
			const first = Math.min(...endedAt);
			const shares = taken.map((times) => times.filter((time) => time < first).length);
			const fair = shares.reduce((sum, share) => sum + share, 0) / 4;
			expect(Math.min(...shares)).toBeGreaterThan(fair / 2);
			expect(Math.max(...shares)).toBeLessThan(fair * 2);
		},
	);
});

describe('a clock', () => {
	it('may jump on at once when it is asked to sleep', async () => {
		let time = 0;
		const clock = {
			now: () => time,
			sleep: (ms: number) => {
				time += ms;
				return Promise.resolve();
			},
		};
		const outcomes = await outcomesOf(
			Array.from({ length: 200 }, (_, i) => i),
			() => 'sent',
			{
				clock,
				messagesPerSecond: 100,
			},
		);
		expect(outcomes.every(({ ok }) => ok)).toBe(true);
		expect(time).toBeGreaterThan(1980);
	});

	it('is asked for about one sleep for each message, however many answers come', async () => {
		const clock = new VirtualClock();
		await outcomesOf(
			Array.from({ length: 1000 }, (_, i) => i),
			() => 'sent',
			{
				clock,
				messagesPerSecond: 80,
			},
		);
		expect(clock.sleeps).toBeLessThan(1100);
	});
});
