export interface PaceOptions {
	readonly messagesPerSecond: number;
	readonly burst: number;
	/** From 0 to 1. */
	readonly random: () => number;
}

/** The time over which answers are counted before the rate changes, in milliseconds. */
const EPOCH = 1000;
/** Fewer refusals than this, or a smaller share of the answers, are chance and no limit. */
const NOTICED = { count: 3, share: 0.04 };
/** With a greater share, what the provider took tells the limit; below it, a careful step does. */
const CLEARLY = 0.1;
const STEP_DOWN = 0.98;
/** How much the rate grows in a clean epoch, as a share of the wanted rate. */
const STEP_UP = 0.02;
/** So near to the rate that was refused last, the steps up do not grow. */
const NEAR = { below: 0.9, above: 1.1 };
/** After so many refusals in a row everything waits for a moment, then one message tries. */
const STREAK = 3;
const PAUSE = 125;
/** How much lost time one who woke too late may make up for, in milliseconds. */
const CATCH_UP = 250;
/** How far, in intervals, a start is put off at random, before and after the first refusal. */
const SPREAD = { calm: 0.25, limited: 0.9 };

/**
 * When the next message may go out: a token bucket whose rate follows the provider.
 *
 * It starts at the wanted rate. Where the provider refuses more than chance explains, the rate
 * becomes what the provider took; while it refuses nothing, the rate grows by a fixed step, and by
 * twice as much each second while far from where it was refused. Growing by steps of the same size
 * and shrinking in proportion is what makes several senders share one limit evenly.
 */
export class Pace {
	private rate: number;
	/** When the bucket has its next token. */
	private nextAt = -Infinity;
	private pausedUntil = -Infinity;
	/** Someone sleeps until the next token, so that a late waking is lost time. */
	private awaited = false;
	/** Senders that share a limit must not come in step, or one of them would always be first. */
	private offset = 0;
	private limited = false;

	private epochStart = -Infinity;
	private taken = 0;
	private refused = 0;
	private cleanEpochs = 0;
	private noticedEpochs = 0;
	/** The rate at which refusals were noticed last. */
	private ceiling = Infinity;

	private streak = 0;
	private probing = false;

	constructor(private readonly options: PaceOptions) {
		this.rate = options.messagesPerSecond;
	}

	/** The present rate, in messages per second. */
	get messagesPerSecond(): number {
		return this.rate;
	}

	/** The last answer was a refusal: what goes out now may well be refused, too. */
	get isTight(): boolean {
		return this.streak > 0;
	}

	/** When the next message may start; Infinity while an answer decides about that. */
	dueAt(now: number): number {
		if (this.probing) return Infinity;
		const at = Math.max(this.nextAt, this.pausedUntil) + this.offset;
		if (at > now) this.awaited = true;
		return at;
	}

	/** Nothing waits for a token at the moment, so time that passes is not lost. */
	rest(): void {
		this.awaited = false;
	}

	/** A message starts. */
	start(now: number): void {
		const { burst, random } = this.options;
		if (this.epochStart === -Infinity) this.epochStart = now;
		const interval = 1000 / this.rate;
		const due = Math.max(this.nextAt, this.pausedUntil);
		const late = this.awaited ? Math.min(CATCH_UP, now - due) : 0;
		this.nextAt = Math.max(this.nextAt, now - Math.max((burst - 1) * interval, late)) + interval;
		this.offset = interval * random() * (this.limited ? SPREAD.limited : SPREAD.calm);
		this.probing = this.streak >= STREAK;
	}

	/** The provider took a message, or had another reason than a limit to refuse it. */
	onTaken(startedAt: number, now: number): void {
		this.streak = 0;
		this.probing = false;
		if (startedAt < this.epochStart) return;
		this.taken++;
		this.judge(startedAt, now);
	}

	/** The provider refused a message because of a limit. */
	onLimit(startedAt: number, now: number, retryAfterMs?: number): void {
		this.probing = false;
		this.limited = true;
		if (startedAt >= this.pausedUntil) this.streak++;
		if (retryAfterMs !== undefined) this.pauseUntil(now + retryAfterMs);
		else if (this.streak >= STREAK) this.pauseUntil(now + PAUSE);
		if (startedAt < this.epochStart) return;
		this.refused++;
		// What was refused did not count against the limit, so its token is still there.
		if (!this.isNoticed()) this.nextAt -= 1000 / this.rate;
		this.judge(startedAt, now);
	}

	/** A message came back without a word about limits. */
	onSilence(): void {
		this.probing = false;
	}

	private pauseUntil(at: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, at);
	}

	private isNoticed(): boolean {
		return this.refused >= NOTICED.count && this.refusedShare() > NOTICED.share;
	}

	private refusedShare(): number {
		return this.refused / (this.taken + this.refused);
	}

	/** Ends the epoch when it tells enough. Later answers to earlier sends belong to the old rate. */
	private judge(startedAt: number, now: number): void {
		const elapsed = startedAt - this.epochStart;
		const noticed = this.isNoticed();
		const enough = noticed || this.taken + this.refused >= 8 || elapsed >= 2 * EPOCH;
		if (elapsed < EPOCH || !enough) return;
		if (noticed) this.slowDown(elapsed);
		else this.speedUp();
		this.epochStart = now;
		this.taken = 0;
		this.refused = 0;
	}

	private slowDown(elapsed: number): void {
		const share = this.refusedShare();
		const goodput = (this.taken * 1000) / elapsed;
		this.cleanEpochs = 0;
		this.noticedEpochs++;
		if (share > CLEARLY || this.noticedEpochs > 2) {
			this.ceiling = goodput;
			this.rate = Math.min(goodput, this.rate) * STEP_DOWN;
		} else {
			this.ceiling = this.rate;
			this.rate *= this.noticedEpochs === 1 ? STEP_DOWN : 1 - share / 2;
		}
		this.rate = Math.max(this.options.messagesPerSecond / 100, this.rate);
	}

	private speedUp(): void {
		const { messagesPerSecond } = this.options;
		const step = STEP_UP * messagesPerSecond;
		const isNear = this.rate >= NEAR.below * this.ceiling && this.rate <= NEAR.above * this.ceiling;
		this.noticedEpochs = 0;
		if (isNear) this.cleanEpochs = 0;
		this.rate = Math.min(messagesPerSecond, this.rate + step * 2 ** this.cleanEpochs);
		if (!isNear && this.rate < messagesPerSecond) this.cleanEpochs++;
	}
}
