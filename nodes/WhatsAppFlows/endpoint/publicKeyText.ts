import { createPublicKey, type KeyObject } from 'node:crypto';
import { attempt } from './attempt';
import { KeyUnusable } from './errors';
import { describePublicKey, type PublicKey } from './publicKey';

const copyWhole =
	'Copy the public key once more, from -----BEGIN PUBLIC KEY----- to -----END PUBLIC KEY-----.';

/**
 * Reads a public key in whatever form it was pasted: with its lines or flattened into one, with `\n`
 * written out, with or without the armour.
 *
 * @throws KeyUnusable for anything but an RSA public key with 2,048 bits, and for a private key, of
 *   which nothing is repeated in the message
 */
export function readPublicKey(text: string): PublicKey {
	if (text.trim() === '') throw new KeyUnusable('The public key is empty', copyWhole);
	if (/PRIVATE KEY/i.test(text)) {
		throw new KeyUnusable(
			'This is a private key, which must not leave n8n',
			'Paste the public key of the same pair; the private one belongs into the credential only.',
		);
	}
	const isPkcs1 = text.includes('RSA PUBLIC KEY');
	const base64 = text
		.replace(/\\+[rn]/g, '')
		.replace(/-+(BEGIN|END) (RSA )?PUBLIC KEY-+/g, '')
		.replace(/[\s"']/g, '');
	const der = Buffer.from(base64, 'base64');
	const key = attempt(
		() => createPublicKey({ key: der, format: 'der', type: isPkcs1 ? 'pkcs1' : 'spki' }),
		() => new KeyUnusable('This is no public key, or not all of it', copyWhole),
	);
	return checked(key);
}

function checked(key: KeyObject): PublicKey {
	const known = describePublicKey(key);
	if (key.asymmetricKeyType !== 'rsa' || known.bits !== 2048) {
		const kind = key.asymmetricKeyType === 'rsa' ? `${known.bits} bits` : 'another type';
		throw new KeyUnusable(
			`WhatsApp takes RSA keys with 2,048 bits, and this one has ${kind}`,
			'Make a new pair with Generate Key Pair.',
		);
	}
	return known;
}
