import { z } from 'zod';
import { describeKey, publicKeyFields, readPublicKey, type NumberKey } from '../../graph/publicKey';
import { readJson, readQuery } from '../../http/read';
import type { ApiRequest, ControlRoute, ProviderContext, Reply } from '../../types';
import type { MetaNumber } from './numbers';
import { readParameters } from './parameters';

const order = z
	.object({
		provider: z.literal('meta'),
		/** Default: the credential's number. */
		phoneNumberId: z.string().optional(),
		status: z.enum(['VALID', 'MISMATCH']),
	})
	.strict();

/**
 * The public keys of business numbers, one each.
 * https://developers.facebook.com/docs/whatsapp/flows/guides/whatsapp-business-encryption
 */
export class MetaKeys {
	private readonly keys = new Map<string, NumberKey>();

	constructor(private readonly context: ProviderContext) {
		context.state.onReset(() => this.keys.clear());
	}

	of(phoneNumberId: string): NumberKey | undefined {
		return this.keys.get(phoneNumberId);
	}

	/** POST /{PHONE_NUMBER_ID}/whatsapp_business_encryption */
	set(request: ApiRequest, { phoneNumberId }: MetaNumber): Reply {
		const given = readParameters(request, publicKeyFields);
		this.keys.set(phoneNumberId, readPublicKey(given.business_public_key));
		return { status: 200, body: { success: true } };
	}

	/**
	 * GET of the same: a list, as Meta's Postman collection and its OpenAPI page have it; the guide
	 * prints the bare object. What a number without a key answers is printed nowhere.
	 */
	get(request: ApiRequest, { phoneNumberId }: MetaNumber): Reply {
		readQuery(request, z.object({}).strict());
		const key = this.of(phoneNumberId);
		return { status: 200, body: { data: key === undefined ? [] : [describeKey(key)] } };
	}

	/** POST /control/key-status: what a new registration of the number does to its key. */
	readonly control: ControlRoute = [
		'POST',
		'/key-status',
		(request) => {
			const { phoneNumberId, status } = readJson(request, order);
			const key = this.of(phoneNumberId ?? this.context.account.data.phoneNumberId);
			if (key === undefined) return { status: 409, body: { reason: 'the number has no key' } };
			key.status = status;
			return { status: 200, body: { status } };
		},
	];
}
