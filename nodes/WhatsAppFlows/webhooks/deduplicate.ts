import type { WebhookEvent } from './events';

export interface DeduplicationLimits {
	/** Keys kept, the oldest go first. */
	maxKeys: number;
	/** Milliseconds */
	maxAgeMs: number;
}

/** Meta repeats a delivery for up to seven days: https://developers.facebook.com/docs/graph-api/webhooks/getting-started */
export const defaultLimits: DeduplicationLimits = {
	maxKeys: 10_000,
	maxAgeMs: 7 * 24 * 60 * 60 * 1000,
};

/**
 * What makes two events the same one: a message id, or a message id with its status. Events without
 * an id have no key: they can't be told apart, so none of them is ever dropped.
 */
export function eventKey(event: WebhookEvent): string | undefined {
	switch (event.type) {
		case 'flowCompletion':
		case 'otherMessage':
			return event.messageId ? `m:${event.messageId}` : undefined;
		case 'messageStatus':
			return `s:${event.messageId}:${event.status}`;
		case 'flowEvent':
			return `f:${JSON.stringify([
				event.flowId,
				event.event,
				event.timestamp,
				event.newStatus,
				event.alertState,
			])}`;
	}
}

/** The events of one trigger that were taken already. Taking one is a single step, so atomic. */
export class TakenEvents {
	// In the order in which they were taken, so that the oldest are the first.
	private readonly taken: Map<string, number>;

	/** @param saved what `toJSON` gave before; anything else counts as nothing */
	constructor(
		saved: unknown = [],
		private readonly limits: DeduplicationLimits = defaultLimits,
	) {
		this.taken = new Map(Array.isArray(saved) ? saved.filter(isEntry) : []);
	}

	/**
	 * Takes an event.
	 * @param now milliseconds since 1970
	 * @returns false when it was taken before
	 */
	take(key: string, now: number): boolean {
		this.forget(now);
		if (this.taken.has(key)) return false;
		this.taken.set(key, now);
		if (this.taken.size > this.limits.maxKeys) this.dropOldest();
		return true;
	}

	/** Adds what another process has taken; the order by time stays. */
	merge(saved: unknown): void {
		if (!Array.isArray(saved)) return;
		const all = [...saved.filter(isEntry), ...this.taken].sort(([, a], [, b]) => a - b);
		this.taken.clear();
		for (const [key, time] of all.slice(-this.limits.maxKeys)) this.taken.set(key, time);
	}

	/** For the next process: pairs of key and time, the oldest first. */
	toJSON(): Array<[key: string, time: number]> {
		return [...this.taken];
	}

	private forget(now: number): void {
		for (const [key, time] of this.taken) {
			// A clock that was set back must not keep a key for ever.
			if (Math.abs(now - time) <= this.limits.maxAgeMs) return;
			this.taken.delete(key);
		}
	}

	private dropOldest(): void {
		for (const key of this.taken.keys()) {
			this.taken.delete(key);
			return;
		}
	}
}

function isEntry(entry: unknown): entry is [string, number] {
	return (
		Array.isArray(entry) &&
		entry.length === 2 &&
		typeof entry[0] === 'string' &&
		typeof entry[1] === 'number'
	);
}
