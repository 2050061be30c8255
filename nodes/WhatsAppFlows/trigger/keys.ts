import type { KeyObject } from 'node:crypto';
import { createSecretKey } from 'node:crypto';
import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import type { Provider } from '../providers/provider';
import { tokenKey } from '../tokens';
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

/** Milliseconds for which keys are used without looking at the credential again. */
export const keptFor = 5_000;

/** Milliseconds after which keys are read again if a delivery does not fit to them. */
export const keptOnRefusal = 1_000;

interface Kept {
	readAt: number;
	keys: Promise<TriggerKeys>;
}

// n8n decrypts a credential in a V8 isolate of its own, which takes longer than all the rest of a
// delivery. Kept by trigger, because n8n decides by trigger who may use a credential.
const kept = new Map<string, Kept>();

/**
 * The keys of a trigger's credential, read again when they are older than `maxAge` milliseconds.
 * @throws what n8n throws when the credential is gone; nothing is kept then
 */
export async function readKeys(
	context: IWebhookFunctions,
	provider: Provider,
	maxAge = keptFor,
): Promise<TriggerKeys> {
	const { id } = context.getNode().credentials?.[provider.credentialType] ?? {};
	const name = `${triggerKey(context)} ${provider.id} ${id ?? ''}`;
	const now = Date.now();
	const known = kept.get(name);
	if (known && Math.abs(now - known.readAt) < maxAge) return await known.keys;
	forgetOld(now);
	const keys = context
		.getCredentials(provider.credentialType)
		.then((credentials) => toKeys(provider, credentials));
	kept.set(name, { readAt: now, keys });
	keys.catch(() => kept.delete(name));
	return await keys;
}

function forgetOld(now: number): void {
	for (const [name, { readAt }] of kept) {
		if (Math.abs(now - readAt) >= keptFor) kept.delete(name);
	}
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
