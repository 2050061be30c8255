import { createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { secret, uuid } from '../ids';
import type { ApiRequest, Reply } from '../types';

/** A file that the person picks on a screen. */
export interface PickedFile {
	readonly fileName: string;
	readonly bytes: Buffer;
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64');

/**
 * The CDN on which the phone leaves files for an endpoint, encrypted.
 * https://developers.facebook.com/docs/whatsapp/flows/reference/media_upload
 */
export class Cdn {
	private readonly files = new Map<string, Buffer>();

	/** @param publicUrl where its `/cdn/:token` is served, without a slash at the end */
	constructor(private readonly publicUrl: string) {}

	clear(): void {
		this.files.clear();
	}

	/** Encrypts a file, keeps it, and gives what the phone tells the endpoint of it. */
	upload({ fileName, bytes }: PickedFile) {
		const [encryptionKey, hmacKey, iv] = [randomBytes(32), randomBytes(32), randomBytes(16)];
		const cipher = createCipheriv('aes-256-cbc', encryptionKey, iv);
		const encrypted = Buffer.concat([cipher.update(bytes), cipher.final()]);
		const hmac = createHmac('sha256', hmacKey).update(iv).update(encrypted).digest();
		const file = Buffer.concat([encrypted, hmac.subarray(0, 10)]);
		const token = secret();
		this.files.set(token, file);
		return {
			media_id: uuid(),
			cdn_url: `${this.publicUrl}/cdn/${token}`,
			file_name: fileName,
			encryption_metadata: {
				encrypted_hash: sha256(file),
				iv: iv.toString('base64'),
				encryption_key: encryptionKey.toString('base64'),
				hmac_key: hmacKey.toString('base64'),
				plaintext_hash: sha256(bytes),
			},
		};
	}

	/** The encrypted file for whoever has the address; no key of the API belongs here. */
	download(request: ApiRequest, token: string): Reply {
		const file = this.files.get(token);
		if (file === undefined) return { status: 404, body: 'Not found' };
		if (request.headers.authorization !== undefined) {
			return { status: 400, body: 'Only one authentication mechanism is allowed' };
		}
		return { status: 200, body: file };
	}
}
