import type { ICheckProcessedOptions, IExecuteFunctions } from 'n8n-workflow';
import type { Outcome } from '../../sending';
import type { Letter } from './send.letter';
import type { SendingOptions } from './sending.options';

/**
 * n8n keeps the entries of a node in one row of its database; the oldest ones go when there are more.
 * A person has one entry for good, and a second one while it is uncertain whether they were reached.
 */
const MOST_ENTRIES = 300_000;
const memory: ICheckProcessedOptions = { mode: 'entries', maxEntries: MOST_ENTRIES };

/** So many people at most are uncertain after a crash; each part rewrites the whole row. */
const PART = { smallest: 50, largest: 1000, ofTheList: 0.01 };

export type SkipReason = 'alreadyReached' | 'uncertain';

/**
 * Who of a campaign was reached, in n8n's own database: written before a message goes out, and again
 * when its fate is known. In between a person counts as uncertain.
 */
export class Campaign {
	private readonly part: number;
	private readonly node: IExecuteFunctions;
	/** Entries that are no longer true. */
	private outdated: string[] = [];

	constructor(
		private readonly options: NonNullable<SendingOptions['campaign']>,
		node: IExecuteFunctions,
		listLength: number,
	) {
		this.node = node;
		const wanted = Math.ceil(listLength * PART.ofTheList);
		this.part = Math.min(PART.largest, Math.max(PART.smallest, wanted));
	}

	/** Those letters that still have to go out; they are noted before they are given. */
	async *open(
		letters: AsyncIterable<Letter> | Iterable<Letter>,
		skip: (letter: Letter, reason: SkipReason) => void,
	): AsyncGenerator<Letter> {
		let part: Letter[] = [];
		for await (const letter of letters) {
			part.push(letter);
			if (part.length < this.part) continue;
			yield* await this.claim(part, skip);
			part = [];
		}
		if (part.length > 0) yield* await this.claim(part, skip);
	}

	/** Notes what became of a letter. Written in parts: `close` writes the rest. */
	async settle({ recipient }: Letter, outcome: Outcome<Letter, unknown>): Promise<void> {
		if (outcome.ok) this.outdated.push(this.pending(recipient));
		else if (outcome.sent === 'no') {
			this.outdated.push(this.pending(recipient), this.member(recipient));
		}
		if (this.outdated.length >= this.part) await this.close();
	}

	async close(): Promise<void> {
		await inTurn(this.node, async () => await this.write());
	}

	private async claim(
		part: readonly Letter[],
		skip: (letter: Letter, reason: SkipReason) => void,
	): Promise<Letter[]> {
		const known = await inTurn(this.node, async () => await this.note(part));
		return part.filter((letter) => {
			if (!known.has(this.member(letter.recipient))) return true;
			const isUncertain = known.has(this.pending(letter.recipient));
			if (isUncertain && this.options.uncertain === 'again') return true;
			skip(letter, isUncertain ? 'uncertain' : 'alreadyReached');
			return false;
		});
	}

	/**
	 * Notes everyone as uncertain, and takes that back for those who were reached before.
	 * @returns the entries that were there already
	 */
	private async note(part: readonly Letter[]): Promise<Set<unknown>> {
		await this.write();
		const people = part.map(({ recipient }) => [this.member(recipient), this.pending(recipient)]);
		const { helpers } = this.node;
		const { processed } = await helpers.checkProcessedAndRecord(people.flat(), 'node', memory);
		const known = new Set<unknown>(processed);
		const reached = people.filter(([member, pending]) => known.has(member) && !known.has(pending));
		this.outdated.push(...reached.map(([, pending]) => pending));
		await this.write();
		return known;
	}

	private async write(): Promise<void> {
		const { outdated } = this;
		this.outdated = [];
		if (outdated.length > 0) await this.node.helpers.removeProcessed(outdated, 'node', memory);
	}

	private member(recipient: string): string {
		return JSON.stringify(['campaign', this.options.name, recipient]);
	}

	private pending(recipient: string): string {
		return JSON.stringify(['pending', this.options.name, recipient]);
	}
}

const turns = new Map<string, Promise<unknown>>();

/**
 * n8n reads the row, changes it and writes it back: two executions at once would lose what one of
 * them wrote. In one process they take turns; several processes can't.
 */
async function inTurn<Output>(
	node: IExecuteFunctions,
	work: () => Promise<Output>,
): Promise<Output> {
	const row = `${node.getWorkflow().id}/${node.getNode().id}`;
	const turn = (turns.get(row) ?? Promise.resolve()).then(work, work);
	turns.set(row, turn);
	try {
		return await turn;
	} finally {
		if (turns.get(row) === turn) turns.delete(row);
	}
}
