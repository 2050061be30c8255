import type { Disposition } from './disposition';
import { Lanes, type Lane } from './lanes';
import { Mailbox } from './mailbox';
import { NotSent } from './options';
import type { NotDelivered, Outcome, Reading, Send, SendOptions, Sent } from './options';
import { Pace } from './pace';
import { Agenda } from './queues';
import {
	isAnswer,
	isCommonLimit,
	mayRepeat,
	readError,
	stayedBehind,
	stopsAll,
	waitBefore,
} from './retry';
import { Source } from './source';
import { Alarm, Bell } from './waiting';

/** A message on its way. */
interface Task<Message> {
	readonly index: number;
	readonly message: Message;
	readonly lane: Lane<Task<Message>>;
	attempts: number;
	/** It may not start before. */
	readyAt: number;
	/** One of the tries may have gone out. */
	uncertain: boolean;
}

type Fate<Result> =
	| Pick<Sent<unknown, Result>, 'ok' | 'result'>
	| Pick<NotDelivered<unknown>, 'ok' | 'error' | 'disposition' | 'sent'>;

/** Times nearer than this, in milliseconds, are the same: a clock may not be able to sleep less. */
const INSTANT = 0.001;
/** Outcomes that nobody has fetched yet; with so many, no further message starts. */
const MOST_UNREAD = 1000;
/** Messages that wait for their time or their recipient; with so many, none is read from the list. */
const MOST_HELD = 10_000;

/**
 * One sending of a list. There is a single loop that starts messages; answers, the list and the clock
 * only ring for it, so that what starts next is decided in one place.
 */
export class Run<Message, Result> {
	/** What is known, in the order in which it became known. */
	readonly outcomes: Mailbox<Outcome<Message, Result>>;
	private readonly work = new Bell();
	private readonly alarm: Alarm;
	private readonly source: Source<Message>;
	private readonly pace: Pace;
	private readonly lanes: Lanes<Task<Message>>;
	/** Messages that wait for their next try, or for their recipient. */
	private readonly later = new Agenda<Task<Message>>();
	private readonly random: () => number;
	/** The message that waits for the pace alone. */
	private next?: Task<Message>;
	private count = 0;
	private inFlight = 0;
	/** Why nothing more is sent. */
	private end?: { readonly error: NotSent; readonly disposition: Disposition };
	/** Nobody wants to know any more. */
	private left = false;
	private broken?: { readonly thrown: unknown };

	constructor(
		messages: Iterable<Message> | AsyncIterable<Message>,
		private readonly send: Send<Message, Result>,
		private readonly options: SendOptions<Message>,
	) {
		const { clock, messagesPerSecond, burst = 1, recipientIntervalMs = 0 } = options;
		const ring = () => this.work.ring();
		this.random = options.random ?? Math.random;
		this.outcomes = new Mailbox(MOST_UNREAD, ring);
		this.source = new Source(messages, ring);
		this.pace = new Pace({ messagesPerSecond, burst, random: this.random });
		this.lanes = new Lanes(recipientIntervalMs);
		this.alarm = new Alarm(clock, ring, (thrown) => {
			this.broken = { thrown };
			ring();
		});
	}

	/** Sends until the fate of every message is known, or nobody wants to know it any more. */
	async complete(): Promise<void> {
		const { signal } = this.options;
		const abort = () => {
			this.stop(signal?.reason, 'retryNow');
			this.work.ring();
		};
		if (signal?.aborted) abort();
		signal?.addEventListener('abort', abort, { once: true });
		try {
			for (this.advance(); !this.isOver(); this.advance()) await this.work.heard();
		} finally {
			signal?.removeEventListener('abort', abort);
			this.source.close();
			this.outcomes.end(this.broken ?? this.source.failure);
		}
	}

	/** Starts nothing more; `complete` ends with what is on its way. */
	leave(): void {
		this.left = true;
		this.work.ring();
	}

	private isOver(): boolean {
		if (this.inFlight > 0) return false;
		if (this.left || this.broken) return true;
		return this.source.ended && !this.next && this.later.size === 0;
	}

	private advance(): void {
		if (this.left || this.broken) return;
		try {
			if (this.end) this.handBackTheRest(this.end);
			else this.startDue();
		} catch (thrown) {
			this.broken = { thrown };
		}
	}

	/** Starts whatever may start now, and sees to it that the loop comes back for the rest. */
	private startDue(): void {
		const { clock, concurrency } = this.options;
		while (!this.end && this.inFlight < concurrency && this.outcomes.hasRoom) {
			const now = clock.now();
			const task = (this.next ??= this.choose(now));
			if (!task) {
				this.alarm.set(this.laterAt());
				break;
			}
			const at = this.pace.dueAt(now);
			if (at > now + INSTANT) {
				this.alarm.set(at);
				return;
			}
			this.next = undefined;
			void this.attempt(task, now);
		}
		this.pace.rest();
	}

	private handBackTheRest({ error, disposition }: NonNullable<typeof this.end>): void {
		while (this.outcomes.hasRoom) {
			const task = this.next ?? this.choose(Infinity);
			if (!task) return;
			this.next = undefined;
			this.settle(task, { ok: false, error, disposition, sent: task.uncertain ? 'unknown' : 'no' });
		}
	}

	/** The message that comes next: one that is due again, else the first whose recipient is free. */
	private choose(now: number): Task<Message> | undefined {
		const due = this.pace.isTight ? undefined : this.takeLater(now);
		if (due) return due;
		while (this.later.size + this.lanes.waiting < MOST_HELD) {
			const read = this.source.next();
			if (!read) return this.takeLater(now);
			const lane = this.lanes.of(this.options.recipientOf(read.message), now);
			const task = {
				...read,
				lane,
				index: this.count++,
				attempts: 0,
				uncertain: false,
				readyAt: lane.freeAt,
			};
			if (!this.lanes.enter(lane, task)) continue;
			if (lane.freeAt <= now) return task;
			this.later.add(task.readyAt, task.index, task);
		}
		return this.takeLater(now);
	}

	/** When the first of those that wait may start: early, if no others would be kept waiting. */
	private laterAt(): number {
		const first = this.later.first;
		if (!first) return Infinity;
		return this.source.ended ? first.item.readyAt : first.at;
	}

	private takeLater(now: number): Task<Message> | undefined {
		return this.laterAt() <= now + INSTANT ? this.later.take(Infinity) : undefined;
	}

	private async attempt(task: Task<Message>, startedAt: number): Promise<void> {
		const { clock, signal } = this.options;
		const { index, message, lane } = task;
		const attempt = ++task.attempts;
		this.inFlight++;
		this.pace.start(startedAt);
		this.lanes.start(lane, startedAt);
		try {
			const result = await this.send(message, { index, attempt, signal });
			this.pace.onTaken(startedAt, clock.now());
			this.settle(task, { ok: true, result });
		} catch (thrown) {
			this.onError(task, thrown, startedAt);
		}
		this.inFlight--;
		this.work.ring();
	}

	private onError(task: Task<Message>, error: unknown, startedAt: number): void {
		const { clock, maxAttempts, maxWaitMs = Infinity } = this.options;
		const reading = readError(this.options.readDisposition, error);
		const { disposition, retryAfterMs = 0 } = reading;
		const now = clock.now();
		if (!stayedBehind(reading)) task.uncertain = true;
		this.tellPace(reading, startedAt, now);
		if (reading.scope === 'recipient') this.lanes.rest(task.lane, now, retryAfterMs);
		if (stopsAll(reading)) this.stop(error, disposition);
		else if (isCommonLimit(reading) && retryAfterMs > maxWaitMs) this.stop(error, disposition);
		const again =
			!this.end && task.attempts < maxAttempts && mayRepeat(reading) && retryAfterMs <= maxWaitMs;
		if (!again) {
			const sent = task.uncertain ? 'unknown' : 'no';
			this.settle(task, { ok: false, error, disposition, sent });
			return;
		}
		const { atLeast, amongOthers } = waitBefore(task.attempts, maxAttempts, this.random);
		const asked = reading.scope === 'recipient' ? 0 : reading.retryAfterMs;
		task.readyAt = Math.max(task.lane.freeAt, now + (asked ?? atLeast));
		this.later.add(Math.max(task.readyAt, now + (asked ?? amongOthers)), task.index, task);
	}

	private tellPace(reading: Reading, startedAt: number, now: number): void {
		if (isCommonLimit(reading)) this.pace.onLimit(startedAt, now, reading.retryAfterMs);
		else if (isAnswer(reading)) this.pace.onTaken(startedAt, now);
		else this.pace.onSilence();
	}

	private stop(cause: unknown, disposition: Disposition): void {
		this.end ??= { error: new NotSent(cause), disposition };
	}

	private settle({ index, message, attempts, lane }: Task<Message>, fate: Fate<Result>): void {
		this.outcomes.put({ index, message, attempts, ...fate });
		const next = this.lanes.leave(lane, this.options.clock.now(), fate.ok);
		if (!next) return;
		next.readyAt = lane.freeAt;
		this.later.add(next.readyAt, next.index, next);
	}
}
