import {
	constants,
	createCipheriv,
	createDecipheriv,
	createHash,
	createHmac,
	generateKeyPairSync,
	publicEncrypt,
	randomBytes,
} from 'node:crypto';

// WhatsApp's side, written from Meta's pages alone:
// https://developers.facebook.com/docs/whatsapp/flows/guides/implementingyourflowendpoint
// https://developers.facebook.com/docs/whatsapp/flows/reference/media_upload

export const newKeys = (bits = 2048) =>
	generateKeyPairSync('rsa', {
		modulusLength: bits,
		publicKeyEncoding: { type: 'spki', format: 'pem' },
		privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
	});

export interface Envelope {
	encrypted_flow_data: string;
	encrypted_aes_key: string;
	initial_vector: string;
}

/** Encrypts as a phone does, and can read what comes back. */
export function ask(
	publicKey: string,
	payload: unknown,
	{ aesKey = randomBytes(16), iv = randomBytes(16), text = JSON.stringify(payload) } = {},
) {
	const cipher = createCipheriv('aes-128-gcm', aesKey, iv);
	const closed = Buffer.concat([
		cipher.update(Buffer.from(text, 'utf8')),
		cipher.final(),
		cipher.getAuthTag(),
	]);
	const envelope: Envelope = {
		encrypted_flow_data: closed.toString('base64'),
		encrypted_aes_key: wrap(publicKey, aesKey),
		initial_vector: iv.toString('base64'),
	};
	return { envelope, aesKey, iv, read: (response: string) => readResponse(response, aesKey, iv) };
}

export function wrap(publicKey: string, aesKey: Buffer): string {
	return publicEncrypt(
		{ key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
		aesKey,
	).toString('base64');
}

export function readResponse(response: string, aesKey: Buffer, iv: Buffer): unknown {
	const bytes = Buffer.from(response, 'base64');
	const flipped = Buffer.from(iv.map((byte) => byte ^ 0xff));
	const decipher = createDecipheriv('aes-128-gcm', aesKey, flipped, { authTagLength: 16 });
	decipher.setAuthTag(bytes.subarray(bytes.length - 16));
	const opened = Buffer.concat([
		decipher.update(bytes.subarray(0, bytes.length - 16)),
		decipher.final(),
	]);
	return JSON.parse(opened.toString('utf8'));
}

/** Encrypts a photo as a phone does before it uploads it. */
export function upload(plain: Buffer) {
	const [key, hmacKey, iv] = [randomBytes(32), randomBytes(32), randomBytes(16)];
	const cipher = createCipheriv('aes-256-cbc', key, iv);
	const encrypted = Buffer.concat([cipher.update(plain), cipher.final()]);
	const hmac = createHmac('sha256', hmacKey).update(iv).update(encrypted).digest();
	const file = Buffer.concat([encrypted, hmac.subarray(0, 10)]);
	const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64');
	return {
		file,
		encrypted,
		metadata: {
			encrypted_hash: hash(file),
			iv: iv.toString('base64'),
			encryption_key: key.toString('base64'),
			hmac_key: hmacKey.toString('base64'),
			plaintext_hash: hash(plain),
		},
		hash,
	};
}

/** A JSON web token as WhatsApp sends it in `flow_token_signature`. */
export function jwt(
	claims: unknown,
	secret: string,
	header: object = { alg: 'HS256', typ: 'JWT' },
) {
	const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const text = `${part(header)}.${part(claims)}`;
	return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}
