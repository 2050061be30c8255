import {
	createCipheriv,
	createDecipheriv,
	hkdfSync,
	randomBytes,
	type KeyObject,
} from 'node:crypto';
import { attempt } from './attempt';
import { fromBase64Url } from './base64';
import { ReferenceUnreadable } from './errors';

/** What is needed to answer a request later, and perhaps in another process. */
export interface OpenRequest {
	aesKey: Buffer;
	iv: Buffer;
	/** Milliseconds since 1970 at which the request came. */
	receivedAt: number;
	/** Milliseconds after which the person has been told that it took too long. */
	deadline: number;
	/** What the request asked for, see `Exchange`. */
	action: string;
	/** The screen on which the person is; empty while the flow is being opened. */
	screen: string;
	flowToken?: string;
}

const version = 1;
const [ivBytes, tagBytes] = [12, 16];
const purpose = 'whatsapp-flows endpoint response reference v1';

// Exporting a key costs more than sealing; the derived key goes when its private key does.
const derived = new WeakMap<KeyObject, Buffer>();

function sealingKey(privateKey: KeyObject): Buffer {
	const known = derived.get(privateKey);
	if (known) return known;
	const secret = privateKey.export({ type: 'pkcs8', format: 'der' });
	const key = Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
	secret.fill(0);
	derived.set(privateKey, key);
	return key;
}

/**
 * Seals what a response needs, so that no key lies open in an execution's data. Whoever has the same
 * private key can open it again: a worker of n8n has the credential, a reader of the database not.
 *
 * @param binding where the reference is good, such as the id of the workflow
 * @returns URL-safe text
 */
export function seal(request: OpenRequest, privateKey: KeyObject, binding: string): string {
	const { aesKey, iv, ...rest } = request;
	const text = JSON.stringify({
		...rest,
		aesKey: aesKey.toString('base64'),
		iv: iv.toString('base64'),
	});
	const nonce = randomBytes(ivBytes);
	const cipher = createCipheriv('aes-256-gcm', sealingKey(privateKey), nonce);
	cipher.setAAD(Buffer.from(binding, 'utf8'));
	const closed = [cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
	return Buffer.concat([Buffer.of(version), nonce, ...closed]).toString('base64url');
}

/**
 * Opens a reference that `seal` made with the same private key and the same binding.
 * @throws ReferenceUnreadable for anything else
 */
export function unseal(reference: string, privateKey: KeyObject, binding: string): OpenRequest {
	const bytes = fromBase64Url(reference);
	if (!bytes || bytes[0] !== version || bytes.length <= 1 + ivBytes + tagBytes) {
		throw new ReferenceUnreadable();
	}
	const nonce = bytes.subarray(1, 1 + ivBytes);
	const decipher = createDecipheriv('aes-256-gcm', sealingKey(privateKey), nonce);
	decipher.setAAD(Buffer.from(binding, 'utf8'));
	decipher.setAuthTag(bytes.subarray(-tagBytes));
	const text = attempt(
		() =>
			decipher.update(bytes.subarray(1 + ivBytes, -tagBytes), undefined, 'utf8') +
			decipher.final('utf8'),
		() => new ReferenceUnreadable(),
	);
	const sealed = JSON.parse(text) as Omit<OpenRequest, 'aesKey' | 'iv'> &
		Record<'aesKey' | 'iv', string>;
	return {
		...sealed,
		aesKey: Buffer.from(sealed.aesKey, 'base64'),
		iv: Buffer.from(sealed.iv, 'base64'),
	};
}
