import { attempt } from '../../endpoint/attempt';
import { encryptResponse } from '../../endpoint/crypto';
import type { OpenRequest } from '../../endpoint/seal';
import { InvalidInput } from '../../providers/invalidInput';
import { endpointCredential } from '../../transport/endpointKeys';
import { known } from '../../webhooks/json';
import type { LocalItem, LocalOperation, Result } from '../operation';
import { fieldsOf } from '../operation';
import { respondFields } from './respond.fields';
import type { Response } from './respond.read';
import { readResponse } from './respond.read';
import { answerOnce, openReference } from './respond.reference';

/** Meta's limit: https://developers.facebook.com/docs/whatsapp/flows/changelogs (September 2024) */
const maxBytes = 10 * 1024 * 1024;

/** Answers the request that started the workflow, which the endpoint trigger holds open. */
export const respond: LocalOperation = {
	value: 'respond',
	name: 'Respond',
	action: 'Respond to a screen',
	description: 'Answer the screen that started the workflow: next screen, message, or the end',
	credential: endpointCredential,
	fields: fieldsOf('respond', respondFields, 'endpoint'),
	async execute(item): Promise<Result> {
		const { reference, request } = await openReference(item);
		const response = read(item, request);
		const body = encrypt(response, request);
		const late = await answerOnce(reference, request, async () => {
			await item.node.sendResponse({
				body,
				headers: { 'content-type': 'text/plain' },
				statusCode: response.statusCode,
			});
		});
		if (late) throw tooLate(request);
		return { json: describe(response, request) };
	},
};

function read(item: LocalItem, request: OpenRequest): Response {
	try {
		return readResponse(item, request);
	} catch (thrown) {
		throw inWords(thrown);
	}
}

/** n8n follows a value that refers to itself until its stack is full. */
function inWords(thrown: unknown): Error {
	if (thrown instanceof RangeError) return noJson();
	return thrown instanceof Error ? thrown : new InvalidInput(String(thrown));
}

function noJson(): InvalidInput {
	return new InvalidInput(
		'Data: a value refers to itself, or is of a kind that JSON does not have',
		'Send only texts, numbers, true or false, lists and objects.',
	);
}

function encrypt({ content }: Response, { aesKey, iv }: OpenRequest): string {
	const body = attempt(() => encryptResponse(content, aesKey, iv), noJson);
	if (body.length > maxBytes) {
		const megabytes = (body.length / 1024 / 1024).toFixed(1);
		throw new InvalidInput(
			`Data: the answer has ${megabytes} MB, and WhatsApp takes at most 10`,
			'Send fewer rows, or smaller pictures.',
		);
	}
	return body;
}

function tooLate({ receivedAt, deadline }: OpenRequest): InvalidInput {
	const seconds = ((Date.now() - receivedAt) / 1000).toFixed(1);
	return new InvalidInput(
		`The answer came after ${seconds} seconds, when the person had been told to try again`,
		`Make the workflow faster than ${deadline / 1000} seconds: look at the time that each node takes.`,
	);
}

function describe({ answer, content }: Response, request: OpenRequest): object {
	const { flowToken, receivedAt } = request;
	return known({ answer, ...content, flowToken, milliseconds: Date.now() - receivedAt });
}
