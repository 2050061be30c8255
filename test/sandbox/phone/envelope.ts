import {
	constants,
	createCipheriv,
	createDecipheriv,
	createHmac,
	publicEncrypt,
	randomBytes,
} from 'node:crypto';

/**
 * The encryption between a phone and a data endpoint, as the phone does it.
 * https://developers.facebook.com/docs/whatsapp/flows/guides/implementingyourflowendpoint
 */

const algorithm = 'aes-128-gcm';
const tagLength = 16;

/** A request as it is posted, and what its response is opened with. */
export interface Sealed {
	/** The JSON body. */
	readonly body: string;
	/** @throws Error when the text is not this request's encrypted response */
	open(response: string): unknown;
}

/** Every bit of a request's IV is turned around for its response. */
const inverted = (iv: Buffer) => Buffer.from(iv.map((byte) => byte ^ 0xff));

function openResponse(response: string, key: Buffer, iv: Buffer): unknown {
	const bytes = Buffer.from(response, 'base64');
	if (bytes.toString('base64') !== response.trim()) throw new Error('it is not base64');
	const decipher = createDecipheriv(algorithm, key, inverted(iv), { authTagLength: tagLength });
	decipher.setAuthTag(bytes.subarray(-tagLength));
	const text = decipher.update(bytes.subarray(0, -tagLength)).toString() + decipher.final('utf8');
	return JSON.parse(text) as unknown;
}

/** Encrypts a request with a new AES key, which only the owner of the RSA key can read. */
export function seal(payload: object, publicKey: string): Sealed {
	const key = randomBytes(16);
	const iv = randomBytes(16);
	const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagLength });
	const data = [
		cipher.update(JSON.stringify(payload), 'utf8'),
		cipher.final(),
		cipher.getAuthTag(),
	];
	const padding = constants.RSA_PKCS1_OAEP_PADDING;
	const encryptedKey = publicEncrypt({ key: publicKey, padding, oaepHash: 'sha256' }, key);
	const body = JSON.stringify({
		encrypted_flow_data: Buffer.concat(data).toString('base64'),
		encrypted_aes_key: encryptedKey.toString('base64'),
		initial_vector: iv.toString('base64'),
	});
	return { body, open: (response) => openResponse(response, key, iv) };
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * The JWT that proves a flow token to the endpoint: HS256 with the app secret. Which claim holds the
 * token is documented nowhere; `flow_token` is the plainest reading.
 */
export function signFlowToken(flowToken: string, appSecret: string): string {
	const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ flow_token: flowToken })}`;
	return `${signed}.${createHmac('sha256', appSecret).update(signed).digest('base64url')}`;
}
