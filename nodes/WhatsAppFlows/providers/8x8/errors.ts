import { z } from 'zod';
import { messageState } from '../../webhooks/messageState';
import type { ProviderError } from '../model';
import type { ProviderResponse } from '../provider';
import { readRefusal, readRetryAfter, saysNo } from '../refusal';
import { describeRefusal } from '../words';
import { readApiCode, readPhrase, readStatusMeaning } from './codes';

const number = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]);
const text = z.string().trim().optional().catch(undefined);

/** The body of a refusal: https://developer.8x8.com/connect/docs/api-error-codes */
const refusal = z.object({ code: number, message: text, errorId: text });

/** A message that was looked at and not taken, with HTTP 200; the code is one of the API's. */
const rejected = z.object({
	status: z.object({
		state: z.string().refine((state) => messageState(state) === 'failed'),
		errorCode: number.optional().catch(undefined),
		errorMessage: text,
	}),
});

interface Words {
	code?: number;
	message?: string;
	traceId?: string;
}

/**
 * Decides whether an answer of 8x8 is a refusal: by HTTP status, by a body of the shape that
 * refusals have, and by a message that comes back as rejected.
 */
export function readError(response: ProviderResponse): ProviderError | undefined {
	const words = readWords(response);
	if (response.status < 400 && !words && !saysNo(response.body)) return undefined;
	return explain(response, words ?? {});
}

function readWords({ status, body }: ProviderResponse): Words | undefined {
	const refused = refusal.safeParse(body).data;
	if (refused && (status >= 400 || refused.errorId)) {
		return { code: refused.code, message: refused.message, traceId: refused.errorId };
	}
	const unsent = rejected.safeParse(body).data?.status;
	return unsent && { code: unsent.errorCode, message: unsent.errorMessage };
}

function explain(response: ProviderResponse, { code, message, traceId }: Words): ProviderError {
	const meaning =
		(message && readPhrase(message)) ||
		(code === undefined ? undefined : readApiCode(code)) ||
		readStatusMeaning(response.status);
	return readRefusal('8x8', response, {
		code: code === undefined ? undefined : String(code),
		title: meaning?.title ?? (response.status < 400 ? '8x8 did not take the call' : undefined),
		detail: describeRefusal('8x8', [message ?? ''], meaning?.advice) || undefined,
		disposition: meaning?.disposition,
		retryAfterMs: readRetryAfter(response.headers) ?? readWait(message),
		traceId,
		// What 8x8 rejects with HTTP 200 it has looked at and not taken.
		sent: meaning ? (meaning.sent ?? 'no') : response.status < 400 ? 'no' : undefined,
	});
}

/** “Quota exceeded. Please try again in 1 second(s).”, in milliseconds. */
function readWait(message: string | undefined): number | undefined {
	const seconds = /try again in (\d{1,6}) second/i.exec(message ?? '')?.[1];
	return seconds === undefined ? undefined : Number(seconds) * 1000;
}
