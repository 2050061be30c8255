import { z } from 'zod';
import type { CodeMeaning } from '../../sending/codes';
import { messageState } from '../../webhooks/messageState';
import type { ProviderError } from '../model';
import type { ProviderResponse } from '../provider';
import { readRefusal, saysNo } from '../refusal';
import { describeRefusal, flattenWords } from '../words';

const text = z.string().trim().catch('');

/**
 * What every answer is wrapped in, refusals too. With HTTP 200 there are two kinds of them: `error`
 * as status, and `success` without data but with a message such as “Invalid credentials”.
 *
 * Source: https://docs.lipachat.com/api/whatsapp-flows/creating-a-flow , the samples
 */
const envelope = z.object({ status: text, message: text, errors: z.unknown(), data: z.unknown() });

/** The state of a message that was looked at and did not go out. */
const unsent = z.object({
	messageId: z.unknown(),
	status: z.string().refine((state) => messageState(state) === 'failed'),
	statusDesc: text,
});

const meanings: ReadonlyArray<readonly [RegExp, CodeMeaning]> = [
	[
		/invalid credentials|invalid api ?key|unauthori[sz]ed/i,
		{
			title: 'The API key is not accepted',
			advice: 'Copy the key again from Settings at app.lipachat.com into the credential.',
			disposition: 'fixCredentials',
		},
	],
	[
		/24[- ]hour.{0,40}(?:session|window)/i,
		{
			title: 'More than 24 hours have passed since this person last wrote',
			advice:
				'Send a template message instead, or wait until the person writes again; with the sandbox number the person first sends it your join code.',
			disposition: 'needsTemplate',
		},
	],
];

const refused = 'Lipachat refused the call';

/**
 * Decides whether an answer of Lipachat is a refusal: by HTTP status, by the envelope's status, by
 * a success that brings a message in place of data, and by the state of the message.
 */
export function readError(response: ProviderResponse): ProviderError | undefined {
	const { status, body } = response;
	const parsed = envelope.safeParse(body);
	const reason = parsed.success ? deniedBy(parsed.data) : undefined;
	if (status < 400 && !reason && !saysNo(body)) return undefined;
	const words = parsed.success ? wordsOf(parsed.data) : [];
	const meaning = meanings.find(([pattern]) => words.some((said) => pattern.test(said)))?.[1];
	return readRefusal('lipachat', response, {
		title: meaning?.title ?? (status < 400 ? (reason ?? refused) : undefined),
		detail: describeRefusal('Lipachat', words, meaning?.advice) || undefined,
		disposition: meaning?.disposition,
		sent: meaning && 'no',
	});
}

type Envelope = z.infer<typeof envelope>;

/** What an envelope says against its own HTTP status, as a title; undefined for a success. */
function deniedBy({ data, status, message }: Envelope): string | undefined {
	if (data === undefined) return undefined;
	if (status !== '' && status.toLowerCase() !== 'success') return refused;
	if (data === null && message !== '') {
		return 'Lipachat answered with a message in place of a result';
	}
	return unsent.safeParse(data).success ? 'Lipachat could not send the message' : undefined;
}

/** `errors` is null in the samples; clients have met it as an object, a list and a single value. */
function wordsOf({ data, message, errors }: Envelope): string[] {
	const description = unsent.safeParse(data).data?.statusDesc ?? '';
	return [description, message, ...flattenWords(errors)];
}
