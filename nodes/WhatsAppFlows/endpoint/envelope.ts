import {
	constants,
	createCipheriv,
	createDecipheriv,
	privateDecrypt,
	type KeyObject,
} from 'node:crypto';
import { isObject, parseJson } from '../webhooks/json';
import { attempt } from './attempt';
import { fromBase64 } from './base64';
import { KeyUnusable, NotDecryptable } from './errors';

/** What WhatsApp posts; every part is base64. */
export interface EncryptedRequest {
	encrypted_flow_data: string;
	encrypted_aes_key: string;
	initial_vector: string;
}

export interface DecryptedRequest {
	/** The request, a JSON object. */
	payload: Record<string, unknown>;
	/** 16 bytes, made for this request alone; the response is encrypted with them. */
	aesKey: Buffer;
	/** 16 bytes. */
	iv: Buffer;
}

const [aesKeyBytes, ivBytes, tagBytes] = [16, 16, 16];
const cipherName = 'aes-128-gcm';

/**
 * Opens a request: the AES key with RSA-OAEP (SHA-256 for the hash and for MGF1), the data with
 * AES-128-GCM, whose tag is their last 16 bytes.
 *
 * Source: https://developers.facebook.com/docs/whatsapp/flows/guides/implementingyourflowendpoint#request-decryption-and-encryption
 *
 * @throws NotDecryptable for anything that this key does not open, to be answered with 421
 * @throws KeyUnusable for a key that opens nothing at all
 */
export function decryptRequest(request: EncryptedRequest, key: KeyObject): DecryptedRequest {
	if (key.type !== 'private' || key.asymmetricKeyType !== 'rsa') {
		throw new KeyUnusable('This is no RSA private key', 'Paste the private key of the endpoint.');
	}
	const encryptedKey = fromBase64(request.encrypted_aes_key);
	const iv = fromBase64(request.initial_vector);
	const data = fromBase64(request.encrypted_flow_data);
	if (!encryptedKey || !iv || !data) {
		throw new NotDecryptable('The request is not base64 in all its parts', 'malformed');
	}
	if (iv.length !== ivBytes || data.length <= tagBytes) {
		throw new NotDecryptable('A part of the request has the wrong length', 'malformed');
	}
	const aesKey = openKey(encryptedKey, key);
	return { payload: readPayload(openData(data, aesKey, iv)), aesKey, iv };
}

function openKey(encryptedKey: Buffer, key: KeyObject): Buffer {
	const padding = constants.RSA_PKCS1_OAEP_PADDING;
	const aesKey = attempt(
		() => privateDecrypt({ key, padding, oaepHash: 'sha256' }, encryptedKey),
		() => new NotDecryptable('The request was encrypted for another public key', 'notOurKey'),
	);
	if (aesKey.length !== aesKeyBytes) {
		throw new NotDecryptable('The AES key of the request has the wrong length', 'malformed');
	}
	return aesKey;
}

/**
 * Opens AES-128-GCM with its tag at the end.
 * @throws NotDecryptable
 */
export function openData(data: Buffer, aesKey: Buffer, iv: Buffer): string {
	const decipher = createDecipheriv(cipherName, aesKey, iv, { authTagLength: tagBytes });
	decipher.setAuthTag(data.subarray(-tagBytes));
	return attempt(
		() => decipher.update(data.subarray(0, -tagBytes), undefined, 'utf8') + decipher.final('utf8'),
		() => new NotDecryptable('The request was changed on its way', 'damaged'),
	);
}

function readPayload(text: string): Record<string, unknown> {
	const payload = parseJson(text);
	if (!isObject(payload)) {
		throw new NotDecryptable('The request holds no JSON object', 'malformed');
	}
	return payload;
}

/**
 * Closes a response with the AES key of its request and with every bit of the IV inverted.
 *
 * @returns base64, to be sent as plain text without quotes
 * @throws TypeError for what JSON can't express, such as a circular value
 */
export function encryptResponse(response: object, aesKey: Buffer, iv: Buffer): string {
	const inverted = iv.map((byte) => ~byte);
	const cipher = createCipheriv(cipherName, aesKey, inverted, { authTagLength: tagBytes });
	const text = JSON.stringify(response);
	const closed = [cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
	return Buffer.concat(closed).toString('base64');
}
