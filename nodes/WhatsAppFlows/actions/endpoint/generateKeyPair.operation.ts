import { makeKeyPair } from '../../endpoint/keyPair';
import { readPublicKey } from '../../endpoint/publicKeyText';
import { InvalidInput } from '../../providers/invalidInput';
import type { LocalOperation } from '../operation';
import { fieldsOf, parameter } from '../operation';

const fewestCharacters = 8;

const nextSteps =
	'Copy privateKey and the passphrase into a credential of the type WhatsApp Flows Endpoint API. ' +
	'Give publicKey to WhatsApp with Register Public Key. ' +
	'Then delete this node and this execution, because both keep what they show.';

/** The one moment in which a private key is seen; it is made so that what is seen opens nothing. */
export const generateKeyPair: LocalOperation = {
	value: 'generateKeyPair',
	name: 'Generate Key Pair',
	action: 'Generate key pair',
	description:
		'Make the two keys that an endpoint needs: one for your credential, one for WhatsApp',
	fields: fieldsOf(
		'generateKeyPair',
		[
			{
				displayName:
					'The private key shows in the output once, locked with the passphrase. Copy it and the passphrase into a credential of the type WhatsApp Flows Endpoint API by hand, register the public key, then delete this node and this execution: n8n keeps what they show.',
				name: 'keyNotice',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Passphrase',
				name: 'passphrase',
				type: 'string',
				typeOptions: { password: true },
				default: '',
				required: true,
				description:
					'A long word of your own, at least 8 characters, that locks the private key; you need it in the credential too',
			},
		],
		'endpoint',
	),
	async execute(item) {
		const passphrase = String(parameter(item, 'passphrase', ''));
		if (passphrase.trim().length < fewestCharacters) {
			throw new InvalidInput(
				`Passphrase: it has fewer than ${fewestCharacters} characters`,
				'Without a good passphrase whoever sees this execution has your private key, so make up a long word.',
			);
		}
		const { publicKey, privateKey } = await makeKeyPair(passphrase);
		const { fingerprint } = readPublicKey(publicKey);
		return { json: { publicKey, privateKey, fingerprint, nextSteps } };
	},
};
