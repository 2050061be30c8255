import { InvalidInput } from '../../providers/invalidInput';
import type { Reading } from '../../sending';
import { ProviderFailure } from '../../transport/failure';

/** What an error of a send means. What is no refusal and no wrong value leaves everything open. */
export function readDisposition(error: unknown): Reading {
	if (error instanceof ProviderFailure) {
		const { disposition, retryAfterMs, sent } = error.reason;
		return { disposition, retryAfterMs, sent };
	}
	return { disposition: 'fixRequest', sent: error instanceof InvalidInput ? 'no' : 'unknown' };
}

/** Why a message was not sent: another one showed that none can go out. */
export function notSent(cause: unknown): Error {
	if (!(cause instanceof ProviderFailure)) {
		return new InvalidInput('The message was not sent, because the execution was cancelled');
	}
	const { title } = cause.reason;
	const reason = {
		...cause.reason,
		title: `The message was not sent: ${title}`,
		sent: 'no' as const,
	};
	return new ProviderFailure(reason, cause.effect);
}
