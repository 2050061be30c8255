import type { IWebhookFunctions } from 'n8n-workflow';
import type { DecryptedRequest, EncryptedRequest } from '../endpoint/crypto';
import { decryptRequest } from '../endpoint/crypto';
import { NotDecryptable } from '../endpoint/errors';
import { readEnvelope } from '../endpoint/request';
import type { EndpointKeys } from '../transport/endpointKeys';
import { readEndpointKeys } from '../transport/endpointKeys';
import { keptOnRefusal } from '../transport/keptKeys';
import { readRawBody } from '../transport/rawBody';
import { verifySignature } from '../webhooks';
import type { Settings } from './settings';

/** Meta's own limit: https://developers.facebook.com/docs/whatsapp/flows/changelogs (September 2024) */
const maxBytes = 10 * 1024 * 1024;

export interface Opened extends DecryptedRequest {
	keys: EndpointKeys;
	envelope: EncryptedRequest;
}

/** A request that is not taken, and how that is said: in a status to WhatsApp, in words in the log. */
export interface Refused {
	status: number;
	why: string;
}

/**
 * Takes a request only if WhatsApp signed it and our key opens it, in this order.
 * @throws what keeps the credential from being used at all, see `readEndpointKeys`
 */
export async function openRequest(
	context: IWebhookFunctions,
	settings: Settings,
): Promise<Opened | Refused> {
	const body = await readRawBody(context);
	const keys = await readEndpointKeys(context);
	const opened = open(context, settings, body, keys);
	if (!('status' in opened) || (opened.status !== 432 && opened.status !== 421)) return opened;
	// The key or the secret may have been changed just now.
	const newer = await readEndpointKeys(context, keptOnRefusal);
	return newer === keys ? opened : open(context, settings, body, newer);
}

function open(
	context: IWebhookFunctions,
	{ skipSignatureCheck }: Settings,
	body: Buffer,
	keys: EndpointKeys,
): Opened | Refused {
	if (!skipSignatureCheck) {
		const header = context.getHeaderData()['x-hub-signature-256'];
		const given = typeof header === 'string' ? header : undefined;
		if (!keys.appSecrets.some((secret) => verifySignature(body, given, secret))) {
			return { status: 432, why: 'it is not signed with the App Secret of the credential' };
		}
	}
	if (body.length > maxBytes) return { status: 413, why: `it has ${body.length} bytes` };
	const envelope = readEnvelope(body);
	if (!envelope) return { status: 421, why: 'it is not an encrypted request of a flow' };
	try {
		return { ...decryptRequest(envelope, keys.privateKey), keys, envelope };
	} catch (thrown) {
		if (thrown instanceof NotDecryptable) return { status: 421, why: thrown.message };
		throw asError(thrown);
	}
}

function asError(thrown: unknown): Error {
	return thrown instanceof Error ? thrown : new TypeError(String(thrown));
}
