import { readHttpStatus } from '../sending/disposition';
import { known } from '../webhooks/json';
import type { ProviderError, ProviderId } from './model';
import type { ProviderResponse } from './provider';

/**
 * Waiting time that an answer asks for, in milliseconds. `Retry-After` holds seconds or a date:
 * https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Retry-After
 */
export function readRetryAfter(
	headers: ProviderResponse['headers'],
	now = Date.now(),
): number | undefined {
	const value = headers['retry-after'];
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	const seconds = Number(value);
	const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(String(value)) - now;
	return Number.isFinite(ms) && ms >= 0 ? Math.round(ms) : undefined;
}

const titles: Record<number, string> = {
	401: 'The credential is not accepted',
	403: 'The credential lacks a permission for this call',
	404: 'There is nothing at this address or with this id',
	408: 'The provider did not answer in time',
	409: 'The call does not fit the present state of the flow',
	429: 'The provider’s limit for calls is reached',
};

/** What an answer says by its HTTP status, for bodies that say nothing that is known. */
export function readRefusal(
	provider: ProviderId,
	response: ProviderResponse,
	words: Partial<ProviderError> = {},
): ProviderError {
	const { status, body } = response;
	return {
		provider,
		code: `http${status}`,
		title:
			titles[status] ??
			(status >= 500
				? `The provider is out of order (HTTP ${status})`
				: `The provider refused the call (HTTP ${status})`),
		detail: typeof body === 'string' && body.length > 0 ? excerpt(body) : '',
		httpStatus: status,
		disposition: readHttpStatus(status),
		retryAfterMs: readRetryAfter(response.headers),
		sent: sentByStatus(status),
		raw: body,
		...known(words),
	};
}

/**
 * Whether a message may have gone out although the call was refused: a refusal stops it, while a
 * failure of the server, or a success that turns out to be a refusal, may come after it left.
 */
function sentByStatus(status: number): 'no' | 'unknown' {
	return status >= 400 && status < 500 && status !== 408 ? 'no' : 'unknown';
}

/** The beginning of a text, on one line, without the tags of an HTML page. */
export function excerpt(text: string, length = 300): string {
	const line = text
		.slice(0, 5000)
		.replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ')
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	return line.length > length ? `${line.slice(0, length)}…` : line;
}

/** Whether a body denies success in so many words, as several providers do with HTTP 200. */
export function saysNo(body: unknown): boolean {
	return (
		typeof body === 'object' &&
		body !== null &&
		(('success' in body && body.success === false) || ('status' in body && body.status === 'error'))
	);
}
