import type { Disposition } from './disposition';

/** Time, so that tests can make it pass as they like. */
export interface Clock {
	/** Milliseconds since any fixed moment. */
	now(): number;
	/** @param ms milliseconds, may have a fraction */
	sleep(ms: number): Promise<unknown>;
}

/** What an error of a send means. */
export interface Reading {
	readonly disposition: Disposition;
	/** How long the provider asks to wait, in milliseconds. */
	readonly retryAfterMs?: number;
	/** `no` proves that the message stayed behind; without it the message is not sent again. */
	readonly sent?: 'no' | 'unknown';
	/**
	 * `recipient` where a limit holds for this recipient alone. Left out, an error that carries
	 * WhatsApp's code 131056 counts as one.
	 */
	readonly scope?: 'recipient';
	/** The provider drops a message that it has seen, so that sending it again is safe whatever `sent`. */
	readonly repeatable?: boolean;
}

export interface SendContext {
	/** The place of the message in the list, from 0. */
	readonly index: number;
	/** 1 for the first try. */
	readonly attempt: number;
	readonly signal?: AbortSignal;
}

export type Send<Message, Result> = (
	message: Message,
	context: SendContext,
) => Promise<Result> | Result;

export interface SendOptions<Message> {
	/** The pace that is never exceeded; a provider that refuses some makes it slower for a while. */
	readonly messagesPerSecond: number;
	/** How many may go out at once after a pause, the first moment included. Default: 1. */
	readonly burst?: number;
	/** The most sends that wait for their answer at the same time. */
	readonly concurrency: number;
	/** How often a message is tried at most; only what surely stayed behind is tried again. */
	readonly maxAttempts: number;
	/** Whom a message goes to: messages to the same one keep their order and never overlap. */
	recipientOf(message: Message): string;
	/** The least time between two sends to the same recipient, in milliseconds. Default: 0. */
	readonly recipientIntervalMs?: number;
	readDisposition(error: unknown): Reading;
	/**
	 * A provider that asks to wait for longer ends the sending, as `stopCampaign` does; the rest comes
	 * back as `retryLater`. Milliseconds. Default: any wait is kept.
	 */
	readonly maxWaitMs?: number;
	readonly clock: Clock;
	/** Ends the sending when it is aborted. */
	readonly signal?: AbortSignal;
	/** From 0 to 1, spreads the sends of several senders that share a limit. Default: Math.random. */
	readonly random?: () => number;
}

/** What became of a message. */
export type Outcome<Message, Result> = Sent<Message, Result> | NotDelivered<Message>;

interface Known<Message> {
	/** The place of the message in the list, from 0. */
	readonly index: number;
	readonly message: Message;
	/** How often it was tried; 0 when the sending had ended before. */
	readonly attempts: number;
}

export interface Sent<Message, Result> extends Known<Message> {
	readonly ok: true;
	readonly result: Result;
}

export interface NotDelivered<Message> extends Known<Message> {
	readonly ok: false;
	/** What the send threw, or `NotSent` when the sending ended before. */
	readonly error: unknown;
	readonly disposition: Disposition;
	readonly sent: 'no' | 'unknown';
}

/** Why a message was not tried, or not tried again: the sending had ended. */
export class NotSent extends Error {
	/** @param cause what ended the sending */
	constructor(override readonly cause: unknown) {
		super('The message was not sent, because the sending had ended before');
		this.name = 'NotSent';
	}
}

type Rule = readonly [name: string, value: unknown, holds: (value: number) => boolean, is: string];

/** @throws RangeError naming the option that makes no sense, and what it may be */
export function checkOptions<Message>(options: SendOptions<Message>): void {
	const { messagesPerSecond, burst = 1, concurrency, maxAttempts } = options;
	const { recipientIntervalMs = 0, maxWaitMs = Infinity } = options;
	const rules: Rule[] = [
		['messagesPerSecond', messagesPerSecond, (value) => value > 0, 'a number above 0'],
		['burst', burst, (value) => value >= 1, 'a number of at least 1'],
		['concurrency', concurrency, isCount, 'a whole number of at least 1'],
		['maxAttempts', maxAttempts, isCount, 'a whole number of at least 1'],
		['recipientIntervalMs', recipientIntervalMs, (value) => value >= 0, '0 or more milliseconds'],
	];
	for (const [name, value, holds, is] of rules) {
		if (typeof value !== 'number' || !Number.isFinite(value) || !holds(value)) {
			throw new RangeError(`${name} must be ${is}, but is ${String(value)}`);
		}
	}
	if (typeof maxWaitMs !== 'number' || !(maxWaitMs >= 0)) {
		throw new RangeError(`maxWaitMs must be 0 or more milliseconds, but is ${String(maxWaitMs)}`);
	}
}

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 1;
