import type { IAuthenticateGeneric, ICredentialType } from 'n8n-workflow';
import { WhatsAppFlows8x8Api } from '../../../credentials/WhatsAppFlows8x8Api.credentials';
import { WhatsAppFlowsDreamsApi } from '../../../credentials/WhatsAppFlowsDreamsApi.credentials';
import { WhatsAppFlowsKaleyraApi } from '../../../credentials/WhatsAppFlowsKaleyraApi.credentials';
import { WhatsAppFlowsLipachatApi } from '../../../credentials/WhatsAppFlowsLipachatApi.credentials';
import { WhatsAppFlowsMetaApi } from '../../../credentials/WhatsAppFlowsMetaApi.credentials';

const types: Array<ICredentialType & { authenticate: IAuthenticateGeneric }> = [
	new WhatsAppFlows8x8Api(),
	new WhatsAppFlowsDreamsApi(),
	new WhatsAppFlowsKaleyraApi(),
	new WhatsAppFlowsLipachatApi(),
	new WhatsAppFlowsMetaApi(),
];

/**
 * The headers that n8n adds to a request with this credential, for the one place where n8n does not
 * add them: a credential test. The expressions are those of `authenticate`, so there is no second
 * list of headers.
 *
 * @returns no headers for a type that is not one of this package
 */
export function authorization(
	credentialType: string,
	fields: Readonly<Record<string, unknown>>,
): Record<string, string> {
	const headers = types.find(({ name }) => name === credentialType)?.authenticate.properties
		.headers;
	return Object.fromEntries(
		Object.entries(headers ?? {}).map(([name, value]) => [name, fill(String(value), fields)]),
	);
}

/** `=Bearer {{$credentials.apiKey}}` with the key in its place. */
function fill(expression: string, fields: Readonly<Record<string, unknown>>): string {
	return expression
		.replace(/^=/, '')
		.replace(/\{\{\s*\$credentials\.(\w+)\s*\}\}/g, (_, name: string) =>
			String(fields[name] ?? ''),
		);
}
