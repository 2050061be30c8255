import type { ICredentialTestFunction } from 'n8n-workflow';
import { KeyUnusable } from '../endpoint/errors';
import { publicKeyOf } from '../endpoint/publicKey';
import { toKeys } from '../transport/endpointKeys';

/** What WhatsApp takes: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/whatsapp-business-encryption */
const bitsWanted = 2048;

/** What the button *Test* of the endpoint's credential does: nobody is asked, the key is read. */
export const endpointCredentialTest: ICredentialTestFunction = async function (credential) {
	try {
		const { bits, fingerprint } = publicKeyOf(toKeys(credential.data ?? {}).privateKey);
		const about = `It has ${bits} bits, and the fingerprint of its public key is ${fingerprint}.`;
		return bits === bitsWanted
			? { status: 'OK', message: `The private key works. ${about}` }
			: { status: 'Error', message: `WhatsApp takes only keys with ${bitsWanted} bits. ${about}` };
	} catch (thrown) {
		const message =
			thrown instanceof KeyUnusable
				? `${thrown.message}. ${thrown.remedy}`
				: 'The credential can’t be read. Enter its fields once more.';
		return { status: 'Error', message };
	}
};
