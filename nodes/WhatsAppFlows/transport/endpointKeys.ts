import { createSecretKey, type KeyObject } from 'node:crypto';
import type { ICredentialDataDecryptedObject, IDataObject, INode } from 'n8n-workflow';
import { loadPrivateKey } from '../endpoint/crypto';
import { tokenKey } from '../tokens';
import { keptFor, KeptKeys } from './keptKeys';

export const endpointCredential = 'whatsAppFlowsEndpointApi';

/** What an endpoint works with: it verifies, opens and signs, and its texts can't be read back. */
export interface EndpointKeys {
	privateKey: KeyObject;
	/** Of the app secrets: the one in use, then the previous one. Empty where none is given. */
	appSecrets: readonly KeyObject[];
	/** Each of which may have signed a flow token of this package. */
	tokens: readonly KeyObject[];
}

/** What every context of n8n has that this needs. */
export interface KeyContext {
	getNode(): INode;
	getWorkflow(): { id?: string };
	getCredentials(type: string): Promise<ICredentialDataDecryptedObject>;
}

// Kept by workflow, because n8n decides by workflow who may use a credential.
const kept = new KeptKeys<EndpointKeys>();

/**
 * The keys of the node's endpoint credential, read again when they are older than `maxAge`
 * milliseconds.
 *
 * @throws KeyUnusable for a private key that can't be used, and what n8n throws when the credential
 * is missing
 */
export async function readEndpointKeys(
	context: KeyContext,
	maxAge = keptFor,
): Promise<EndpointKeys> {
	const { id } = context.getNode().credentials?.[endpointCredential] ?? {};
	const name = `${context.getWorkflow().id ?? ''} ${id ?? ''}`;
	return await kept.of(name, maxAge, async () =>
		toKeys(await context.getCredentials(endpointCredential)),
	);
}

/** @throws KeyUnusable */
export function toKeys(credential: IDataObject): EndpointKeys {
	const appSecrets = [credential.appSecret, credential.previousAppSecret].map(textOf);
	const { privateKey, passphrase } = credential;
	return {
		privateKey: loadPrivateKey(String(privateKey ?? ''), String(passphrase ?? '')),
		appSecrets: appSecrets.filter(Boolean).map((secret) => createSecretKey(Buffer.from(secret))),
		tokens: [...appSecrets, textOf(credential.providerApiKey)].filter(Boolean).map(tokenKey),
	};
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
