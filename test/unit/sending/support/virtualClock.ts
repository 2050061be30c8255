import type { Clock } from '../../../../nodes/WhatsAppFlows/sending';

/** Time that passes only when everything sleeps, and then at once. */
export class VirtualClock implements Clock {
	private time = 0;
	private order = 0;
	private readonly sleepers: Array<{ at: number; order: number; wake: () => void }> = [];
	private turning = false;
	/** How many sleeps were asked for. */
	sleeps = 0;

	now(): number {
		return this.time;
	}

	async sleep(ms: number): Promise<void> {
		this.sleeps++;
		await new Promise<void>((wake) => {
			this.insert({ at: this.time + ms, order: this.order++, wake });
			this.turn();
		});
	}

	private turn(): void {
		if (this.turning || this.sleepers.length === 0) return;
		this.turning = true;
		// By then whatever is awake has gone to sleep again.
		setImmediate(() => {
			this.turning = false;
			const next = this.sleepers.shift();
			if (!next) return;
			this.time = Math.max(this.time, next.at);
			next.wake();
			this.turn();
		});
	}

	private insert(sleeper: (typeof this.sleepers)[number]): void {
		let low = 0;
		let high = this.sleepers.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.sleepers[middle].at <= sleeper.at) low = middle + 1;
			else high = middle;
		}
		this.sleepers.splice(low, 0, sleeper);
	}
}
