import type { KeyObject } from 'node:crypto';
import { createHmac, timingSafeEqual } from 'node:crypto';

const format = /^sha256=([0-9a-f]{64})$/i;

/**
 * Whether Meta signed a delivery: `X-Hub-Signature-256` is `sha256=` and the HMAC-SHA256 of the
 * body in hex. The body must be the bytes that came: Meta escapes characters that `JSON.stringify`
 * does not, so parsed and written again it has another signature.
 *
 * Source: https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads
 *
 * @returns false also for a missing or malformed header and for an empty secret; never throws
 */
export function verifySignature(
	rawBody: Buffer,
	header: string | undefined,
	appSecret: string | KeyObject,
): boolean {
	if (!Buffer.isBuffer(rawBody) || typeof header !== 'string' || !appSecret) return false;
	const signature = format.exec(header)?.[1];
	if (signature === undefined) return false;
	return timingSafeEqual(
		Buffer.from(signature, 'hex'),
		createHmac('sha256', appSecret).update(rawBody).digest(),
	);
}
