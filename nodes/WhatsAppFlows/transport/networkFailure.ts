import type { ZodIssue } from 'zod';
import type { ProviderError } from '../providers/model';
import type { Call, Provider, ProviderResponse } from '../providers/provider';

type Effect = Call<never, unknown>['effect'];

// With these the connection was never made, so nothing can have been done.
const neverLeft = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'ENETUNREACH',
	'EHOSTUNREACH',
	'CERT_HAS_EXPIRED',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);
const timedOut = new Set(['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT', 'ERR_CANCELED']);

const uncertain: Record<Effect, string> = {
	read: 'Run the item again.',
	change:
		'The change may have been made all the same: look at the flow with Get or List before you run the item again.',
	send: 'The message may have gone out all the same: check with the recipient, or in the provider’s log, before you send it again.',
};

/** What to do after an answer that does not say whether the call took effect. */
export function uncertainAdvice(effect: Effect): string {
	return uncertain[effect];
}

/** A call without an answer: what is known of it, and whether it can have taken effect. */
export function networkFailure(provider: Provider, effect: Effect, thrown: unknown): ProviderError {
	const code = networkCode(thrown);
	const unsent = neverLeft.has(code);
	const nothingDone = effect === 'send' ? 'The message was not sent.' : 'Nothing was changed.';
	return {
		provider: provider.id,
		code,
		title: unsent
			? `${provider.displayName} could not be reached`
			: timedOut.has(code)
				? `${provider.displayName} did not answer in time`
				: `The connection to ${provider.displayName} broke off`,
		detail: unsent
			? `${nothingDone} Check the Base URL of the credential and the network of this n8n (${code}).`
			: `${uncertain[effect]} (${code})`,
		httpStatus: 0,
		disposition: unsent || effect === 'read' ? 'retryNow' : 'retryLater',
		sent: effect === 'send' ? (unsent ? 'no' : 'unknown') : undefined,
		raw: undefined,
	};
}

/** The system's code of a failed connection, wherever n8n's wrapping has put it. */
function networkCode(thrown: unknown): string {
	let at: unknown = thrown;
	for (let depth = 0; depth < 5 && typeof at === 'object' && at !== null; depth++) {
		const { code, cause, httpCode, context } = at as Record<string, unknown>;
		for (const found of [code, httpCode]) {
			if (typeof found === 'string' && /^[A-Z][A-Z0-9_]+$/.test(found)) return found;
		}
		at = cause ?? (context as { cause?: unknown } | undefined)?.cause;
	}
	return 'noAnswer';
}

/** A success whose body lacks what every such answer has. */
export function unexpectedAnswer(
	provider: Provider,
	response: ProviderResponse,
	issue: ZodIssue,
): ProviderError {
	const place = issue.path.join('.') || 'the answer';
	return {
		provider: provider.id,
		code: 'unexpectedAnswer',
		title: `${provider.displayName} accepted the call, but its answer is not as documented`,
		detail: `${place}: ${issue.message}. The call may have taken effect: look before you run the item again.`,
		httpStatus: response.status,
		disposition: 'fixRequest',
		sent: 'unknown',
		raw: response.body,
	};
}

/** An answer that is neither a success nor a refusal as the provider's API writes them. */
export function unexpectedStatus(
	provider: Provider,
	response: ProviderResponse,
	advice: string,
): ProviderError {
	return {
		provider: provider.id,
		code: `http${response.status}`,
		title: `The address of ${provider.displayName} answers with HTTP ${response.status}`,
		detail: advice,
		httpStatus: response.status,
		disposition: 'fixCredentials',
		sent: 'no',
		raw: response.body,
	};
}
