import { z } from 'zod';
import { id, validationErrors } from '../metaShapes';
import type { ValidationError } from '../model';

/**
 * Publish, send and the upload answer in an envelope, the other calls barely what there is to say.
 *
 * Source: https://docs.dreams.com.sa/whatsapp-flows
 */
const envelope = z.object({ data: z.unknown() }).passthrough();

const optionalId = id.optional().catch(undefined);
const sent = z
	.object({
		messages: z
			.array(z.object({ id: optionalId }))
			.optional()
			.catch(undefined),
		message_id: optionalId,
		id: optionalId,
	})
	.catch({});

/** The page writes the key in this way. */
const faults = z.object({ validations_errors: validationErrors });

const entries = z.array(z.unknown());
const jsonObject = z
	.object({})
	.passthrough()
	.refine((value) => Object.keys(value).length > 0)
	.transform((value) => JSON.stringify(value, null, 2));
const jsonText = z.string().trim().min(1);
const content = z
	.union([jsonText, entries.min(1).transform(joined).pipe(jsonText), jsonObject])
	.optional()
	.catch(undefined);
const contents = z.object({ json_content: content, json_contents: content }).passthrough();

/** The content of an answer; an empty list in `data` stands for nothing. */
export function readData(body: unknown): unknown {
	const parsed = envelope.safeParse(body);
	const data = parsed.success ? parsed.data.data : undefined;
	const empty = data === undefined || data === null || (Array.isArray(data) && data.length === 0);
	return empty ? body : data;
}

/**
 * The flows of a list: bare with `data`, or with the envelope around it.
 * @throws zod's error when there is no list
 */
export function readEntries(body: unknown): unknown[] {
	const { data } = envelope.parse(body);
	return entries.parse(Array.isArray(data) ? data : envelope.parse(data).data);
}

/** What is wrong with a Flow JSON that was saved all the same. */
export function readFaults(body: unknown): ValidationError[] {
	return faults.safeParse(body).data?.validations_errors ?? [];
}

/**
 * The Flow JSON within a flow. The page types it as a list of texts; it comes as a text and as an
 * object too, the latter also under a name in the plural.
 *
 * @throws zod's error when there is none
 */
export function readFlowJson(body: unknown): string {
	const { json_content, json_contents } = contents.parse(readData(body));
	return z
		.string({ required_error: 'the flow has no JSON yet' })
		.parse(json_content ?? json_contents);
}

/**
 * The id of a message that was taken; no page shows what a send answers.
 * @returns undefined when there is none, which does not make the message unsent
 */
export function readMessageId(body: unknown): string | undefined {
	const { messages, message_id, id: own } = sent.parse(readData(body));
	return messages?.[0]?.id ?? message_id ?? own;
}

/** A list holds a JSON in its first entry, or one in pieces. */
function joined(list: unknown[]): string {
	const [first] = list;
	if (typeof first === 'object' && first !== null) return JSON.stringify(first, null, 2);
	const texts = list.filter((entry) => typeof entry === 'string');
	return isJson(texts[0]) ? texts[0] : texts.join('');
}

function isJson(text: string | undefined): text is string {
	try {
		return typeof JSON.parse(text ?? '') === 'object';
	} catch {
		// A piece of a JSON text is none by itself.
		return false;
	}
}
