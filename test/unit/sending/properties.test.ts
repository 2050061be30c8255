import fc from 'fast-check';
import type { Reading } from '../../../nodes/WhatsAppFlows/sending';
import { outcomesOf, Refused } from './support/sending';
import { VirtualClock } from './support/virtualClock';

/** What the provider answers to one try: nothing of interest, or an error with this meaning. */
const answer = fc.option(
	fc.record<Reading>(
		{
			disposition: fc.constantFrom(
				'retryNow',
				'retryLater',
				'fixRequest',
				'recipientUnreachable',
				'needsTemplate',
			),
			retryAfterMs: fc.constantFrom(0, 10, 2000),
			sent: fc.constantFrom('no', 'unknown'),
			scope: fc.constantFrom('recipient'),
		},
		{ requiredKeys: ['disposition'] },
	),
	{ nil: undefined, freq: 2 },
);

const stop = fc.constantFrom<Reading>(
	{ disposition: 'stopCampaign' },
	{ disposition: 'fixCredentials', sent: 'no' },
);

const message = fc.record({
	recipient: fc.constantFrom('a', 'b', 'c', 'd'),
	/** One for each try; after the last one the provider takes the message. */
	answers: fc.array(fc.oneof({ weight: 20, arbitrary: answer }, { weight: 1, arbitrary: stop }), {
		maxLength: 6,
	}),
	latency: fc.constantFrom(0, 1, 40, 700),
});

const settings = fc.record({
	messagesPerSecond: fc.constantFrom(1, 50, 5000),
	concurrency: fc.integer({ min: 1, max: 5 }),
	maxAttempts: fc.integer({ min: 1, max: 4 }),
	recipientIntervalMs: fc.constantFrom(0, 0, 300),
});

describe('any mix of failures', () => {
	it('gives one outcome per message, sends none twice that may have gone out, and keeps the order', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(message, { maxLength: 25 }),
				settings,
				async (messages, options) => {
					const clock = new VirtualClock();
					const tries = messages.map((): Array<Reading | undefined> => []);
					const starts: Array<{ recipient: string; index: number; at: number }> = [];
					const busy = new Set<string>();
					const outcomes = await outcomesOf(
						messages,
						async ({ recipient, answers, latency }, { index, attempt }) => {
							expect(busy.has(recipient)).toBe(false);
							busy.add(recipient);
							starts.push({ recipient, index, at: clock.now() });
							await clock.sleep(latency);
							busy.delete(recipient);
							const reading = answers[attempt - 1];
							tries[index].push(reading);
							if (reading) throw new Refused(reading);
						},
						{ ...options, clock, recipientOf: ({ recipient }) => recipient },
					);

					expect(outcomes.map(({ index }) => index).sort((one, two) => one - two)).toEqual(
						messages.map((_, index) => index),
					);
					for (const outcome of outcomes) {
						const made = tries[outcome.index];
						expect(outcome.attempts).toBe(made.length);
						expect(made.length).toBeLessThanOrEqual(options.maxAttempts);
						expect(made.slice(0, -1).every((reading) => reading?.sent === 'no')).toBe(true);
						expect(outcome.ok).toBe(made.length > 0 && made.at(-1) === undefined);
						if (!outcome.ok && made.some((reading) => reading?.sent === 'unknown')) {
							expect(outcome.sent).toBe('unknown');
						}
					}
					for (const recipient of ['a', 'b', 'c', 'd']) {
						const own = starts.filter((start) => start.recipient === recipient);
						own.slice(1).forEach((start, place) => {
							expect(start.index).toBeGreaterThanOrEqual(own[place].index);
							expect(start.at - own[place].at).toBeGreaterThanOrEqual(
								options.recipientIntervalMs - 0.01,
							);
						});
					}
				},
			),
			{ numRuns: 300 },
		);
	});
});
