/** The messages of a list, one at a time and only when they are wanted. */
export class Source<Message> {
	private readonly iterator: Iterator<Message> | AsyncIterator<Message>;
	private readonly isAsync: boolean;
	private arrived?: { readonly message: Message };
	private asking = false;
	/** No message will come any more, also after `failure`. */
	ended = false;
	/** What the list itself threw. */
	failure?: { readonly thrown: unknown };

	/** @param ring called when `next` may have something that it did not have before */
	constructor(
		messages: Iterable<Message> | AsyncIterable<Message>,
		private readonly ring: () => void,
	) {
		this.isAsync = Symbol.asyncIterator in messages;
		this.iterator =
			Symbol.asyncIterator in messages
				? messages[Symbol.asyncIterator]()
				: messages[Symbol.iterator]();
	}

	/** @returns undefined when there is none, or none yet */
	next(): { readonly message: Message } | undefined {
		if (this.ended) return undefined;
		if (!this.isAsync) this.ask();
		const { arrived } = this;
		this.arrived = undefined;
		if (this.isAsync && !arrived && !this.asking) this.ask();
		return arrived;
	}

	/** Lets a generator clean up. */
	close(): void {
		if (this.ended) return;
		this.ended = true;
		try {
			Promise.resolve(this.iterator.return?.()).catch(() => undefined);
		} catch {
			// Whoever ended the sending does not wait for what the list has to say about it.
		}
	}

	private ask(): void {
		try {
			const step = this.iterator.next();
			if (!('then' in step)) {
				this.take(step);
				return;
			}
			this.asking = true;
			step.then(
				(result) => {
					this.asking = false;
					this.take(result);
					this.ring();
				},
				(thrown: unknown) => {
					this.asking = false;
					this.fail(thrown);
					this.ring();
				},
			);
		} catch (thrown) {
			this.fail(thrown);
		}
	}

	private take(step: IteratorResult<Message>): void {
		if (step.done) this.ended = true;
		else this.arrived = { message: step.value };
	}

	private fail(thrown: unknown): void {
		this.ended = true;
		this.failure = { thrown };
	}
}
