import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Whether a delivery carries the secret that was agreed on, for providers that sign nothing. Both
 * are hashed first, so that the time taken tells neither the content nor the length.
 *
 * @param expected the secret, or what `secretDigest` made of it
 * @returns false also when no secret is expected: without one nothing can be proved
 */
export function sameSecret(given: string | undefined, expected: string | Buffer): boolean {
	if (typeof given !== 'string' || expected.length === 0) return false;
	const digest = typeof expected === 'string' ? secretDigest(expected) : expected;
	return timingSafeEqual(secretDigest(given), digest);
}

/** What a secret can be compared with, but not be read from: 32 bytes. */
export function secretDigest(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}
