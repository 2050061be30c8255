import { z } from 'zod';
import { readWhatsAppCode } from '../../sending/codes';
import type { CodeMeaning } from '../../sending/codes';
import { readGraphError } from '../metaError';
import { validationErrors } from '../metaShapes';
import type { ProviderError } from '../model';
import type { ProviderResponse } from '../provider';
import { readRefusal, saysNo } from '../refusal';
import { describeRefusal, flattenWords } from '../words';

const text = z.string().trim().catch('');

/**
 * A refusal is `success: false` with Meta's own body in `data`, or with the fields that did not
 * pass, or a bare `error` from the check of the access key.
 *
 * Source: https://docs.dreams.com.sa/whatsapp-flows ; what the page leaves out is as clients meet it
 */
const envelope = z.object({
	message: text,
	error: z.unknown(),
	data: z
		.object({
			error: z.unknown(),
			errors: z.unknown(),
			validations_errors: z.array(z.unknown()).catch([]),
		})
		.passthrough()
		.catch({ validations_errors: [] }),
});

type Answer = z.infer<typeof envelope>;

/**
 * An upload that did not work may come as HTTP 200 with `success: true`; only its words tell.
 * “Upload JSON File Failed” and “File content is not valid JSON.” are those that clients have met.
 */
const saysFailed = /\bfail(?:ed|ure)?\b|\bnot valid\b|\binvalid\b/i;

/** The token that WhatsApp speaks of is the one that Dreams holds, not the user's access key. */
const connection: CodeMeaning = {
	title: 'Dreams could not sign in at WhatsApp for this account',
	advice:
		'Check the WhatsApp Business Account ID in the credential; if it is right, ask Dreams to renew its connection to WhatsApp.',
	disposition: 'fixCredentials',
};
const tokenCodes = /^(?:0|3|10|190|2\d\d|131005)$/;

const flowJsonNotTaken: CodeMeaning = {
	title: 'The Flow JSON was not taken',
	advice: 'Correct the Flow JSON, then upload it with Update.',
	disposition: 'fixRequest',
};

const meanings: ReadonlyArray<readonly [RegExp, CodeMeaning]> = [
	[/failed to get a valid access token/i, connection],
	[
		/token not provided|invalid authentication token/i,
		{
			title: 'The access key is not accepted',
			advice: 'Copy the access key again from Dreams into the credential.',
			disposition: 'fixCredentials',
		},
	],
	[
		/do not have permission/i,
		{
			title: 'The access key lacks a permission for this call',
			advice: 'Give the access key a role in Dreams that may use WhatsApp.',
			disposition: 'fixCredentials',
		},
	],
	[
		/validation error/i,
		{
			title: 'A value of the request is not accepted',
			advice: 'Change the value that Dreams names.',
			disposition: 'fixRequest',
		},
	],
	[/json file failed|content is not valid json/i, flowJsonNotTaken],
];

/** The address is put together from two pages, so that nothing there may mean a wrong path. */
const notFound =
	'Check the flow ID and the WhatsApp Business Account ID; if no call finds anything, change Path Prefix in the credential.';

/**
 * Decides whether an answer of Dreams is a refusal: by HTTP status, by `success`, and in an answer
 * that claims success by its message, by an `error` and by faults of the Flow JSON within `data`.
 */
export function readError(response: ProviderResponse): ProviderError | undefined {
	const { status, body } = response;
	const parsed = envelope.safeParse(body);
	const answer: Answer = parsed.data ?? { message: '', data: { validations_errors: [] } };
	const refused =
		saysNo(body) ||
		saysNo(answer.data) ||
		flattenWords([answer.error, answer.data.error]).length > 0 ||
		answer.data.validations_errors.length > 0 ||
		saysFailed.test(answer.message);
	if (status < 400 && !refused) return undefined;
	return readWhatsAppRefusal(response, answer) ?? explain(response, answer);
}

/** Dreams passes Meta's refusal on, as `data` of its own. */
function readWhatsAppRefusal(
	response: ProviderResponse,
	{ error, data }: Answer,
): ProviderError | undefined {
	const refused = [data.error, error]
		.map((inside) => readGraphError('dreams', { ...response, body: { error: inside } }))
		.find((found) => found && !found.code.startsWith('http'));
	if (!refused) return undefined;
	return {
		...refused,
		...(tokenCodes.test(refused.code) && {
			title: connection.title,
			detail: describeRefusal('Dreams', messagesOf([data.error, error]), connection.advice),
		}),
		raw: response.body,
	};
}

function explain(response: ProviderResponse, { message, error, data }: Answer): ProviderError {
	const { status, body } = response;
	const faults = validationErrors.parse(data.validations_errors);
	const named = faults.map(({ message: fault, lineStart }) =>
		lineStart ? `${fault} (line ${lineStart})` : fault,
	);
	const words = [message, ...flattenWords([error, data.error, data.errors]), ...named];
	const said = words.join(' ');
	const code = readCodeIn(message);
	const meaning =
		meanings.find(([pattern]) => pattern.test(said))?.[1] ??
		(data.validations_errors.length > 0 ? flowJsonNotTaken : readMeaning(code));
	const refusal = readRefusal('dreams', response, {
		code,
		title: meaning?.title ?? (status < 400 ? 'Dreams refused the call' : undefined),
		detail: describeRefusal(
			'Dreams',
			typeof body === 'string' ? [body] : words,
			meaning?.advice ?? (status === 404 || status === 405 ? notFound : undefined),
		),
		disposition: meaning?.disposition,
		sent: meaning && (meaning.sent ?? 'no'),
	});
	return faults.length > 0 ? { ...refusal, validationErrors: faults } : refusal;
}

/** Delete and Deprecate pass on only Meta's sentence, at whose beginning its code may stand. */
function readCodeIn(message: string): string | undefined {
	return /^\(#(\d{1,9})\)/.exec(message)?.[1];
}

function readMeaning(code: string | undefined): CodeMeaning | undefined {
	if (code === undefined) return undefined;
	return tokenCodes.test(code) ? connection : readWhatsAppCode(Number(code));
}

function messagesOf(errors: unknown[]): string[] {
	return errors.map((error) => z.object({ message: text }).safeParse(error).data?.message ?? '');
}
