import { z } from 'zod';
import { readWhatsAppCode } from '../sending/codes';
import type { CodeMeaning } from '../sending/codes';
import type { ProviderError, ProviderId } from './model';
import type { ProviderResponse } from './provider';
import { readRefusal } from './refusal';

/**
 * The `error` object of a Graph answer. Branching is by `code` alone, as Meta asks; `error_data` is
 * an object or plain text.
 *
 * Source: https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes
 */
const graphError = z.object({
	error: z
		.object({
			message: z.string().catch(''),
			code: z.number().optional().catch(undefined),
			error_data: z
				.union([z.string(), z.object({ details: z.string().optional() }).passthrough()])
				.optional()
				.catch(undefined),
			error_user_title: z.string().optional().catch(undefined),
			error_user_msg: z.string().optional().catch(undefined),
			fbtrace_id: z.string().optional().catch(undefined),
		})
		.passthrough(),
});

/** Reads a Graph refusal; undefined where the body is none. */
export function readGraphError(
	provider: ProviderId,
	response: ProviderResponse,
): ProviderError | undefined {
	const parsed = graphError.safeParse(response.body);
	if (!parsed.success) return undefined;
	const { error } = parsed.data;
	const details =
		typeof error.error_data === 'string' ? error.error_data : error.error_data?.details;
	const meaning = readMeaning(error.code, error.message, details);
	const words = [error.message, details, error.error_user_msg]
		.filter((text, index, all): text is string => !!text && all.indexOf(text) === index)
		.map((text) => text.replace(/[.\s]+$/, ''))
		.join(': ');
	return readRefusal(provider, response, {
		code: error.code === undefined ? undefined : String(error.code),
		title: error.error_user_title || meaning?.title || error.message || undefined,
		detail: [words && `WhatsApp says: ${words}.`, meaning?.advice].filter(Boolean).join(' '),
		disposition: meaning?.disposition,
		retryAfterMs: readUsageWait(response.headers) ?? undefined,
		traceId: error.fbtrace_id,
		// A refusal with a code of its own says that the message stayed behind, even with HTTP 500.
		sent: meaning ? (meaning.sent ?? 'no') : undefined,
	});
}

/** One code stands for every bad parameter; what is wrong with it only its words say. */
function readMeaning(
	code: number | undefined,
	message: string,
	details = '',
): CodeMeaning | undefined {
	if (code === 100 && /does not exist/i.test(message)) return unknownObject;
	if (code === 131009 && /sub_type/.test(`${message} ${details}`)) return wrongButton;
	return code === undefined ? undefined : readWhatsAppCode(code);
}

const unknownObject: CodeMeaning = {
	title: 'The flow or the account does not exist, or the access token may not see it',
	advice: 'Choose the flow from the list, or check its ID and the IDs in the credential.',
	disposition: 'fixRequest',
};

/** “Components sub_type invalid at index 0”: the button that a message names is another one, or none. */
const wrongButton: CodeMeaning = {
	title: 'The template has no button for a flow at the place that the message names',
	advice:
		'Look at the buttons of the template, and give the place of the one that opens the flow as Flow Button Position.',
	disposition: 'fixRequest',
};

const usage = z.record(
	z.array(z.object({ estimated_time_to_regain_access: z.number().catch(0) }).passthrough()),
);

/**
 * The longest wait that `X-Business-Use-Case-Usage` names, in milliseconds (the header counts
 * minutes): https://developers.facebook.com/docs/graph-api/overview/rate-limiting
 */
function readUsageWait(headers: ProviderResponse['headers']): number | undefined {
	const header = headers['x-business-use-case-usage'];
	if (typeof header !== 'string') return undefined;
	try {
		const minutes = Object.values(usage.parse(JSON.parse(header)))
			.flat()
			.map((entry) => entry.estimated_time_to_regain_access);
		const longest = Math.max(0, ...minutes);
		return longest > 0 ? longest * 60_000 : undefined;
	} catch {
		// The header is a courtesy: without it there is just no waiting time to tell.
		return undefined;
	}
}
