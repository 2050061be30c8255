import { NotSent, sendAll } from '../../../nodes/WhatsAppFlows/sending';
import { options, outcomesOf, refusal, tooFast } from './support/sending';
import { VirtualClock } from './support/virtualClock';

const list = (length: number) => Array.from({ length }, (_, index) => `p${index}`);

describe('a list that is sent', () => {
	it('gives one outcome for each message, with what the send returned', async () => {
		const outcomes = await outcomesOf(['a', 'b'], (message) => message.toUpperCase());
		expect(outcomes).toEqual([
			{ index: 0, message: 'a', ok: true, result: 'A', attempts: 1 },
			{ index: 1, message: 'b', ok: true, result: 'B', attempts: 1 },
		]);
	});

	it('gives none for an empty list', async () => {
		await expect(outcomesOf([], () => 'sent')).resolves.toEqual([]);
	});

	it('comes as well from a generator, or one that waits for its messages', async () => {
		const clock = new VirtualClock();
		async function* slowly() {
			for (const message of list(3)) {
				await clock.sleep(500);
				yield message;
			}
		}
		const outcomes = await outcomesOf(slowly(), () => clock.now(), { clock });
		expect(outcomes.map((outcome) => outcome.ok && outcome.result)).toEqual([500, 1000, 1500]);
	});

	it('is known message by message, not at the end', async () => {
		const clock = new VirtualClock();
		const known: number[] = [];
		const send = async (message: string) => await clock.sleep(message === 'p0' ? 5000 : 10);
		for await (const { index } of sendAll(list(3), send, options({ clock }))) {
			known.push(index);
			if (index !== 0) expect(clock.now()).toBeLessThan(100);
		}
		expect(known).toEqual([1, 2, 0]);
	});

	it('tells the send which message and which try it is', async () => {
		const contexts: unknown[] = [];
		await outcomesOf(['a'], (_, context) => {
			contexts.push(context);
			if (context.attempt === 1) throw tooFast();
		});
		expect(contexts).toEqual([
			{ index: 0, attempt: 1 },
			{ index: 0, attempt: 2 },
		]);
	});

	it('sends nothing before somebody asks for an outcome', async () => {
		const send = jest.fn();
		sendAll(list(3), send, options());
		await new Promise(setImmediate);
		expect(send).not.toHaveBeenCalled();
	});

	it('reads no more of the list than it sends', async () => {
		const clock = new VirtualClock();
		let read = 0;
		function* endless() {
			for (;;) yield read++;
		}
		for await (const { index } of sendAll(endless(), () => clock.sleep(1), options({ clock }))) {
			if (index === 50) break;
		}
		expect(read).toBeLessThan(1200);
	});
});

describe('what is tried again', () => {
	it('is what surely stayed behind, as often as it may be', async () => {
		const [outcome] = await outcomesOf(['a'], () => Promise.reject(tooFast()), { maxAttempts: 3 });
		expect(outcome).toMatchObject({
			ok: false,
			disposition: 'retryLater',
			sent: 'no',
			attempts: 3,
			error: { message: 'retryLater' },
		});
	});

	it.each([
		['may have gone out', refusal('retryLater', { sent: 'unknown' })],
		['nothing is said of', refusal('retryNow')],
	])('is no message that %s', async (_, error) => {
		const [outcome] = await outcomesOf(['a'], () => Promise.reject(error));
		expect(outcome).toMatchObject({ ok: false, sent: 'unknown', attempts: 1 });
	});

	it.each(['fixRequest', 'recipientUnreachable', 'needsTemplate'] as const)(
		'is no message that is refused for good: %s',
		async (disposition) => {
			const [outcome] = await outcomesOf(['a'], () => Promise.reject(refusal(disposition)));
			expect(outcome).toMatchObject({ ok: false, disposition, sent: 'no', attempts: 1 });
		},
	);

	it('is one of which nothing is known where the provider drops what it has seen, and stays uncertain', async () => {
		const lost = refusal('retryLater', { sent: 'unknown', repeatable: true });
		const [outcome] = await outcomesOf(['a'], () => Promise.reject(lost), { maxAttempts: 2 });
		expect(outcome).toMatchObject({ ok: false, sent: 'unknown', attempts: 2 });
	});

	it('waits as long as the provider asks, and so does everything else', async () => {
		const clock = new VirtualClock();
		const at: Array<[string, number]> = [];
		const send = (message: string, { attempt }: { attempt: number }) => {
			at.push([message, clock.now()]);
			if (message === 'p0' && attempt === 1) throw tooFast({ retryAfterMs: 5000 });
		};
		await outcomesOf(list(3), send, { clock, concurrency: 1 });
		expect(at[0]).toEqual(['p0', 0]);
		expect(at.slice(1).every(([, time]) => time >= 5000 && time < 5100)).toBe(true);
	});

	it('is nothing after an error that its reader does not understand', async () => {
		const readDisposition = () => {
			throw new Error('what is this?');
		};
		const [outcome] = await outcomesOf(['a'], () => Promise.reject(new Error('?')), {
			readDisposition,
		});
		expect(outcome).toMatchObject({ ok: false, sent: 'unknown', attempts: 1 });
	});
});

describe('a sending that has to end', () => {
	it.each(['stopCampaign', 'fixCredentials'] as const)(
		'ends at once with %s: what is on its way is told truthfully, the rest is not sent',
		async (disposition) => {
			const clock = new VirtualClock();
			const send = jest.fn(async (message: string) => {
				await clock.sleep(message === 'p2' ? 10 : 100);
				if (message === 'p2') throw refusal(disposition);
				return message;
			});
			const outcomes = await outcomesOf(list(100), send, {
				clock,
				concurrency: 4,
				messagesPerSecond: 1e6,
			});
			expect(send).toHaveBeenCalledTimes(4);
			expect(outcomes).toHaveLength(100);
			const sent = outcomes.filter(({ ok }) => ok).map(({ index }) => index);
			expect(sent).toEqual([0, 1, 3]);
			expect(outcomes.filter(({ attempts }) => attempts === 0)).toHaveLength(96);
			for (const outcome of outcomes) {
				if (outcome.ok) continue;
				expect(outcome).toMatchObject({ disposition, sent: 'no' });
				expect(outcome.error instanceof NotSent).toBe(outcome.index !== 2);
			}
		},
	);

	it('ends when it is cancelled, during a long wait too', async () => {
		const clock = new VirtualClock();
		const cancel = new AbortController();
		void clock.sleep(2000).then(() => cancel.abort(new Error('cancelled')));
		const outcomes = await outcomesOf(
			list(5),
			() => Promise.reject(tooFast({ retryAfterMs: 3.6e6 })),
			{
				clock,
				concurrency: 1,
				signal: cancel.signal,
			},
		);
		expect(clock.now()).toBeLessThan(3000);
		expect(outcomes).toHaveLength(5);
		expect(outcomes.every((outcome) => !outcome.ok && outcome.sent === 'no')).toBe(true);
	});

	it('sends nothing when it was cancelled before', async () => {
		const send = jest.fn();
		const outcomes = await outcomesOf(list(3), send, { signal: AbortSignal.abort() });
		expect(send).not.toHaveBeenCalled();
		expect(outcomes.map(({ attempts }) => attempts)).toEqual([0, 0, 0]);
	});

	it('keeps uncertain what was uncertain before it ended', async () => {
		const clock = new VirtualClock();
		const outcomes = await outcomesOf(
			['a', 'b'],
			async (message) => {
				await clock.sleep(message === 'b' ? 20 : 1);
				throw message === 'b'
					? refusal('stopCampaign')
					: refusal('retryLater', { sent: 'unknown', repeatable: true });
			},
			{ clock },
		);
		expect(outcomes.find(({ index }) => index === 0)).toMatchObject({
			sent: 'unknown',
			attempts: 1,
		});
	});

	it('ends when the provider asks to wait for longer than wanted', async () => {
		const outcomes = await outcomesOf(
			list(4),
			() => Promise.reject(tooFast({ retryAfterMs: 3.6e6 })),
			{
				concurrency: 1,
				maxWaitMs: 60_000,
			},
		);
		expect(outcomes.map(({ attempts }) => attempts)).toEqual([1, 0, 0, 0]);
		expect(outcomes.every((each) => !each.ok && each.disposition === 'retryLater')).toBe(true);
	});

	it('ends when the one who listens leaves: nothing more starts, and what is on its way is waited for', async () => {
		const clock = new VirtualClock();
		let done = 0;
		const send = jest.fn(async (message: string) => {
			await clock.sleep(message === 'p0' ? 1 : 50);
			done++;
		});
		const closed = jest.fn();
		function* closing() {
			try {
				yield* list(100);
			} finally {
				closed();
			}
		}
		const five = options<string>({ clock, concurrency: 5, messagesPerSecond: 1e6 });
		for await (const outcome of sendAll(closing(), send, five)) {
			expect(outcome.index).toBe(0);
			break;
		}
		expect(done).toBe(send.mock.calls.length);
		expect(done).toBeLessThanOrEqual(6);
		expect(closed).toHaveBeenCalled();
		await new Promise(setImmediate);
		expect(send.mock.calls.length).toBe(done);
	});

	it('throws what the list throws, after the outcomes of what came before', async () => {
		function* broken() {
			yield 'a';
			throw new Error('the list broke');
		}
		const known: string[] = [];
		const sending = async () => {
			for await (const { message } of sendAll(broken(), () => 'sent', options<string>())) {
				known.push(message);
			}
		};
		await expect(sending()).rejects.toThrow('the list broke');
		expect(known).toEqual(['a']);
	});
});

describe('messages to the same recipient', () => {
	const toWhom = (message: string) => message.charAt(0);

	it('keep their order and never overlap, also when one is tried again', async () => {
		const clock = new VirtualClock();
		const log: string[] = [];
		const send = async (message: string, { attempt }: { attempt: number }) => {
			log.push(`+${message}`);
			await clock.sleep(message === 'a1' ? 100 : 5);
			log.push(`-${message}`);
			if (message === 'a1' && attempt === 1) throw tooFast();
		};
		await outcomesOf(['a1', 'a2', 'b1', 'a3'], send, { clock, recipientOf: toWhom });
		expect(log.filter((each) => each.includes('a'))).toEqual([
			'+a1',
			'-a1',
			'+a1',
			'-a1',
			'+a2',
			'-a2',
			'+a3',
			'-a3',
		]);
	});

	it('keep the wanted distance, while others go on', async () => {
		const clock = new VirtualClock();
		const at: Record<string, number> = {};
		await outcomesOf(
			['a1', 'a2', 'b1', 'a3', 'c1'],
			(message) => void (at[message] = clock.now()),
			{
				clock,
				recipientOf: toWhom,
				recipientIntervalMs: 6000,
			},
		);
		expect(at.a2 - at.a1).toBeGreaterThanOrEqual(6000);
		expect(at.a3 - at.a2).toBeGreaterThanOrEqual(6000);
		expect(Math.max(at.b1, at.c1)).toBeLessThan(100);
	});

	it.each([
		[
			'its code',
			Object.assign(new Error('(#131056)'), { code: 131056 }),
			{ disposition: 'retryLater', sent: 'no' },
		],
		[
			'what its reader says',
			new Error('slow down'),
			{ disposition: 'retryLater', sent: 'no', scope: 'recipient' },
		],
	] as const)(
		'wait 1, 4 and 16 seconds for their own limit, told by %s, while others go on',
		async (_, error, reading) => {
			const clock = new VirtualClock();
			const at: number[] = [];
			const others: number[] = [];
			const outcomes = await outcomesOf(
				['a1', ...list(20), 'a2'],
				(message) => {
					if (toWhom(message) !== 'a') return void others.push(clock.now());
					at.push(clock.now());
					if (at.length <= 3) throw error;
				},
				{
					clock,
					recipientOf: (message) => (message.startsWith('a') ? 'a' : message),
					readDisposition: () => reading,
				},
			);
			expect(outcomes.every(({ ok }) => ok)).toBe(true);
			expect(at.map((time) => Math.floor(time / 1000))).toEqual([0, 1, 5, 21, 21]);
			expect(Math.max(...others)).toBeLessThan(200);
		},
	);
});

describe('options that make no sense', () => {
	it.each([
		[{ messagesPerSecond: 0 }, 'messagesPerSecond must be a number above 0, but is 0'],
		[{ messagesPerSecond: -1 }, 'messagesPerSecond must be a number above 0, but is -1'],
		[{ messagesPerSecond: Number.NaN }, 'messagesPerSecond must be a number above 0, but is NaN'],
		[
			{ messagesPerSecond: Infinity },
			'messagesPerSecond must be a number above 0, but is Infinity',
		],
		[{ burst: 0.5 }, 'burst must be a number of at least 1, but is 0.5'],
		[{ concurrency: 0 }, 'concurrency must be a whole number of at least 1, but is 0'],
		[{ concurrency: 1.5 }, 'concurrency must be a whole number of at least 1, but is 1.5'],
		[{ maxAttempts: 0 }, 'maxAttempts must be a whole number of at least 1, but is 0'],
		[{ recipientIntervalMs: -1 }, 'recipientIntervalMs must be 0 or more milliseconds, but is -1'],
		[{ maxWaitMs: Number.NaN }, 'maxWaitMs must be 0 or more milliseconds, but is NaN'],
	])('are refused before anything is sent: %j', (given, message) => {
		const send = jest.fn();
		expect(() => sendAll(['a'], send, options(given))).toThrow(new RangeError(message));
		expect(send).not.toHaveBeenCalled();
	});
});
