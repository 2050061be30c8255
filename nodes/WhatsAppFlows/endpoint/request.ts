import { isObject, safeCopy, textOf } from '../webhooks/json';
import type { JsonObject } from '../webhooks/events';
import type { EncryptedRequest } from './envelope';

/** A health check: WhatsApp asks whether the endpoint is there. */
export interface Ping {
	kind: 'ping';
}

/** A person's phone asks for the next screen. */
export interface Exchange {
	kind: 'exchange';
	/** `INIT` when the flow opens, `BACK` upon the back button, `data_exchange` for everything else. */
	action: string;
	/** The screen that asks, with BACK the one that was left; empty with INIT. */
	screen: string;
	/** What the screen sends; always empty with INIT and BACK. */
	data: JsonObject;
	flowToken?: string;
	tokenSignature?: string;
	/** Of the data API, `3.0` or `4.0`. */
	version?: string;
}

/** WhatsApp tells that the person's phone could not use an earlier response. */
export interface ClientError {
	kind: 'clientError';
	action?: string;
	screen: string;
	/** Such as `invalid-screen-transition`; Meta's pages differ in how they write them. */
	error: string;
	errorMessage?: string;
	flowToken?: string;
	version?: string;
}

export type EndpointRequest = Ping | Exchange | ClientError;

/** The envelope in a body, or undefined where the body has none. */
export function readEnvelope(body: Buffer): EncryptedRequest | undefined {
	let parsed: unknown;
	try {
		parsed = JSON.parse(body.toString('utf8'));
	} catch {
		return undefined;
	}
	if (!isObject(parsed)) return undefined;
	const { encrypted_flow_data, encrypted_aes_key, initial_vector } = parsed;
	return typeof encrypted_flow_data === 'string' &&
		typeof encrypted_aes_key === 'string' &&
		typeof initial_vector === 'string'
		? { encrypted_flow_data, encrypted_aes_key, initial_vector }
		: undefined;
}

/**
 * Tells what a decrypted request asks for.
 *
 * Source: https://developers.facebook.com/docs/whatsapp/flows/guides/implementingyourflowendpoint
 *
 * @returns undefined for what is none of them, or nested too deep to be stored
 */
export function readRequest(payload: JsonObject): EndpointRequest | undefined {
	const action = textOf(payload.action);
	if (action === 'ping') return { kind: 'ping' };
	const data = safeCopy(isObject(payload.data) ? payload.data : {});
	if (!isObject(data)) return undefined;
	const screen = textOf(payload.screen) ?? '';
	const about = { flowToken: textOf(payload.flow_token), version: textOf(payload.version) };
	const error = clientError(data);
	if (error) return { kind: 'clientError', action, screen, ...error, ...about };
	if (!action) return undefined;
	const tokenSignature = textOf(payload.flow_token_signature);
	return { kind: 'exchange', action, screen, data, tokenSignature, ...about };
}

/** As they stand in Meta's list, written in the way of its own samples. */
const knownErrors = new Set([
	'invalid-screen-transition',
	'payload-schema-error',
	'timeout-error',
	'unexpected-http-status-code',
]);

/**
 * A screen may have a field of its own called `error`, so that alone is no sign: a message beside it,
 * or a name that Meta lists, is (unconfirmed: Meta's table says `error_key`, its sample `error`).
 */
function clientError(data: JsonObject): Pick<ClientError, 'error' | 'errorMessage'> | undefined {
	const error = textOf(data.error) ?? textOf(data.error_key);
	const errorMessage = textOf(data.error_message);
	if (error === undefined) return undefined;
	const known = knownErrors.has(error.toLowerCase().replaceAll('_', '-'));
	return known || errorMessage !== undefined ? { error, errorMessage } : undefined;
}
