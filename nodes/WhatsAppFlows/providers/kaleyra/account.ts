import { credentialFields, segment } from '../account';
import type { CredentialFields } from '../account';
import { InvalidInput } from '../invalidInput';
import type { Account } from '../provider';

export interface KaleyraAccount extends Account {
	readonly wabaId: string;
	/** With its plus, as it stands in the paths of Kaleyra's samples. */
	readonly senderNumber: string;
	/** Of the call that creates a flow, below the SID; ids in it are already encoded. */
	readonly createPath: string;
}

/**
 * One host for each pod. Older pages have Singapore at api.ap.kaleyra.io, newer ones at
 * api.kaleyra.io.
 *
 * Source: https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-create-flow and the pages beside
 */
const hosts: Readonly<Record<string, string>> = {
	in: 'https://api.in.kaleyra.io',
	sg: 'https://api.kaleyra.io',
	sgOld: 'https://api.ap.kaleyra.io',
	eu: 'https://api.eu.kaleyra.io',
	na: 'https://api.na.kaleyra.ai',
};

/**
 * Reads the credential `whatsAppFlowsKaleyraApi`. Every path of the API is below `/v2/<SID>`.
 *
 * @throws InvalidInput naming the field that is missing or can't be used
 */
export function readAccount(credentials: Readonly<Record<string, unknown>>): KaleyraAccount {
	const fields = credentialFields('Kaleyra', credentials);
	const host = fields.address('baseUrl', 'Base URL', readHost(fields));
	const wabaId = fields.required('wabaId', 'WhatsApp Business Account ID');
	return {
		baseUrl: `${host}/v2/${segment(fields.required('sid', 'SID'))}`,
		tokenSecrets: [fields.required('apiKey', 'API Key')],
		wabaId,
		senderNumber: readSenderNumber(fields),
		createPath: readCreatePath(fields, wabaId),
	};
}

function readHost(fields: CredentialFields): string {
	const region = fields.optional('region') ?? 'in';
	if (!Object.hasOwn(hosts, region)) {
		throw new InvalidInput(
			`Region “${region}” in the Kaleyra credential is not one of Kaleyra’s`,
			`Choose one of ${Object.keys(hosts).join(', ')}, or fill in Base URL.`,
		);
	}
	return hosts[region];
}

function readSenderNumber(fields: CredentialFields): string {
	const text = fields.required('senderNumber', 'Sender Number');
	const digits = text.replace(/[\s().-]/g, '').replace(/^(?:\+|00)/, '');
	if (!/^[1-9]\d{6,14}$/.test(digits)) {
		throw new InvalidInput(
			'Sender Number in the Kaleyra credential is not a phone number with a country code',
			'Write it with the country code, such as +919876543210.',
		);
	}
	return `+${digits}`;
}

function readCreatePath(fields: CredentialFields, wabaId: string): string {
	const path = fields.optional('createPath') ?? '/whatsapp/{wabaId}/flows';
	if (!path.startsWith('/')) {
		throw new InvalidInput(
			'Create Path in the Kaleyra credential does not begin with a slash',
			'Give only what follows the SID, such as /whatsapp/{wabaId}/flows.',
		);
	}
	return path.replaceAll('{wabaId}', () => segment(wabaId));
}
