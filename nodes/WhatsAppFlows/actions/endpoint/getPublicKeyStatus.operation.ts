import { readPublicKey } from '../../endpoint/publicKeyText';
import type { EndpointCalls } from '../../providers/endpointCalls';
import type { ProviderOperation } from '../operation';
import { fieldsOf, present, simplifyField } from '../operation';

export const getPublicKeyStatus: ProviderOperation = {
	value: 'getPublicKeyStatus',
	offeredBy: ({ endpoint }) => endpoint?.getPublicKey,
	name: 'Get Public Key Status',
	action: 'Get public key status',
	description:
		'See which public key WhatsApp has for the number of the credential, and whether it holds',
	fields: fieldsOf('getPublicKeyStatus', [simplifyField], 'endpoint'),
	async execute(item) {
		const { connection } = item;
		const { getPublicKey } = connection.provider.endpoint as EndpointCalls;
		const { publicKey, signatureStatus, raw } = await connection.call(getPublicKey, {});
		const usable = publicKey !== undefined && signatureStatus === 'VALID';
		return {
			json: present(item, {
				provider: connection.provider.id,
				registered: publicKey !== undefined,
				usable,
				signatureStatus,
				fingerprint: fingerprintOf(publicKey),
				publicKey,
				advice: adviceOn(publicKey, signatureStatus),
				raw,
			}),
		};
	},
};

/** A key that was registered by other means may be one that we would not take. */
function fingerprintOf(publicKey: string | undefined): string | undefined {
	try {
		return publicKey && readPublicKey(publicKey).fingerprint;
	} catch {
		return undefined;
	}
}

function adviceOn(publicKey: string | undefined, status: string | undefined): string | undefined {
	if (publicKey === undefined) return 'No key is registered: use Register Public Key.';
	if (status === 'VALID') return undefined;
	return status === 'MISMATCH'
		? 'The number was registered anew since: register the same public key again.'
		: 'WhatsApp does not say that the key is valid: register it again if flows don’t open.';
}
