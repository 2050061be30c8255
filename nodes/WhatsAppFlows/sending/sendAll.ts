import type { Outcome, Send, SendOptions } from './options';
import { checkOptions } from './options';
import { Run } from './run';

/**
 * Sends a list at the provider's pace, every message at most once unless it surely stayed behind.
 *
 * Gives one outcome for each message, as soon as it is known and so in no fixed order. Nothing is
 * sent before the first outcome is asked for; whoever leaves the loop early ends the sending, and
 * waits only for what is on its way. A list that throws ends it too: what was read before is sent,
 * and then the loop throws.
 *
 * @param messages read one by one, only as fast as they are sent
 * @param send sends one message; what it throws goes to `options.readDisposition`
 * @throws RangeError for options that make no sense, before anything is sent
 */
export function sendAll<Message, Result>(
	messages: Iterable<Message> | AsyncIterable<Message>,
	send: Send<Message, Result>,
	options: SendOptions<Message>,
): AsyncIterable<Outcome<Message, Result>> {
	checkOptions(options);
	return outcomes(new Run(messages, send, options));
}

async function* outcomes<Message, Result>(
	run: Run<Message, Result>,
): AsyncGenerator<Outcome<Message, Result>> {
	const completed = run.complete();
	try {
		for (let known = await run.outcomes.fetch(); known; known = await run.outcomes.fetch()) {
			yield known;
		}
	} finally {
		run.leave();
		await completed;
	}
}
