import { z } from 'zod';
import type { CodeMeaning } from '../../sending/codes';
import { readWhatsAppCode } from '../../sending/codes';
import { readHttpStatus } from '../../sending/disposition';
import type { ProviderError } from '../model';
import type { ProviderResponse } from '../provider';
import { readRefusal, readRetryAfter, saysNo } from '../refusal';
import { describeRefusal, flattenWords } from '../words';

/**
 * What every answer is wrapped in: `error` is an object or plain text, `data` an object or, in the
 * refusal of a wrong key, an empty array.
 *
 * Source: https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-publish-flow and the pages beside
 */
const envelope = z.object({
	code: z.union([z.string().trim(), z.number().transform(String)]).catch(''),
	message: z.string().trim().catch(''),
	data: z.unknown(),
	error: z.unknown(),
});

/**
 * The codes of the management pages and of
 * https://developers.kaleyra.io/docs/whatsapp-api-v2-error-codes-for-send-message
 */
const meanings = new Map<string, CodeMeaning>([
	[
		'RBC001',
		{
			title: 'The SID or the API key is not accepted',
			advice: 'Check SID, API Key and Region in the credential: all three belong together.',
			disposition: 'fixCredentials',
		},
	],
	[
		'WA400',
		{
			// No other code is listed for a flow in the wrong state, so that it need not be a value.
			title: 'Kaleyra does not accept the call as it is',
			advice: 'Change what Kaleyra names, then run the item again.',
			disposition: 'fixRequest',
		},
	],
	[
		'WA401',
		{
			title: 'The Kaleyra account is not allowed to do this',
			advice:
				'Check that the sending number is approved, and ask Kaleyra’s support whether WhatsApp API V2 is enabled for the account.',
			disposition: 'fixCredentials',
		},
	],
	[
		'E110',
		{
			title: 'The balance of the Kaleyra account is used up',
			advice: 'Top up the account, then run the remaining items again.',
			disposition: 'stopCampaign',
		},
	],
	[
		'WAV2101',
		{
			title: 'The daily limit of the Kaleyra account is reached',
			advice: 'Run the remaining items tomorrow, or ask Kaleyra’s support for a higher limit.',
			disposition: 'retryLater',
		},
	],
	[
		'WA500',
		{
			title: 'Kaleyra is out of order at the moment',
			advice: 'Kaleyra advises to try again after 5, 10 and 15 minutes.',
			disposition: 'retryLater',
			sent: 'unknown',
		},
	],
]);

/** Comes as WA-401, and is printed among the answers with HTTP 500. */
const unknownFlow: CodeMeaning = {
	title: 'The flow does not exist or does not belong to the account',
	advice: 'Choose the flow from the list, or check its id.',
	disposition: 'fixRequest',
};

const fiveMinutes = 300_000;

/**
 * Decides whether an answer of Kaleyra is a refusal. An answer without a code is a success: what
 * create and send answer is shown on no page, and a message taken for refused would be sent twice.
 */
export function readError(response: ProviderResponse): ProviderError | undefined {
	const parsed = envelope.safeParse(response.body);
	if (!parsed.success) return response.status < 400 ? undefined : explain(response);
	const { code, message, data, error } = parsed.data;
	const words = flattenWords(error);
	const accepted = code === '' ? words.length === 0 : /^(?:WA)?2\d\d$/.test(comparable(code));
	if (response.status < 400 && accepted && !saysNo(response.body) && !saysNo(data)) {
		return undefined;
	}
	return explain(response, accepted ? '' : code, [message, ...words], namesFlow(error));
}

function explain(
	response: ProviderResponse,
	code = '',
	words: string[] = [],
	aboutFlow = false,
): ProviderError {
	const known = comparable(code);
	const meaning =
		readRelayed(words) ?? (known === 'WA401' && aboutFlow ? unknownFlow : meanings.get(known));
	return readRefusal('kaleyra', response, {
		code: code || undefined,
		title: meaning?.title ?? (response.status < 400 ? 'Kaleyra refused the call' : undefined),
		detail: describeRefusal('Kaleyra', words, meaning?.advice) || undefined,
		disposition: meaning?.disposition ?? dispositionOf(known),
		retryAfterMs: readRetryAfter(response.headers) ?? (known === 'WA500' ? fiveMinutes : undefined),
		sent: meaning && (meaning.sent ?? 'no'),
	});
}

/**
 * The meaning of WhatsApp's own words where Kaleyra passes them on, such as “(#131047) Re-engagement
 * message”. No page says that it does; its callbacks have these codes.
 */
function readRelayed(words: string[]): CodeMeaning | undefined {
	const code = /\(#(\d{1,6})\)/.exec(words.join(' '))?.[1];
	return code === undefined ? undefined : readWhatsAppCode(Number(code));
}

/** Management calls write WA-401, send calls WA401. */
function comparable(code: string): string {
	return code.replaceAll('-', '').toUpperCase();
}

/** A code that no page lists: its number speaks as an HTTP status would. */
function dispositionOf(code: string): ProviderError['disposition'] | undefined {
	const status = /^WA([45]\d\d)$/.exec(code)?.[1];
	return status === undefined ? undefined : readHttpStatus(Number(status));
}

function namesFlow(error: unknown): boolean {
	return typeof error === 'object' && error !== null && 'flow_id' in error;
}
