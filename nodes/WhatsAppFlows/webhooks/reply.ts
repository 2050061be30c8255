import type { JsonObject } from './events';
import { camelCase, firstText, isObject, objectOf, parseJson, safeCopy, textOf } from './json';

/** What a person answered: a flow, or another kind of form that WhatsApp delivers alike. */
export type Reply =
	| { kind: 'flow'; response: JsonObject; responseError?: string; flowToken?: string }
	| { kind: 'other'; messageType: string };

/** What WhatsApp sends as token for a flow that was sent without one. */
const noToken = 'unused';

/**
 * Reads the inside of an `nfm_reply`, which is not always a flow: forms for Indian addresses come
 * as one too, named `address_message`, or, at providers that drop the name, to be known by their
 * `values` and the missing token.
 *
 * Sources: https://developers.facebook.com/docs/whatsapp/flows/reference/flowswebhooks and
 * https://developers.kaleyra.io/docs/whatsapp-incoming-message-webhook-payloads-interactive-address-message
 *
 * @param content JSON text, or an object that was already parsed
 */
export function readReply(name: unknown, content: unknown): Reply {
	const kind = textOf(name);
	if (kind && kind.trim().toLowerCase() !== 'flow') return otherReply(kind);
	const answers = readAnswers(content);
	const token = textOf(answers.response.flow_token);
	if (!kind && token === undefined && isObject(answers.response.values)) {
		return otherReply('address_message');
	}
	return { kind: 'flow', ...answers, flowToken: token === noToken ? undefined : token };
}

function readAnswers(content: unknown): { response: JsonObject; responseError?: string } {
	if (content === undefined || content === null) {
		return unreadable('The provider delivered a flow reply without answers');
	}
	let value: unknown = content;
	// Text within text comes from a relay that encodes what is already encoded.
	for (let level = 0; level < 2 && typeof value === 'string'; level++) value = parseJson(value);
	if (value === undefined) {
		return unreadable('The provider delivered the answers as text that is not valid JSON');
	}
	if (!isObject(value)) {
		return unreadable('The provider delivered answers that are not a JSON object');
	}
	const response = safeCopy(value);
	if (response === undefined) {
		return unreadable('The provider delivered answers that are nested too deep to be read');
	}
	return { response: objectOf(response) };
}

function unreadable(responseError: string): { response: JsonObject; responseError: string } {
	return { response: {}, responseError };
}

/**
 * Reads the `interactive` part of a message in Meta's snake case or 8x8's camel case.
 *
 * @param type the message's own type, for messages whose interactive part is missing
 */
export function readInteractive(interactive: unknown, type: unknown): Reply {
	const part = objectOf(interactive);
	const reply = isObject(part.nfm_reply) ? part.nfm_reply : part.nfmReply;
	if (isObject(reply)) return readReply(reply.name, reply.response_json ?? reply.responseJson);
	return otherReply(firstText(part.type, type));
}

/** A message that is no flow reply, by the provider's word for its type. */
export function otherReply(type: string | undefined): Reply {
	return { kind: 'other', messageType: camelCase(type ?? '') || 'unknown' };
}
