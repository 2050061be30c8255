import { credentialFields, segment } from '../account';
import type { CredentialFields } from '../account';
import { InvalidInput } from '../invalidInput';
import type { Account } from '../provider';

/** One host per region; elsewhere a key is not accepted: https://developer.8x8.com/connect/docs/platform-deployment-regions */
const hosts = new Map([
	['ap', 'https://chatapps.8x8.com'],
	['us', 'https://chatapps.us.8x8.com'],
	['eu', 'https://chatapps.8x8.uk'],
	['id', 'https://chatapps.8x8.id'],
]);

export interface EightByEightAccount extends Account {
	/** Where the flows of the channel are; the ids in it are already encoded. */
	readonly flowsPath: string;
	/** Where the templates of the channel are. */
	readonly templatesPath: string;
	readonly subAccountId: string;
	/** Where the addresses for deliveries are. */
	readonly webhooksPath: string;
}

/**
 * Reads the credential `whatsAppFlows8x8Api`.
 *
 * @throws InvalidInput naming the field that is missing or can't be used
 */
export function readAccount(credentials: Readonly<Record<string, unknown>>): EightByEightAccount {
	const fields = credentialFields('8x8', credentials);
	const region = fields.optional('region') ?? 'ap';
	const host = hosts.get(region);
	if (!host) {
		throw new InvalidInput(
			`Region “${region}” in the 8x8 credential is not a region of 8x8`,
			`Choose one of ${[...hosts.keys()].join(', ')}.`,
		);
	}
	const accountPath = `/api/v1/accounts/${segment(fields.optional('accountId') ?? '')}`;
	const channel = segment(fields.required('channelId', 'Channel ID'));
	return {
		baseUrl: fields.address('baseUrl', 'Base URL', host),
		tokenSecrets: [fields.required('apiKey', 'API Key')],
		flowsPath: readFlowsPath(fields, channel),
		templatesPath: `${accountPath}/channels/${channel}/templates`,
		subAccountId: fields.required('subAccountId', 'Sub-Account ID'),
		webhooksPath: `${accountPath}/webhooks`,
	};
}

/**
 * 8x8's pages contradict each other: every reference page has the account in the path, the guide
 * and its examples have other paths without it.
 *
 * Sources: https://developer.8x8.com/connect/reference/create-whatsapp-flow and
 * https://developer.8x8.com/connect/docs/whatsapp/whatsapp-flows-api
 */
function readFlowsPath(fields: CredentialFields, channel: string): string {
	if (fields.optional('pathFamily') === 'guide') {
		return `/config/v1/channels/whatsapp/${channel}/flows`;
	}
	const account = segment(fields.required('accountId', 'Account ID'));
	return `/api/v1/accounts/${account}/channels/${channel}/flows`;
}
