import type { Provider } from '../providers/provider';
import { sameSecret, verifySignature } from '../webhooks';
import type { TriggerKeys } from './keys';

export interface Delivery {
	/** As they came: a signature holds for these bytes only. */
	rawBody: Buffer;
	/** Names in lower case, as node:http has them. */
	headers: Readonly<Record<string, unknown>>;
	query: Readonly<Record<string, unknown>>;
}

/**
 * Decides whether a delivery is really from the provider. Without a secret nothing is: an open
 * trigger would take answers from anyone.
 *
 * @param told secrets that the provider was told by API
 */
export function isAuthentic(
	{ webhook }: Provider,
	{ signature, secret }: TriggerKeys,
	told: readonly string[],
	secretHeader: string,
	{ rawBody, headers, query }: Delivery,
): boolean {
	if (!webhook) return false;
	if (webhook.proof === 'metaSignature') {
		const given = asText(headers['x-hub-signature-256']);
		return signature !== undefined && verifySignature(rawBody, given, signature);
	}
	const expected = secret ? [secret, ...told] : told;
	const given = inForms(asText(headers[secretHeader.toLowerCase()]));
	if (webhook.secretInQuery) given.push(asText(query.secret));
	return expected.some((one) => given.some((form) => sameSecret(form, one)));
}

/** The header as it is, without `Bearer`, and the password of `Basic`. */
function inForms(header: string | undefined): Array<string | undefined> {
	const [, scheme, value] = /^(Bearer|Basic) +(.+)$/i.exec(header ?? '') ?? [];
	if (!scheme) return [header];
	if (scheme.toLowerCase() === 'bearer') return [header, value];
	return [
		header,
		Buffer.from(value, 'base64')
			.toString('utf8')
			.replace(/^[^:]*:/, ''),
	];
}

/**
 * Whether a delivery comes from one of the addresses that the person allows.
 * @param allowed addresses with commas or lines between them; empty for any address
 */
export function isAllowedAddress(from: string | undefined, allowed: unknown): boolean {
	const list = (asText(allowed) ?? '').split(/[\s,;]+/).filter(Boolean);
	// node:net writes IPv4 like this where a server listens on both families.
	return list.length === 0 || (from !== undefined && list.includes(from.replace(/^::ffff:/, '')));
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
