import type { INodeProperties } from 'n8n-workflow';
import { KeyUnusable } from '../../endpoint/errors';
import type { PublicKey } from '../../endpoint/publicKey';
import { readPublicKey } from '../../endpoint/publicKeyText';
import { InvalidInput } from '../../providers/invalidInput';
import type { LocalItem } from '../operation';
import { text } from '../operation';

export const publicKeyField: INodeProperties = {
	displayName: 'Public Key',
	name: 'publicKey',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	required: true,
	placeholder: '-----BEGIN PUBLIC KEY-----',
	description:
		'The field publicKey that Generate Key Pair returned, from -----BEGIN to -----END; never the private key',
};

/** @throws InvalidInput naming the field, without repeating what was pasted */
export function readPublicKeyField(item: LocalItem): PublicKey {
	try {
		return readPublicKey(text(item, 'publicKey'));
	} catch (thrown) {
		throw asRefusal(thrown);
	}
}

function asRefusal(thrown: unknown): unknown {
	return thrown instanceof KeyUnusable
		? new InvalidInput(`Public Key: ${thrown.message}`, thrown.remedy)
		: thrown;
}
