import { createHash } from 'node:crypto';
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

/** 66 bits of a key's hash: enough that no two of 10,000 keys ever meet, and no longer than that. */
const idLength = 11;
const hour = 60 * 60 * 1000;

/** The events of one trigger that were taken already. Taking one is a single step, so atomic. */
export class TakenEvents {
	// By the time of taking, so that the oldest are the first.
	private readonly taken: Map<string, number>;

	/** @param saved what `toText` gave before; anything else counts as nothing */
	constructor(
		saved: unknown = '',
		private readonly limits: DeduplicationLimits = defaultLimits,
	) {
		this.taken = new Map(readText(saved));
	}

	get size(): number {
		return this.taken.size;
	}

	/**
	 * Takes an event.
	 * @param now milliseconds since 1970
	 * @returns false when it was taken before
	 */
	take(key: string, now: number): boolean {
		this.forget(now);
		const id = idOf(key);
		if (this.taken.has(id)) return false;
		this.taken.set(id, now);
		if (this.taken.size > this.limits.maxKeys) this.dropOldest();
		return true;
	}

	/** Lets an event be taken again that could not be worked off. */
	giveBack(key: string): void {
		this.taken.delete(idOf(key));
	}

	/** Adds what another process has taken; the order by time stays. */
	merge(saved: unknown): void {
		const all = [...readText(saved), ...this.taken].sort(([, a], [, b]) => a - b);
		this.taken.clear();
		for (const [id, time] of all.slice(-this.limits.maxKeys)) this.taken.set(id, time);
	}

	/**
	 * For the next process: ids by the hour in which they were taken, the oldest first. n8n reads it
	 * with every delivery, so it is as short as it can be: 110 KB for 10,000 ids.
	 */
	toText(): string {
		let text = '';
		let last: number | undefined;
		for (const [id, time] of this.taken) {
			const current = Math.floor(time / hour);
			if (current !== last) text += `${last === undefined ? '' : ' '}${current.toString(36)}:`;
			text += id;
			last = current;
		}
		return text;
	}

	private forget(now: number): void {
		for (const [id, time] of this.taken) {
			// A clock that was set back must not keep a key for ever.
			if (Math.abs(now - time) <= this.limits.maxAgeMs) return;
			this.taken.delete(id);
		}
	}

	private dropOldest(): void {
		for (const id of this.taken.keys()) {
			this.taken.delete(id);
			return;
		}
	}
}

function idOf(key: string): string {
	return createHash('sha256').update(key).digest('base64url').slice(0, idLength);
}

/** Ids with the end of their hour, so that none is forgotten too early. */
function readText(saved: unknown): Array<[id: string, time: number]> {
	if (typeof saved !== 'string') return [];
	return saved.split(' ').flatMap((block) => {
		const [, taken, ids] = /^([0-9a-z]{1,6}):((?:[\w-]{11})+)$/.exec(block) ?? [];
		if (!ids) return [];
		const time = (Number.parseInt(taken, 36) + 1) * hour - 1;
		return Array.from({ length: ids.length / idLength }, (_, index): [string, number] => [
			ids.slice(index * idLength, (index + 1) * idLength),
			time,
		]);
	});
}
