import type { KeyObject } from 'node:crypto';
import { createSecretKey } from 'node:crypto';
import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import type { Provider } from '../providers/provider';
import { tokenKey } from '../tokens';
import { keptFor, KeptKeys } from '../transport/keptKeys';
import { secretDigest } from '../webhooks';
import { triggerKey } from './place';

/** What of a credential deliveries are checked with: it verifies, and can't be read back. */
export interface TriggerKeys {
	/** Of Meta's app secret. */
	signature?: KeyObject;
	/** Of the Webhook Secret. */
	secret?: Buffer;
	/** Each of which may have signed a flow token. */
	tokens: readonly KeyObject[];
}

// Kept by trigger, because n8n decides by trigger who may use a credential.
const kept = new KeptKeys<TriggerKeys>();

/**
 * The keys of a trigger's credential, read again when they are older than `maxAge` milliseconds.
 * @throws what n8n throws when the credential is gone
 */
export async function readKeys(
	context: IWebhookFunctions,
	provider: Provider,
	maxAge = keptFor,
): Promise<TriggerKeys> {
	const { id } = context.getNode().credentials?.[provider.credentialType] ?? {};
	const name = `${triggerKey(context)} ${provider.id} ${id ?? ''}`;
	return await kept.of(name, maxAge, async () =>
		toKeys(provider, await context.getCredentials(provider.credentialType)),
	);
}

function toKeys(provider: Provider, credentials: IDataObject): TriggerKeys {
	const appSecret = textOf(credentials.appSecret);
	const webhookSecret = textOf(credentials.webhookSecret);
	const { tokenSecrets } = provider.readAccount(credentials);
	return {
		signature: appSecret ? createSecretKey(Buffer.from(appSecret)) : undefined,
		secret: webhookSecret ? secretDigest(webhookSecret) : undefined,
		tokens: tokenSecrets.map(tokenKey),
	};
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
