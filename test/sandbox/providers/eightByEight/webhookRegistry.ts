import type { Webhook } from '../../state';
import type { DeliveryKind, ProviderContext } from '../../types';
import { maskAddress } from '../../webhooks';

/** MSG inbound messages, CADR receipts, CABM business management. */
export const webhookTypes = ['MSG', 'CADR', 'CABM'] as const;
export type WebhookType = (typeof webhookTypes)[number];

/** One entry of https://developer.8x8.com/connect/reference/get-webhooks-2 */
export interface Registration {
	readonly type: WebhookType;
	/** `*` stands for every sub-account without an entry of its own. */
	readonly subAccountId: string;
	readonly url: string;
	readonly enabled: boolean;
	readonly httpAuthorization?: string;
	readonly oauth?: {
		readonly url: string;
		readonly clientId: string;
		readonly clientSecret: string;
		readonly credentialsLocation: 'header' | 'body';
		readonly scope?: string;
	};
}

/** What an entry is found by; `*` is a key like any other. */
export type RegistrationKey = Pick<Registration, 'type' | 'subAccountId'>;

const keyOf = ({ type, subAccountId }: RegistrationKey) => `${type} ${subAccountId}`;

/** Which addresses 8x8 delivers to, and which the older system still holds. */
export class WebhookRegistry {
	private readonly entries = new Map<string, Registration>();
	/** Addresses in the older system by sub-account. */
	private readonly old = new Map<string, string>();

	constructor(private readonly context: ProviderContext) {
		context.state.onReset(() => {
			this.entries.clear();
			this.old.clear();
		});
	}

	/** Creates an entry or replaces the one with the same type and sub-account. */
	put(registration: Registration): void {
		this.entries.set(keyOf(registration), registration);
	}

	has(key: RegistrationKey): boolean {
		return this.entries.has(keyOf(key));
	}

	remove(key: RegistrationKey): void {
		this.entries.delete(keyOf(key));
	}

	/** Without secrets, in the key order of the page's sample. */
	list(): Registration[] {
		return [...this.entries.values()].map(
			({ type, subAccountId, url, enabled, httpAuthorization, oauth }) => ({
				type,
				subAccountId,
				url,
				enabled,
				...(httpAuthorization !== undefined && { httpAuthorization: '***' }),
				...(oauth !== undefined && { oauth: { ...oauth, clientSecret: '***' } }),
			}),
		);
	}

	/** Leaves an address in the older system, or takes it away. */
	setOld(subAccountId: string, url: string | null): void {
		if (url === null) this.old.delete(subAccountId);
		else this.old.set(subAccountId, url);
	}

	/** The older system's address that stands in the way; in the way of `*` stands any. */
	findOld(subAccountId: string): { subAccountId: string; url: string } | undefined {
		const found = [...this.old].find(([id]) => subAccountId === '*' || id === subAccountId);
		return found === undefined ? undefined : { subAccountId: found[0], url: found[1] };
	}

	/** What the portal's form does: inbound messages and receipts of this sub-account. */
	save(webhook: Webhook): void {
		const { subAccountId, webhookSecret } = this.context.account.data;
		const url = new URL(webhook.url);
		if (webhook.secretBy === 'query') url.searchParams.set('secret', webhookSecret);
		for (const type of ['MSG', 'CADR'] as const) {
			this.put({
				type,
				subAccountId,
				url: url.href,
				enabled: true,
				...(webhook.secretBy === 'header' && { httpAuthorization: webhookSecret }),
			});
		}
	}

	/** Where a delivery goes: the sub-account's own entry before that for all of them. */
	route(kind: DeliveryKind): Webhook | string {
		const type = kind === 'completion' ? 'MSG' : 'CADR';
		const { subAccountId } = this.context.account.data;
		const found =
			this.entries.get(keyOf({ type, subAccountId })) ??
			this.entries.get(keyOf({ type, subAccountId: '*' }));
		if (found === undefined) return `8x8 has no webhook of type ${type}`;
		if (!found.enabled) return `the webhook of type ${type} is disabled`;
		if (found.oauth !== undefined) return 'the sandbox does not ask for OAuth tokens';
		const { url, httpAuthorization: secret } = found;
		if (secret !== undefined) {
			return { url, secretBy: 'header', secretHeader: 'authorization', secret };
		}
		return { url, secretBy: new URL(url).searchParams.has('secret') ? 'query' : 'nothing' };
	}

	describe(): Record<string, unknown> {
		const oldFormat = [...this.old].map(([subAccountId, url]) => ({
			subAccountId,
			url: maskAddress(url),
		}));
		const webhooks = this.list().map((each) => ({ ...each, url: maskAddress(each.url) }));
		return { webhooks, oldFormat };
	}
}
