import { generateKeyPair } from 'node:crypto';

/** A new key pair in PEM, the private half encrypted where there is a passphrase. */
export interface KeyPair {
	publicKey: string;
	privateKey: string;
}

/**
 * Makes a key pair as WhatsApp takes it: RSA with 2,048 bits.
 *
 * Source: https://developers.facebook.com/docs/whatsapp/flows/guides/whatsapp-business-encryption
 *
 * @param passphrase what the private key is encrypted with (AES-256); empty leaves it readable
 */
export function makeKeyPair(passphrase: string): Promise<KeyPair> {
	const protection = passphrase === '' ? {} : { cipher: 'aes-256-cbc', passphrase };
	return new Promise((resolve, reject) => {
		generateKeyPair(
			'rsa',
			{
				modulusLength: 2048,
				publicKeyEncoding: { type: 'spki', format: 'pem' },
				privateKeyEncoding: { type: 'pkcs8', format: 'pem', ...protection },
			},
			(refused, publicKey, privateKey) => {
				if (refused) reject(refused);
				else resolve({ publicKey, privateKey });
			},
		);
	});
}
