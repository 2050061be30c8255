import { sendAll } from '../../../../nodes/WhatsAppFlows/sending';
import { type Limit, numbersFrom, options, tooFast } from './sending';
import { VirtualClock } from './virtualClock';

export interface Provider {
	limit: Limit;
	/** Milliseconds to the provider and back. */
	latency?: number;
	/** How much longer either way may take, in milliseconds. */
	jitter?: number;
	/** The share of messages that its servers refuse although there is room. */
	trouble?: number;
}

export interface Work {
	/** When the provider took each message, by sender. */
	taken: number[][];
	failed: number;
	endedAt: number[];
}

/** Several senders, each with a list of its own, and one provider that counts them all. */
export async function work(
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
export function rateOf(taken: number[]): number {
	const first = Math.min(...taken);
	const last = Math.max(...taken);
	return ((taken.length - 1) * 1000) / (last - first);
}

/** What each sender got while all were sending, the fair share as 1. */
export function sharesOf({ taken, endedAt }: Pick<Work, 'taken' | 'endedAt'>): {
	smallest: number;
	greatest: number;
} {
	const first = Math.min(...endedAt);
	const shares = taken.map((times) => times.filter((time) => time < first).length);
	const fair = shares.reduce((sum, share) => sum + share, 0) / shares.length;
	return { smallest: Math.min(...shares) / fair, greatest: Math.max(...shares) / fair };
}
