import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { refuse } from '../refusal';

/** The one field of both providers' calls, https://developers.facebook.com/docs/whatsapp/flows/guides/whatsapp-business-encryption */
export const publicKeyFields = z.object({ business_public_key: z.string().min(1) }).strict();

/** A number's key as WhatsApp signed it. MISMATCH: the number was registered anew since. */
export interface NumberKey {
	readonly pem: string;
	status: 'VALID' | 'MISMATCH';
}

function parse(pem: string): KeyObject | undefined {
	// A private key holds the public one too, and nobody may send it here.
	if (!/^-----BEGIN (RSA )?PUBLIC KEY-----/.test(pem)) return undefined;
	try {
		return createPublicKey(pem);
	} catch {
		return undefined;
	}
}

/** @throws {Refusal} for anything but a 2048-bit RSA public key in PEM */
export function readPublicKey(pem: string): NumberKey {
	const key = parse(pem);
	if (key?.asymmetricKeyType !== 'rsa' || key.asymmetricKeyDetails?.modulusLength !== 2048) {
		const message = 'business_public_key must be a 2048-bit RSA public key in PEM format';
		throw refuse('invalidField', message, 'business_public_key');
	}
	return { pem, status: 'VALID' };
}

/** The key in the answer's names. */
export const describeKey = ({ pem, status }: NumberKey) => ({
	business_public_key: pem,
	business_public_key_signature_status: status,
});
