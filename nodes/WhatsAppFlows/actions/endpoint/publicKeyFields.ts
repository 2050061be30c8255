import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';
import { KeyUnusable } from '../../endpoint/errors';
import { publicKeyOf, type PublicKey } from '../../endpoint/publicKey';
import { readPublicKey } from '../../endpoint/publicKeyText';
import { InvalidInput } from '../../providers/invalidInput';
import { readEndpointKeys } from '../../transport/endpointKeys';
import type { LocalItem } from '../operation';
import { text } from '../operation';

/** With this choice no endpoint credential is needed. */
export const fromText = { publicKeyFrom: ['text'] };

export const publicKeyFields: INodeProperties[] = [
	{
		displayName: 'Public Key From',
		name: 'publicKeyFrom',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Endpoint Credential',
				value: 'credential',
				description: 'The key that belongs to the private key of the credential',
			},
			{
				name: 'Text',
				value: 'text',
				description: 'The key itself, such as Generate Key Pair returns it',
			},
		],
		default: 'credential',
		description: 'Where the public key is taken from; the private key stays where it is',
	},
	...updateDisplayOptions({ show: fromText }, [
		{
			displayName: 'Public Key',
			name: 'publicKey',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			required: true,
			placeholder: '-----BEGIN PUBLIC KEY-----',
			description: 'Everything from -----BEGIN to -----END; never the private key',
		},
	]),
];

/** @throws InvalidInput naming the place, without repeating what is there */
export async function readPublicKeyFields(item: LocalItem): Promise<PublicKey> {
	const isText = text(item, 'publicKeyFrom') === 'text';
	try {
		if (isText) return readPublicKey(text(item, 'publicKey'));
		// Never a key that was kept: what is registered must be what the credential holds now.
		const { privateKey } = await readEndpointKeys(item.node, 0);
		return readPublicKey(publicKeyOf(privateKey).pem);
	} catch (thrown) {
		throw asRefusal(isText ? 'Public Key' : 'Endpoint credential', thrown);
	}
}

function asRefusal(place: string, thrown: unknown): unknown {
	return thrown instanceof KeyUnusable
		? new InvalidInput(`${place}: ${thrown.message}`, thrown.remedy)
		: thrown;
}
