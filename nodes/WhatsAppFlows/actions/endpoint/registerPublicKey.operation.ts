import type { EndpointCalls } from '../../providers/endpointCalls';
import { endpointCredential } from '../../transport/endpointKeys';
import type { ProviderOperation } from '../operation';
import { fieldsOf, present, simplifyField } from '../operation';
import { fromText, publicKeyFields, readPublicKeyFields } from './publicKeyFields';

export const registerPublicKey: ProviderOperation = {
	value: 'registerPublicKey',
	offeredBy: ({ endpoint }) => endpoint?.registerPublicKey,
	name: 'Register Public Key',
	action: 'Register public key',
	description:
		'Give WhatsApp the public key for the number of the credential, in place of the one before',
	fields: fieldsOf('registerPublicKey', [...publicKeyFields, simplifyField], 'endpoint'),
	credential: endpointCredential,
	worksWithout: fromText,
	async execute(item) {
		const { pem, fingerprint } = await readPublicKeyFields(item);
		const { connection } = item;
		const { registerPublicKey: call } = connection.provider.endpoint as EndpointCalls;
		const { raw } = await connection.call(call, { publicKey: pem });
		const provider = connection.provider.id;
		return { json: present(item, { provider, registered: true, fingerprint, raw }) };
	},
};
