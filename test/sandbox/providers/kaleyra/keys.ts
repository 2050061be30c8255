import { describeKey, publicKeyFields, readPublicKey, type NumberKey } from '../../graph/publicKey';
import { check, refuse } from '../../refusal';
import type { ApiRequest, ProviderContext, Reply } from '../../types';
import { success } from './errors';

/**
 * The public key of the account's number: set with a form, read with a POST that has no body.
 * https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-set-encryption-public-key
 * https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-get-encryption-public-key
 *
 * The answer with the key is printed on no page that could be read: it is Meta's, in the envelope.
 */
export class KaleyraKeys {
	private key: NumberKey | undefined;

	constructor({ state }: ProviderContext) {
		state.onReset(() => {
			this.key = undefined;
		});
	}

	setOrGet({ body }: ApiRequest): Reply {
		if (body.kind === 'none') return success(this.key === undefined ? {} : describeKey(this.key));
		if (body.kind !== 'form') {
			throw refuse('contentType', 'the body must be application/x-www-form-urlencoded');
		}
		const given = check(publicKeyFields, { ...body.fields });
		this.key = readPublicKey(given.business_public_key);
		return success({ success: true });
	}
}
