import { credentialFields, segment } from '../account';
import type { CredentialFields } from '../account';
import { InvalidInput } from '../invalidInput';
import type { Account } from '../provider';

export interface DreamsAccount extends Account {
	readonly wabaId: string;
	/** Where all calls but one begin, with the account in it and already encoded. */
	readonly flowsPath: string;
	readonly createEncoding: 'multipart' | 'json';
	readonly deleteStyle: 'query' | 'path';
}

/**
 * Reads the credential `whatsAppFlowsDreamsApi`. The page on flows names paths without a host, the
 * general page a host without these paths, so that both halves can be changed.
 *
 * Sources: https://docs.dreams.com.sa/whatsapp-flows and
 * https://docs.dreams.com.sa/api-access/common-api-usage
 *
 * @throws InvalidInput naming the field that is missing or can't be used
 */
export function readAccount(credentials: Readonly<Record<string, unknown>>): DreamsAccount {
	const fields = credentialFields('Dreams', credentials);
	const wabaId = fields.required('wabaId', 'WhatsApp Business Account ID');
	return {
		baseUrl: fields.address('baseUrl', 'Base URL', 'https://api.dreams.sa'),
		tokenSecrets: [fields.required('apiKey', 'Access Key')],
		wabaId,
		flowsPath: `${readPrefix(fields)}/${segment(wabaId)}/flows`,
		createEncoding: readChoice(fields, 'createEncoding', 'Create Encoding', ['multipart', 'json']),
		deleteStyle: readChoice(fields, 'deleteStyle', 'Delete Style', ['query', 'path']),
	};
}

/** A lone slash stands for no prefix at all. */
function readPrefix(fields: CredentialFields): string {
	const prefix = fields.optional('pathPrefix') ?? '/api/whatsapp';
	if (!prefix.startsWith('/')) {
		throw new InvalidInput(
			'Path Prefix in the Dreams credential does not begin with a slash',
			'Give only what stands between the Base URL and the account, such as /api/whatsapp.',
		);
	}
	return prefix.replace(/\/+$/, '');
}

/** The first choice is the one that an empty field means. */
function readChoice<const Choice extends string>(
	fields: CredentialFields,
	name: string,
	label: string,
	choices: readonly [Choice, ...Choice[]],
): Choice {
	const given = fields.optional(name);
	if (given === undefined) return choices[0];
	const chosen = choices.find((choice) => choice === given);
	if (chosen === undefined) {
		throw new InvalidInput(
			`${label} “${given}” in the Dreams credential is not known`,
			`Choose one of ${choices.join(', ')}.`,
		);
	}
	return chosen;
}
