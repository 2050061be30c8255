import type { Outcome, Reading, Send, SendOptions } from '../../../../nodes/WhatsAppFlows/sending';
import { sendAll } from '../../../../nodes/WhatsAppFlows/sending';
import { VirtualClock } from './virtualClock';

/** A refusal that carries its own meaning. */
export class Refused extends Error {
	constructor(readonly reading: Reading) {
		super(reading.disposition);
	}
}

export const refusal = (
	disposition: Reading['disposition'],
	more: Omit<Reading, 'disposition'> = {},
) => new Refused({ disposition, ...more });

/** A limit was reached, and the message stayed behind. */
export const tooFast = (more: Omit<Reading, 'disposition'> = {}) =>
	refusal('retryLater', { sent: 'no', ...more });

/** The same numbers in every run. */
export function numbersFrom(seed: number): () => number {
	let state = seed * 7919 + 13;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

export type Options<Message> = Partial<SendOptions<Message>>;

/** Options that stand in the way of nothing; a message is its own recipient. */
export function options<Message>(more: Options<Message> = {}): SendOptions<Message> {
	return {
		messagesPerSecond: 1000,
		concurrency: 10,
		maxAttempts: 5,
		recipientOf: String,
		readDisposition: (error) => (error as Refused).reading,
		clock: new VirtualClock(),
		random: numbersFrom(1),
		...more,
	};
}

/** All outcomes, in the order in which they became known. */
export async function outcomesOf<Message, Result>(
	messages: Iterable<Message> | AsyncIterable<Message>,
	send: Send<Message, Result>,
	more: Options<Message> = {},
): Promise<Array<Outcome<Message, Result>>> {
	const outcomes: Array<Outcome<Message, Result>> = [];
	for await (const outcome of sendAll(messages, send, options(more))) outcomes.push(outcome);
	return outcomes;
}

/** Whether a provider takes a message now. */
export type Limit = (now: number) => boolean;

/** So many in each second of the clock. */
export function perSecond(most: number, offset = 300): Limit {
	let second = -1;
	let count = 0;
	return (now) => {
		const present = Math.floor((now + offset) / 1000);
		if (present !== second) [second, count] = [present, 0];
		return count < most && ++count > 0;
	};
}

/** So many in any stretch of a second. */
export function anySecond(most: number): Limit {
	const taken: number[] = [];
	return (now) => {
		while (taken.length > 0 && taken[0] <= now - 1000) taken.shift();
		return taken.length < most && taken.push(now) > 0;
	};
}

/** A bucket of so many tokens that fills at a rate. */
export function bucket(rate: number, most: number): Limit {
	let tokens = most;
	let last = 0;
	return (now) => {
		tokens = Math.min(most, tokens + ((now - last) * rate) / 1000);
		last = now;
		return tokens >= 1 && tokens-- >= 1;
	};
}
