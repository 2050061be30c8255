import { anySecond, bucket, type Limit, outcomesOf, perSecond } from './support/sending';
import { VirtualClock } from './support/virtualClock';
import { rateOf, sharesOf, work } from './support/work';

const limits: Array<[string, () => Limit]> = [
	['by the clock’s second', () => perSecond(80)],
	['in any second', () => anySecond(80)],
	['by a bucket of 80', () => bucket(80, 80)],
	['by a bucket of 8', () => bucket(80, 8)],
];

const people = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('the pace', () => {
	it('is never faster than wanted', async () => {
		const clock = new VirtualClock();
		const at: number[] = [];
		await outcomesOf(people(500), () => void at.push(clock.now()), {
			clock,
			messagesPerSecond: 80,
		});
		const crowded = at.filter((time, index) => index >= 81 && time - at[index - 81] < 1000);
		expect(crowded).toEqual([]);
		expect(rateOf(at)).toBeGreaterThan(79);
	});

	it('begins with a burst where one is wanted', async () => {
		const clock = new VirtualClock();
		const at: number[] = [];
		await outcomesOf(people(20), () => void at.push(clock.now()), {
			clock,
			messagesPerSecond: 10,
			burst: 5,
		});
		expect(at.filter((time) => time < 30)).toHaveLength(5);
		expect(at[19]).toBeGreaterThan(1400);
	});

	it('never has more on their way than wanted', async () => {
		const clock = new VirtualClock();
		let now = 0;
		let most = 0;
		await outcomesOf(
			people(100),
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
		await outcomesOf(people(1000), () => void at.push(clock.now()), {
			clock: late,
			messagesPerSecond: 300,
		});
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
			const { smallest, greatest } = sharesOf({ taken, endedAt });
			expect(smallest).toBeGreaterThan(0.5);
			expect(greatest).toBeLessThan(2);
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
		const outcomes = await outcomesOf(people(200), () => 'sent', { clock, messagesPerSecond: 100 });
		expect(outcomes.every(({ ok }) => ok)).toBe(true);
		expect(time).toBeGreaterThan(1980);
	});

	it('is asked for about one sleep for each message, however many answers come', async () => {
		const clock = new VirtualClock();
		await outcomesOf(people(1000), () => 'sent', { clock, messagesPerSecond: 80 });
		expect(clock.sleeps).toBeLessThan(1100);
	});
});
