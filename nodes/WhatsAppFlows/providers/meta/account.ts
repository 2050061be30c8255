import { credentialFields } from '../account';
import { InvalidInput } from '../invalidInput';
import type { Account } from '../provider';

export interface MetaAccount extends Account {
	readonly wabaId: string;
	readonly phoneNumberId: string;
	readonly appSecret?: string;
}

/** Reads the credential `whatsAppFlowsMetaApi`. */
export function readAccount(credentials: Readonly<Record<string, unknown>>): MetaAccount {
	const fields = credentialFields('Meta', credentials);
	const host = fields.address('baseUrl', 'Base URL', 'https://graph.facebook.com');
	const version = fields.optional('graphVersion') ?? 'v25.0';
	if (!/^v\d{1,3}\.\d$/.test(version)) {
		throw new InvalidInput(
			`Graph Version “${version}” in the Meta credential is not a version`,
			'Write it as Meta does, such as v25.0.',
		);
	}
	const accessToken = fields.required('accessToken', 'Access Token');
	const appSecret = fields.optional('appSecret');
	return {
		baseUrl: `${host}/${version}`,
		// Both verify, so that tokens made before the app secret was added stay valid.
		tokenSecrets: appSecret ? [appSecret, accessToken] : [accessToken],
		appSecret,
		wabaId: fields.required('wabaId', 'WhatsApp Business Account ID'),
		phoneNumberId: fields.required('phoneNumberId', 'Phone Number ID'),
	};
}
