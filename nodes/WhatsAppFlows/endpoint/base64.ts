/**
 * Decodes base64 strictly. Node skips foreign characters and ignores the unused bits at the end, so
 * that several texts would stand for the same bytes.
 *
 * @returns undefined for anything but padded base64 in its one canonical form
 */
export function fromBase64(text: unknown): Buffer | undefined {
	if (typeof text !== 'string') return undefined;
	const bytes = Buffer.from(text, 'base64');
	return bytes.toString('base64') === text ? bytes : undefined;
}

/** As `fromBase64`, for the URL-safe alphabet without padding, in which tokens are written. */
export function fromBase64Url(text: unknown): Buffer | undefined {
	if (typeof text !== 'string') return undefined;
	const bytes = Buffer.from(text, 'base64url');
	return bytes.toString('base64url') === text ? bytes : undefined;
}
