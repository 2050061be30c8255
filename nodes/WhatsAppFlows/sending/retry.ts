import type { Disposition } from './disposition';
import type { Reading } from './options';

/** These end the sending: no further message can go out. */
const last: readonly Disposition[] = ['stopCampaign', 'fixCredentials'];
/** With these the same call may work later. */
const passing: readonly Disposition[] = ['retryNow', 'retryLater'];

export const stopsAll = ({ disposition }: Reading): boolean => last.includes(disposition);

/**
 * Whether the message stayed behind. A refusal for good says so by itself; that a passing one
 * happened before the message left must be said.
 */
export function stayedBehind({ disposition, sent }: Reading): boolean {
	return sent === 'no' || (sent === undefined && !passing.includes(disposition));
}

/** Whether the same message may be tried again without a risk that it arrives twice. */
export function mayRepeat(reading: Reading): boolean {
	return passing.includes(reading.disposition) && (reading.sent === 'no' || !!reading.repeatable);
}

/** A limit of the account, which holds for everyone; not of one recipient. */
export function isCommonLimit({ disposition, scope, sent }: Reading): boolean {
	return disposition === 'retryLater' && scope !== 'recipient' && sent === 'no';
}

/** WhatsApp's “pair rate limit”: too many messages to the same person. */
const PAIR_LIMIT = 131056;

/** The provider answered, and not that a limit is reached. */
export function isAnswer(reading: Reading): boolean {
	return reading.disposition !== 'retryNow' && stayedBehind(reading);
}

/**
 * What an error means, with WhatsApp's own code for the limit of one recipient understood. A reader
 * that throws has not understood the error, so nothing is known of the message.
 */
export function readError(read: (error: unknown) => Reading, error: unknown): Reading {
	try {
		const { retryAfterMs, ...reading } = read(error);
		const scope = reading.scope ?? (isPairLimit(error) ? 'recipient' : undefined);
		return {
			...reading,
			scope: reading.disposition === 'retryLater' ? scope : undefined,
			retryAfterMs: retryAfterMs !== undefined && retryAfterMs >= 0 ? retryAfterMs : undefined,
		};
	} catch {
		return { disposition: 'fixRequest', sent: 'unknown' };
	}
}

function isPairLimit(error: unknown): boolean {
	if (typeof error !== 'object' || error === null) return false;
	const { code, reason, error: body } = error as Record<string, unknown>;
	return [code, codeOf(reason), codeOf(body)].some((found) => String(found) === String(PAIR_LIMIT));
}

function codeOf(value: unknown): unknown {
	return typeof value === 'object' && value !== null && 'code' in value ? value.code : undefined;
}

/** Milliseconds before the second try; each further one waits twice as long. */
const FIRST_WAIT = 50;
const LONGEST_WAIT = 5000;
/** Limits are mostly counted by the second: while others can go out, a refused one waits it out. */
const A_SECOND = 1000;

/**
 * How long a message waits before its next try where nobody says how long, in milliseconds.
 * @param attempts how often it was tried
 * @param random from 0 to 1, so that those that were refused together don't come back together
 * @returns `atLeast`, and `amongOthers` where waiting costs nothing, because others go out meanwhile
 */
export function waitBefore(
	attempts: number,
	maxAttempts: number,
	random: () => number,
): { atLeast: number; amongOthers: number } {
	const spread = 0.75 + random() / 2;
	const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempts - 1)) * spread;
	const isLast = attempts === maxAttempts - 1;
	return {
		atLeast: isLast ? Math.max(wait, A_SECOND) : wait,
		amongOthers: Math.max(wait, A_SECOND * attempts * spread),
	};
}
