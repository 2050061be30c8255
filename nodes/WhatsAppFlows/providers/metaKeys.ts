import { z } from 'zod';
import { id } from './metaShapes';
import type { EndpointCalls, EndpointSettings, RegisteredKey } from './endpointCalls';
import type { Account } from './provider';

/**
 * What Meta answers about endpoints, and Kaleyra passes through.
 *
 * Source: https://developers.facebook.com/docs/whatsapp/flows/guides/whatsapp-business-encryption
 */

const key = z
	.object({
		business_public_key: z.string().optional(),
		business_public_key_signature_status: z.string().optional(),
	})
	.passthrough();

/** The guide prints the key bare, Meta's Postman collection puts it into a list. */
const bareOrListed = z.union([z.object({ data: z.array(key) }).passthrough(), key]);

/** The call that sets the key of the account's number, at the address that a provider has for it. */
export function registerPublicKey<A extends Account>(
	keyPath: (account: A) => string,
): EndpointCalls<A>['registerPublicKey'] {
	return {
		effect: 'change',
		request: ({ publicKey }, account) => ({
			method: 'POST',
			path: keyPath(account),
			body: { kind: 'form', fields: { business_public_key: publicKey } },
		}),
		read: ({ body }) => ({ raw: body }),
	};
}

/** Reads the key of a number; a number without one answers an empty list or an empty object. */
export function readRegisteredKey(body: unknown, raw = body): RegisteredKey {
	const found = bareOrListed.parse(body);
	const [first] = 'data' in found ? (found.data as Array<z.infer<typeof key>>) : [found];
	return {
		publicKey: first?.business_public_key,
		signatureStatus: first?.business_public_key_signature_status,
		raw,
	};
}

export const settingsFields = 'id,json_version,data_api_version,endpoint_uri,application';

const settings = z
	.object({
		data_api_version: z.string().nullish(),
		endpoint_uri: z.string().nullish(),
		application: z.object({ id }).passthrough().nullish().catch(undefined),
	})
	.passthrough();

/** Reads what is known of a flow's endpoint. */
export function readSettings(body: unknown): EndpointSettings {
	const found = settings.parse(body);
	return {
		dataApiVersion: found.data_api_version ?? undefined,
		endpointUri: found.endpoint_uri ?? undefined,
		applicationId: found.application?.id,
	};
}
