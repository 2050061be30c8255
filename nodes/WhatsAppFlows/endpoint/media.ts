import { createDecipheriv, createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { attempt } from './attempt';
import { fromBase64 } from './base64';
import { MediaRefused } from './errors';

/** What a flow says of an uploaded file; every part is base64. */
export interface EncryptionMetadata {
	encrypted_hash: string;
	iv: string;
	encryption_key: string;
	hmac_key: string;
	plaintext_hash: string;
}

/** Bytes of the HMAC that Meta's servers keep at the end of a file. */
const hmacBytes = 10;

/**
 * Opens a file as it lies on Meta's servers: the encrypted file, then 10 bytes of its HMAC. Four
 * checks, in this order: the hash of the whole, the HMAC over IV and encrypted file, the padding of
 * AES-256-CBC, and the hash of what came out.
 *
 * Source: https://developers.facebook.com/docs/whatsapp/flows/reference/media_upload#decrypting-and-validating-media
 *
 * @throws MediaRefused naming the check that did not pass
 */
export function decryptMedia(file: Buffer, encryptionMetadata: EncryptionMetadata): Buffer {
	const { encryptedHash, iv, key, hmacKey, plaintextHash } = readMetadata(encryptionMetadata);
	if (!timingSafeEqual(sha256(file), encryptedHash)) {
		throw new MediaRefused('The file is not the one that was uploaded', 'encryptedHash');
	}
	const encrypted = file.subarray(0, -hmacBytes);
	const hmac = createHmac('sha256', hmacKey).update(iv).update(encrypted).digest();
	const found = file.subarray(-hmacBytes);
	if (found.length !== hmacBytes || !timingSafeEqual(hmac.subarray(0, hmacBytes), found)) {
		throw new MediaRefused('The file was not encrypted by the sender of the form', 'hmac');
	}
	const plain = decrypt(encrypted, key, iv);
	if (!timingSafeEqual(sha256(plain), plaintextHash)) {
		throw new MediaRefused('The decrypted file is not the one that was uploaded', 'plaintextHash');
	}
	return plain;
}

function readMetadata(metadata: EncryptionMetadata) {
	const read = (name: keyof EncryptionMetadata, length?: number): Buffer => {
		const bytes = fromBase64(metadata[name]);
		if (!bytes || bytes.length === 0 || (length !== undefined && bytes.length !== length)) {
			throw new MediaRefused(`The ${name} of the file is not as documented`, 'metadata');
		}
		return bytes;
	};
	return {
		encryptedHash: read('encrypted_hash', 32),
		iv: read('iv', 16),
		key: read('encryption_key', 32),
		hmacKey: read('hmac_key'),
		plaintextHash: read('plaintext_hash', 32),
	};
}

function decrypt(encrypted: Buffer, key: Buffer, iv: Buffer): Buffer {
	const decipher = createDecipheriv('aes-256-cbc', key, iv);
	return attempt(
		() => Buffer.concat([decipher.update(encrypted), decipher.final()]),
		() => new MediaRefused('The file can’t be decrypted with its key', 'decryption'),
	);
}

function sha256(bytes: Buffer): Buffer {
	return createHash('sha256').update(bytes).digest();
}
