import { z } from 'zod';
import { graphErrorBody } from '../../graph/errors';
import { readJson } from '../../http/read';
import type { ControlRoute, ProviderContext, Reply } from '../../types';

const order = z
	.object({
		provider: z.literal('meta'),
		messagesPerSecond: z.number().positive().optional(),
		unavailable: z.number().min(0).max(1).default(0),
	})
	.strict();

const second = 1000;

/**
 * How many messages a number may send: no limit at first, so that tests don't wait. Any stretch of a
 * second counts, and what is refused does not; Meta's page gives the number and not the way of counting.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/overview (Throughput)
 */
export class MetaThroughput {
	private limit = Infinity;
	private unavailable = 0;
	/** When messages were let through, in milliseconds. */
	private passed: number[] = [];
	/** How many of those lie further back than a second. */
	private old = 0;

	constructor({ state }: ProviderContext) {
		state.onReset(() => this.set(Infinity, 0));
	}

	/** The answer to a message for which there is no room, or no server: 130429, or 131016. */
	refusal(now = performance.now()): Reply | undefined {
		while (this.old < this.passed.length && this.passed[this.old] <= now - second) this.old++;
		if (this.passed.length - this.old >= this.limit) {
			const details =
				'Message failed to send because there were too many messages sent from this phone number in a short period of time';
			return {
				status: 400,
				body: graphErrorBody({ code: 130429, message: 'Rate limit hit', details }),
			};
		}
		this.passed.push(now);
		if (Math.random() >= this.unavailable) return undefined;
		const details = 'A service is temporarily unavailable';
		return {
			status: 500,
			body: graphErrorBody({ code: 131016, message: 'Service unavailable', details }),
		};
	}

	/** POST /control/throughput, and how fast messages came since the last one. */
	readonly control: ControlRoute = [
		'POST',
		'/throughput',
		(request) => {
			const { passed } = this;
			const { messagesPerSecond = Infinity, unavailable } = readJson(request, order);
			this.set(messagesPerSecond, unavailable);
			const seconds = (passed[passed.length - 1] - passed[0]) / second;
			return {
				status: 200,
				body: { passed: passed.length, seconds: passed.length > 1 ? seconds : 0 },
			};
		},
	];

	private set(limit: number, unavailable: number): void {
		this.limit = limit;
		this.unavailable = unavailable;
		this.passed = [];
		this.old = 0;
	}
}
