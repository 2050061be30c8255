import { setTimeout as pause } from 'node:timers/promises';

/** How long to wait for a condition, and what to call it when it never comes. */
export interface Wait {
	/** What is waited for, as it reads after "Waited 30 s for". */
	what: string;
	/** Milliseconds until the wait is given up. */
	within: number;
	/** Milliseconds between two looks, 50 by default. */
	every?: number;
}

/**
 * Looks again and again until `look` returns something other than undefined.
 *
 * @throws Error when the deadline passes, or whatever `look` throws.
 */
export async function until<T>(
	look: () => Promise<T | undefined> | T | undefined,
	{ what, within, every = 50 }: Wait,
): Promise<T> {
	const deadline = Date.now() + within;
	for (;;) {
		const seen = await look();
		if (seen !== undefined) return seen;
		if (Date.now() > deadline) throw new Error(`Waited ${within / 1000} s for ${what} in vain`);
		await pause(every);
	}
}
