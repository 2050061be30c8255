import { Agenda, Queue } from './queues';

/** The messages of one recipient: one at a time, in their order. */
export interface Lane<Task> {
	readonly recipient: string;
	/** Those behind the one that is on its way; made when there is one. */
	waiting?: Queue<Task>;
	busy: boolean;
	/** Before this the recipient gets nothing. */
	freeAt: number;
	/** Refusals in a row because of this recipient's own limit. */
	refusals: number;
}

/** Keeps the order and the distance of messages to the same recipient. */
export class Lanes<Task> {
	private readonly lanes = new Map<string, Lane<Task>>();
	/** Lanes that are kept only because of their `freeAt`. */
	private readonly resting = new Agenda<Lane<Task>>();
	/** Messages that wait behind another one to the same recipient. */
	waiting = 0;

	constructor(private readonly intervalMs: number) {}

	/** The lane of a recipient. */
	of(recipient: string, now: number): Lane<Task> {
		this.forget(now);
		const known = this.lanes.get(recipient);
		if (known) return known;
		const lane: Lane<Task> = { recipient, busy: false, freeAt: -Infinity, refusals: 0 };
		this.lanes.set(recipient, lane);
		return lane;
	}

	/** Puts a message into its lane. @returns whether it is the first one there */
	enter(lane: Lane<Task>, task: Task): boolean {
		if (!lane.busy) {
			lane.busy = true;
			return true;
		}
		lane.waiting ??= new Queue();
		lane.waiting.push(task);
		this.waiting++;
		return false;
	}

	start(lane: Lane<Task>, now: number): void {
		lane.freeAt = Math.max(lane.freeAt, now + this.intervalMs);
	}

	/**
	 * The provider took too many messages to this recipient: 1 s, then 4 s, 16 s …
	 * Source: https://developers.facebook.com/docs/whatsapp/cloud-api/overview , pair rate limits
	 */
	rest(lane: Lane<Task>, now: number, retryAfterMs = 0): void {
		lane.freeAt = now + Math.max(retryAfterMs, 1000 * 4 ** lane.refusals++);
	}

	/** The first one is done. @returns the one behind it, which is the first one now */
	leave(lane: Lane<Task>, now: number, delivered: boolean): Task | undefined {
		if (delivered) lane.refusals = 0;
		const next = lane.waiting?.shift();
		if (next !== undefined) {
			this.waiting--;
			return next;
		}
		lane.busy = false;
		if (lane.freeAt <= now) this.lanes.delete(lane.recipient);
		else this.resting.add(lane.freeAt, 0, lane);
		return undefined;
	}

	private forget(now: number): void {
		for (let lane = this.resting.take(now); lane; lane = this.resting.take(now)) {
			if (!lane.busy && lane.freeAt <= now) this.lanes.delete(lane.recipient);
		}
	}
}
