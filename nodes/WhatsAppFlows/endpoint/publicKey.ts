import { createHash, createPublicKey, type KeyObject } from 'node:crypto';

export interface PublicKey {
	/** SPKI in PEM, as WhatsApp takes it. */
	pem: string;
	bits: number;
	/** SHA-256 of the SPKI bytes, in pairs of hexadecimal digits; it tells keys apart and hides nothing. */
	fingerprint: string;
}

/** The public half of a private key, and what people compare it by. */
export const publicKeyOf = (privateKey: KeyObject): PublicKey =>
	describePublicKey(createPublicKey(privateKey));

/** A public key as it is shown and sent. */
export function describePublicKey(key: KeyObject): PublicKey {
	const spki = key.export({ type: 'spki', format: 'der' });
	const hash = createHash('sha256').update(spki).digest('hex').toUpperCase();
	return {
		pem: key.export({ type: 'spki', format: 'pem' }).toString(),
		bits: key.asymmetricKeyDetails?.modulusLength ?? 0,
		fingerprint: (hash.match(/../g) ?? []).join(':'),
	};
}
