import { credentialFields } from '../account';
import type { CredentialFields } from '../account';
import { InvalidInput } from '../invalidInput';
import type { Account } from '../provider';

export interface LipachatAccount extends Account {
	/** Digits with the country code, as in Lipachat's own samples. */
	readonly senderNumber: string;
	/** With `{flowId}` in it. */
	readonly publishPath: string;
	readonly listPath: string;
}

/**
 * Reads the credential `whatsAppFlowsLipachatApi`. Lipachat has no account id: the sender's number
 * says whose flow or message it is.
 *
 * Source: https://docs.lipachat.com/api/whatsapp-flows/creating-a-flow
 *
 * @throws InvalidInput naming the field that is missing or can't be used
 */
export function readAccount(credentials: Readonly<Record<string, unknown>>): LipachatAccount {
	const fields = credentialFields('Lipachat', credentials);
	return {
		baseUrl: fields.address('baseUrl', 'Base URL', 'https://gateway.lipachat.com/api/v1'),
		tokenSecrets: [fields.required('apiKey', 'API Key')],
		senderNumber: readSenderNumber(fields),
		publishPath: readPublishPath(fields),
		listPath: readPath(fields, 'listPath', 'List Path') ?? '/whatsapp/manage/flow',
	};
}

function readSenderNumber(fields: CredentialFields): string {
	const text = fields.required('senderNumber', 'Sender Number');
	const digits = text.replace(/^(?:\+|00)/, '').replace(/[\s().-]/g, '');
	if (!/^[1-9]\d{6,14}$/.test(digits)) {
		throw new InvalidInput(
			'Sender Number in the Lipachat credential is not a phone number with a country code',
			'Write it with the country code, such as +254110090747.',
		);
	}
	return digits;
}

function readPublishPath(fields: CredentialFields): string {
	const path =
		readPath(fields, 'publishPath', 'Publish Path') ?? '/whatsapp/manage/flow/{flowId}/publish';
	if (!path.includes('{flowId}')) {
		throw new InvalidInput(
			'Publish Path in the Lipachat credential does not say where the flow’s id goes',
			'Put {flowId} into it, as in /whatsapp/manage/flow/{flowId}/publish.',
		);
	}
	return path;
}

function readPath(fields: CredentialFields, name: string, label: string): string | undefined {
	const path = fields.optional(name);
	if (path !== undefined && !path.startsWith('/')) {
		throw new InvalidInput(
			`${label} in the Lipachat credential does not begin with a slash`,
			'Give only what follows the Base URL, such as /whatsapp/manage/flow.',
		);
	}
	return path;
}
