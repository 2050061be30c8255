import type { Provider } from '../providers/provider';
import { sameSecret, verifySignature } from '../webhooks';

export interface Delivery {
	/** As they came: a signature holds for these bytes only. */
	rawBody: Buffer;
	/** Names in lower case, as node:http has them. */
	headers: Readonly<Record<string, unknown>>;
	query: Readonly<Record<string, unknown>>;
}

/**
 * Decides whether a delivery is really from the provider. Without a secret in the credential
 * nothing is: an open trigger would take answers from anyone.
 */
export function isAuthentic(
	{ webhook }: Provider,
	credentials: Readonly<Record<string, unknown>>,
	secretHeader: string,
	{ rawBody, headers, query }: Delivery,
): boolean {
	if (!webhook) return false;
	if (webhook.proof === 'metaSignature') {
		const signature = asText(headers['x-hub-signature-256']);
		return verifySignature(rawBody, signature, asText(credentials.appSecret) ?? '');
	}
	const secret = asText(credentials.webhookSecret) ?? '';
	const given = asText(headers[secretHeader.toLowerCase()]);
	return (
		sameSecret(given, secret) ||
		sameSecret(given?.replace(/^Bearer /i, ''), secret) ||
		(webhook.secretInQuery === true && sameSecret(asText(query.secret), secret))
	);
}

/** The fields of the credential without which every delivery would be refused. */
export function missingSecrets(
	{ webhook }: Provider,
	credentials: Readonly<Record<string, unknown>>,
): string[] {
	const needed =
		webhook?.proof === 'metaSignature'
			? { appSecret: 'App Secret', verifyToken: 'Verify Token' }
			: { webhookSecret: 'Webhook Secret' };
	return Object.entries(needed)
		.filter(([name]) => !asText(credentials[name]))
		.map(([, label]) => label);
}

function asText(value: unknown): string | undefined {
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
