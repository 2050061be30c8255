import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import { attempt } from './attempt';
import { KeyUnusable } from './errors';
import { copyWhole, readPem } from './pem';

/** Keys that one process holds ready; an n8n has a handful of endpoint credentials. */
const maxKeys = 100;

// Reading a key takes many times as long as opening a request with it.
const loaded = new Map<string, KeyObject>();

/**
 * Reads an RSA private key: PKCS#8, PKCS#1, encrypted in either way, and in every form in which keys
 * get pasted (see `readPem`). A key is read once and then kept in memory, found by a hash of its text
 * and its passphrase, of which neither is kept.
 *
 * @throws KeyUnusable with what is wrong and what to do
 */
export function loadPrivateKey(pem: string, passphrase = ''): KeyObject {
	const fingerprint = createHash('sha256')
		.update(`${pem.length} ${passphrase.length} `)
		.update(pem)
		.update(passphrase)
		.digest('base64');
	const known = loaded.get(fingerprint);
	if (known) return known;
	const key = readPrivateKey(pem, passphrase);
	const oldest = loaded.size >= maxKeys && loaded.keys().next();
	if (oldest && !oldest.done) loaded.delete(oldest.value);
	loaded.set(fingerprint, key);
	return key;
}

function readPrivateKey(text: string, passphrase: string): KeyObject {
	const { pem, encrypted } = readPem(text);
	if (encrypted && passphrase === '') {
		throw new KeyUnusable(
			'The private key is protected by a passphrase',
			'Fill in the field Passphrase too.',
		);
	}
	const key = parse(pem, encrypted, passphrase);
	if (key.asymmetricKeyType !== 'rsa') {
		throw new KeyUnusable(
			`This is a key of the type ${key.asymmetricKeyType ?? 'unknown'}`,
			'WhatsApp takes RSA keys with 2048 bits. Make one as the README shows.',
		);
	}
	return key;
}

function parse(pem: string, encrypted: boolean, passphrase: string): KeyObject {
	return attempt(
		() => createPrivateKey({ key: pem, format: 'pem', ...(encrypted && { passphrase }) }),
		() =>
			encrypted
				? new KeyUnusable(
						'The passphrase does not open the private key',
						'Check the Passphrase, letter by letter, and that the key was copied as a whole.',
					)
				: new KeyUnusable('The private key is damaged or not complete', copyWhole),
	);
}
