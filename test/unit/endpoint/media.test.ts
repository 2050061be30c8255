import fc from 'fast-check';
import { createCipheriv, createHmac, randomBytes } from 'node:crypto';
import { decryptMedia } from '../../../nodes/WhatsAppFlows/endpoint/crypto';
import type { EncryptionMetadata } from '../../../nodes/WhatsAppFlows/endpoint/crypto';
import { MediaRefused } from '../../../nodes/WhatsAppFlows/endpoint/errors';
import vectors from '../../fixtures/endpoint/pywa.json';
import { upload } from '../../support/endpointClient';

function refusedBy(file: Buffer, metadata: EncryptionMetadata): string {
	try {
		decryptMedia(file, metadata);
	} catch (thrown) {
		if (thrown instanceof MediaRefused) return thrown.check;
		throw thrown;
	}
	return 'accepted';
}

describe('an uploaded file', () => {
	it('is read as it was published', () => {
		const { cdn_file_b64, encryption_metadata, plaintext_b64 } = vectors.media;
		const plain = decryptMedia(Buffer.from(cdn_file_b64, 'base64'), encryption_metadata);
		expect(plain.toString('base64')).toBe(plaintext_b64);
	});

	it('is read whatever its bytes are, also when it is empty', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
				const { file, metadata } = upload(Buffer.from(bytes));
				expect(decryptMedia(file, metadata)).toEqual(Buffer.from(bytes));
			}),
		);
	});

	it('is refused by its hash after any change of a byte', () => {
		const { file, metadata } = upload(randomBytes(100));
		fc.assert(
			fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), (place, change) => {
				const changed = Buffer.from(file);
				changed[place % changed.length]! ^= change;
				expect(refusedBy(changed, metadata)).toBe('encryptedHash');
			}),
		);
	});

	it('is refused by the HMAC when its hash was changed along with it', () => {
		const { file, metadata, hash } = upload(randomBytes(100));
		fc.assert(
			fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), (place, change) => {
				const changed = Buffer.from(file);
				changed[place % changed.length]! ^= change;
				expect(refusedBy(changed, { ...metadata, encrypted_hash: hash(changed) })).toBe('hmac');
			}),
		);
	});

	it('is refused when the HMAC leaves out the initialization vector', () => {
		const { encrypted, metadata, hash } = upload(randomBytes(50));
		const hmac = createHmac('sha256', Buffer.from(metadata.hmac_key, 'base64')).update(encrypted);
		const file = Buffer.concat([encrypted, hmac.digest().subarray(0, 10)]);
		expect(refusedBy(file, { ...metadata, encrypted_hash: hash(file) })).toBe('hmac');
	});

	it('is refused with another initialization vector, which the HMAC covers', () => {
		const { file, metadata } = upload(randomBytes(50));
		expect(refusedBy(file, { ...metadata, iv: randomBytes(16).toString('base64') })).toBe('hmac');
	});

	it('is refused with another key, and when what comes out has another hash', () => {
		const { file, metadata, hash } = upload(randomBytes(50));
		const otherKey = { ...metadata, encryption_key: randomBytes(32).toString('base64') };
		expect(['decryption', 'plaintextHash']).toContain(refusedBy(file, otherKey));
		const otherHash = { ...metadata, plaintext_hash: hash(Buffer.from('other')) };
		expect(refusedBy(file, otherHash)).toBe('plaintextHash');
	});

	it('is refused when its padding is wrong although hash and HMAC are right', () => {
		const { metadata, hash } = upload(randomBytes(16));
		const [key, iv] = [metadata.encryption_key, metadata.iv].map((text) =>
			Buffer.from(text, 'base64'),
		);
		const cipher = createCipheriv('aes-256-cbc', key!, iv!).setAutoPadding(false);
		const encrypted = Buffer.concat([cipher.update(Buffer.alloc(32)), cipher.final()]);
		const hmac = createHmac('sha256', Buffer.from(metadata.hmac_key, 'base64'));
		const end = hmac.update(iv!).update(encrypted).digest().subarray(0, 10);
		const file = Buffer.concat([encrypted, end]);
		expect(refusedBy(file, { ...metadata, encrypted_hash: hash(file) })).toBe('decryption');
	});

	it('is refused with keys and hashes that are missing, too short or not base64', () => {
		const { file, metadata } = upload(randomBytes(20));
		for (const name of Object.keys(metadata) as Array<keyof EncryptionMetadata>) {
			for (const value of ['', 'AAAA*', undefined, 7]) {
				const spoilt = { ...metadata, [name]: value } as EncryptionMetadata;
				expect(refusedBy(file, spoilt)).toBe('metadata');
			}
		}
	});

	it('is refused when it is shorter than an HMAC', () => {
		const { metadata, hash } = upload(randomBytes(20));
		for (const length of [0, 1, 9]) {
			const file = randomBytes(length);
			expect(refusedBy(file, { ...metadata, encrypted_hash: hash(file) })).toBe('hmac');
		}
	});
});
