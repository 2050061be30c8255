import { constants, createHmac, publicEncrypt, randomBytes } from 'node:crypto';
import { isObject, parseJson } from '../webhooks/json';
import { fromBase64 } from './base64';
import { encryptResponse, openData } from './envelope';

/** A question to an endpoint whether it is alive, as WhatsApp asks it. */
export interface Ping {
	/** JSON text to be posted. */
	body: string;
	/** Headers that go with exactly this text. */
	headers: Record<string, string>;
	/** Whether an answer says that the endpoint is alive, and is encrypted for this ping. */
	isAlive(answer: string): boolean;
}

/**
 * Encrypts a ping for the owner of a public key.
 *
 * Source: https://developers.facebook.com/docs/whatsapp/flows/guides/implementingyourflowendpoint
 *
 * @param publicKey PEM
 * @param version of the data exchange, such as 3.0
 * @param appSecret signs it; without one it goes out unsigned
 */
export function makePing(publicKey: string, version: string, appSecret?: string): Ping {
	const aesKey = randomBytes(16);
	const iv = randomBytes(16);
	const inverted = Buffer.from(iv.map((byte) => ~byte));
	const padding = constants.RSA_PKCS1_OAEP_PADDING;
	const encryptedKey = publicEncrypt({ key: publicKey, padding, oaepHash: 'sha256' }, aesKey);
	const body = JSON.stringify({
		// A response is closed with the inverted IV, so the inverted one closes a request.
		encrypted_flow_data: encryptResponse({ version, action: 'ping' }, aesKey, inverted),
		encrypted_aes_key: encryptedKey.toString('base64'),
		initial_vector: iv.toString('base64'),
	});
	return {
		body,
		headers: {
			'content-type': 'application/json',
			...(appSecret && { 'x-hub-signature-256': signatureOf(body, appSecret) }),
		},
		isAlive: (answer) => saysActive(answer, aesKey, inverted),
	};
}

const signatureOf = (body: string, appSecret: string) =>
	`sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;

function saysActive(answer: string, aesKey: Buffer, iv: Buffer): boolean {
	const bytes = fromBase64(answer.trim());
	if (!bytes) return false;
	try {
		const said = parseJson(openData(bytes, aesKey, iv));
		return isObject(said) && isObject(said.data) && said.data.status === 'active';
	} catch {
		return false;
	}
}
