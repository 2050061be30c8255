/**
 * A request that this key can't open: another public key is at WhatsApp, or the envelope is damaged.
 * Answered with 421, upon which WhatsApp fetches the public key anew and asks once more:
 * https://developers.facebook.com/docs/whatsapp/flows/guides/implementingyourflowendpoint
 */
export class NotDecryptable extends Error {
	constructor(
		message: string,
		readonly reason: 'notOurKey' | 'damaged' | 'malformed',
	) {
		super(message);
		this.name = 'NotDecryptable';
	}
}

/**
 * A private key that can't be used at all. Never answered with 421: WhatsApp would fetch the right
 * public key again and again, while what is wrong stays here.
 */
export class KeyUnusable extends Error {
	constructor(
		message: string,
		/** What the person can do about it, one sentence. */
		readonly remedy: string,
	) {
		super(message);
		this.name = 'KeyUnusable';
	}
}

/** An uploaded file that is not what the flow said it is; nothing of it may be used. */
export class MediaRefused extends Error {
	constructor(
		message: string,
		readonly check: 'metadata' | 'encryptedHash' | 'hmac' | 'decryption' | 'plaintextHash',
	) {
		super(message);
		this.name = 'MediaRefused';
	}
}

/** A response reference that nothing can be answered with. */
export class ReferenceUnreadable extends Error {
	constructor() {
		super('The response reference is not one of this workflow and this credential');
		this.name = 'ReferenceUnreadable';
	}
}
