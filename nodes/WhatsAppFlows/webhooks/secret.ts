import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Whether a delivery carries the secret that was agreed on, for providers that sign nothing. Both
 * are hashed first, so that the time taken tells neither the content nor the length.
 *
 * @returns false also when no secret is expected: without one nothing can be proved
 */
export function sameSecret(given: string | undefined, expected: string): boolean {
	if (typeof given !== 'string' || !expected) return false;
	return timingSafeEqual(hash(given), hash(expected));
}

function hash(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}
