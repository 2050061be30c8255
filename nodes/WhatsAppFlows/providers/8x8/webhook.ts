import { z } from 'zod';
import type { WebhookRegistration, WebhookRules } from '../webhookRules';
import type { EightByEightAccount } from './account';

/**
 * Addresses by kind of event and sub-account; setting one replaces what is there, and secrets are
 * masked when read, so that what was replaced can't always be put back whole.
 *
 * Source: https://developer.8x8.com/connect/reference/create-webhook
 */

const entries = z.array(
	z
		.object({
			subAccountId: z.string(),
			url: z.string(),
			type: z.string().optional(),
			httpAuthorization: z.string().nullish(),
			oauth: z.unknown(),
		})
		.passthrough(),
);

// `*` is an entry of its own for all sub-accounts, not a pattern.
const subAccount = (place: string, account: EightByEightAccount) =>
	place === 'all' ? '*' : account.subAccountId;

const registration: WebhookRegistration<EightByEightAccount> = {
	places: [
		{
			value: 'subAccount',
			name: 'This Sub-Account',
			description: 'Only what arrives for the sub-account of the credential',
		},
		{
			value: 'all',
			name: 'All Sub-Accounts',
			description: 'What arrives for any sub-account that has no address of its own',
		},
	],
	slots: (place, events) => [
		...(events.has('flowCompletion') || events.has('otherMessage') ? [{ place, slot: 'MSG' }] : []),
		...(events.has('messageStatus') ? [{ place, slot: 'CADR' }] : []),
	],
	read: {
		effect: 'read',
		request: (_, account) => ({ method: 'GET', path: account.webhooksPath }),
		read: ({ body }, { place, slot }, account) => {
			const found = entries
				.parse(body === '' ? [] : body)
				.find(
					({ type, subAccountId }) => type === slot && subAccountId === subAccount(place, account),
				);
			if (!found) return undefined;
			return found.httpAuthorization || found.oauth
				? { url: found.url, hasSecret: true }
				: { url: found.url };
		},
	},
	set: {
		effect: 'change',
		request: ({ place, slot, url, secret }, account) => ({
			method: 'POST',
			path: account.webhooksPath,
			body: {
				kind: 'json',
				value: [
					{
						subAccountId: subAccount(place, account),
						type: slot,
						url,
						enabled: true,
						httpAuthorization: secret || undefined,
					},
				],
			},
		}),
		read: () => undefined,
	},
	remove: {
		effect: 'change',
		request: ({ place, slot }, account) => ({
			method: 'DELETE',
			path: account.webhooksPath,
			// The schema makes `type` optional, the text asks for both.
			body: {
				kind: 'json',
				value: [{ subAccountId: subAccount(place, account), type: slot }],
			},
		}),
		read: () => undefined,
	},
};

/** https://developer.8x8.com/connect/docs/inbound-chatapps-message */
const withFile = z.object({ payload: z.object({ content: z.object({ url: z.string() }) }) });

export const webhook: WebhookRules<EightByEightAccount> = {
	proof: 'sharedSecret',
	events: ['flowCompletion', 'messageStatus', 'otherMessage'],
	// The field that 8x8's portal offers: https://developer.8x8.com/connect/docs/developer-tools
	secretHeader: 'authorization',
	setUp:
		'In 8x8 Connect open Webhooks and choose Add new webhook for Messaging Apps. Paste the Production URL (open Webhook URLs above), and put the Webhook Secret of the credential into HTTP Authorization.',
	fileHosts: ['8x8.com', '8x8.id', '8x8.uk', 'wavecell.com'],
	fileBeside: (raw) => withFile.safeParse(raw).data?.payload.content.url,
	registration,
};
