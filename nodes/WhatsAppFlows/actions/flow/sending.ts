import { sleep } from 'n8n-workflow';
import type { SentFlow } from '../../providers/model';
import type { NotDelivered, Outcome, SendOptions } from '../../sending';
import { NotSent, sendAll } from '../../sending';
import { describeError } from '../../transport/nodeError';
import type { Item, Tell } from '../operation';
import { present } from '../operation';
import type { Letter } from './send.letter';
import type { SkipReason } from './sending.campaign';
import { Campaign } from './sending.campaign';
import { notSent, readDisposition } from './sending.errors';
import type { SendingOptions } from './sending.options';
import { readSendingOptions } from './sending.options';
import { Report } from './sending.report';

const clock = {
	now: () => Date.now(),
	sleep: async (ms: number) => await sleep(Math.ceil(ms)),
};

/** A provider that asks to wait for longer ends the sending: n8n should not wait for hours. */
const LONGEST_WAIT = 15 * 60_000;
/** So many items are read before n8n gets a moment for its other work. */
const BREATH = 100;

/**
 * Sends one message for each item, at the provider's pace.
 *
 * Where a failing item stops the node, all are read before the first one goes out, so that a mistyped
 * number can't stop a list in its middle. Elsewhere each is read when its turn comes.
 *
 * @returns how many went out, for people
 */
export async function sendLetters(
	items: readonly Item[],
	write: (item: Item) => Promise<Letter>,
	tell: Tell,
): Promise<string | undefined> {
	const [{ node }] = items;
	const sending = new Sending(items, readSendingOptions(items[0], items.length), tell);
	const letters = sending.lettersOf(items, write);
	if (node.continueOnFail()) return await sending.run(letters);
	const all: Letter[] = [];
	for await (const letter of letters) all.push(letter);
	return sending.report.failures > 0 ? sending.report.refusal : await sending.run(all);
}

/** One list on its way. */
class Sending {
	readonly report: Report;
	/** Which item was the first with the same letter. */
	private readonly seen = new Map<string, number>();

	constructor(
		private readonly items: readonly Item[],
		private readonly options: SendingOptions,
		private readonly tell: Tell,
	) {
		this.report = new Report(items.length, options.dryRun);
	}

	/** What the items send; not those that can't be read, and what was there before. */
	async *lettersOf(
		items: readonly Item[],
		write: (item: Item) => Promise<Letter>,
	): AsyncGenerator<Letter> {
		for (const [place, item] of items.entries()) {
			if (place % BREATH === BREATH - 1) await sleep(0);
			try {
				const letter = await write(item);
				if (!this.isRepeated(letter)) yield letter;
			} catch (thrown) {
				this.report.onFailed('no');
				this.tell.failed(item.index, thrown);
			}
		}
	}

	/** @returns how many went out */
	async run(letters: AsyncIterable<Letter> | Iterable<Letter>): Promise<string | undefined> {
		if (this.options.dryRun) for await (const letter of letters) this.show(letter);
		else await this.send(letters);
		return this.report.summary;
	}

	private show({ item, recipient, content }: Letter): void {
		const { id: provider } = item.connection.provider;
		this.report.onSent(clock.now());
		this.tell.done(item.index, { json: { dryRun: true, provider, recipient, ...content } });
	}

	private async send(letters: AsyncIterable<Letter> | Iterable<Letter>): Promise<void> {
		const { items, options } = this;
		const [{ node }] = items;
		const campaign = options.campaign && new Campaign(options.campaign, node, items.length);
		const skip = (letter: Letter, reason: SkipReason) => this.skip(letter, reason);
		const open = campaign ? campaign.open(letters, skip) : letters;
		try {
			for await (const outcome of sendAll(open, async (letter) => await letter.deliver(), {
				...this.pacing(),
			})) {
				this.settle(outcome);
				await campaign?.settle(outcome.message, outcome);
			}
		} finally {
			await campaign?.close();
		}
	}

	private pacing(): SendOptions<Letter> {
		const [{ node, connection }] = this.items;
		const { messagesPerSecond, concurrency, maxAttempts } = this.options;
		const repeatable = connection.provider.flow.send?.dropsRepeats;
		return {
			messagesPerSecond,
			concurrency,
			maxAttempts,
			recipientOf: ({ recipient }) => recipient,
			readDisposition: (error) => ({ ...readDisposition(error), repeatable }),
			maxWaitMs: LONGEST_WAIT,
			clock,
			signal: node.getExecutionCancelSignal(),
		};
	}

	private settle(outcome: Outcome<Letter, SentFlow>): void {
		const { item } = outcome.message;
		if (outcome.ok) {
			const { result, attempts } = outcome;
			this.report.onSent(clock.now());
			this.tell.done(item.index, { json: present(item, { ...result, attempts }) });
			return;
		}
		this.report.onFailed(outcome.sent);
		this.fail(item, outcome);
	}

	private fail({ node, index }: Item, { error }: NotDelivered<Letter>): void {
		const isRest = error instanceof NotSent;
		const thrown = isRest ? notSent(error.cause) : error;
		const stopped = isRest || this.stops(thrown);
		if (stopped && !this.options.failWhenStopped && !node.continueOnFail()) {
			this.tell.done(index, { json: describeError(node.getNode(), thrown, index) });
		} else this.tell.failed(index, thrown);
	}

	private stops(thrown: unknown): boolean {
		return ['stopCampaign', 'fixCredentials'].includes(readDisposition(thrown).disposition);
	}

	/** The same flow to the same person, or anything to the same person within a campaign. */
	private isRepeated(letter: Letter): boolean {
		const { item, recipient, subject } = letter;
		const { campaign, repeatRecipients } = this.options;
		if (repeatRecipients && !campaign) return false;
		const key = JSON.stringify([recipient, campaign ? {} : subject]);
		const first = this.seen.get(key);
		if (first === undefined) {
			this.seen.set(key, item.index);
			return false;
		}
		this.skip(letter, 'repeatedInList', { sameAsItem: first });
		return true;
	}

	private skip(
		{ item, recipient, subject }: Letter,
		skipReason: SkipReason | 'repeatedInList',
		more: object = {},
	): void {
		const { id: provider } = item.connection.provider;
		this.report.onSkipped();
		this.tell.done(item.index, {
			json: { provider, recipient, ...subject, skipped: true, skipReason, ...more },
		});
	}
}
