import type { Clock } from './options';

/** Wakes the one who listens; a ring that nobody hears is kept for the next who listens. */
export class Bell {
	private rung = false;
	private listener?: () => void;

	ring(): void {
		const { listener } = this;
		this.listener = undefined;
		if (listener) listener();
		else this.rung = true;
	}

	async heard(): Promise<void> {
		if (!this.rung) {
			await new Promise<void>((resolve) => {
				this.listener = resolve;
			});
		}
		this.rung = false;
	}
}

/** Milliseconds; so that an ended sending leaves no timer behind for hours. */
const LONGEST_SLEEP = 1000;

/**
 * Rings at a time. It asks the clock for a new sleep only when that has to end before the one that
 * is already running, so that thousands of answers leave no thousands of timers.
 */
export class Alarm {
	private at = Infinity;

	constructor(
		private readonly clock: Clock,
		private readonly ring: () => void,
		private readonly broken: (thrown: unknown) => void,
	) {}

	/** Rings at that time, or before: who hears it looks what is due and sets it again. */
	set(at: number): void {
		const now = this.clock.now();
		const until = Math.min(at, now + LONGEST_SLEEP);
		if (until >= this.at || until === Infinity) return;
		this.at = until;
		this.clock.sleep(Math.max(0, until - now)).then(() => {
			if (this.at === until) this.at = Infinity;
			this.ring();
		}, this.broken);
	}
}
