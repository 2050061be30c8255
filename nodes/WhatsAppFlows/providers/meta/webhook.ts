import { z } from 'zod';
import { segment } from '../account';
import type { ProviderRequest } from '../provider';
import type { WebhookCheck, WebhookRegistration, WebhookRules } from '../webhookRules';
import type { MetaAccount } from './account';

/**
 * Addresses for one number or one account, beside the app's own, which is never touched. Meta asks
 * the address for the verify token while it is being set.
 *
 * Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/override
 */

const configuration = z
	.object({
		webhook_configuration: z
			.object({
				phone_number: z.string().optional(),
				whatsapp_business_account: z.string().optional(),
				application: z.string().optional(),
			})
			.passthrough()
			.optional(),
	})
	.passthrough();
const subscriptions = z.object({
	data: z.array(z.object({ override_callback_uri: z.string().optional() }).passthrough()),
});

const numberPath = ({ phoneNumberId }: MetaAccount) => `/${segment(phoneNumberId)}`;
const subscriptionsPath = ({ wabaId }: MetaAccount) => `/${segment(wabaId)}/subscribed_apps`;

const readConfiguration = (account: MetaAccount): ProviderRequest => ({
	method: 'GET',
	path: numberPath(account),
	query: { fields: 'webhook_configuration' },
});
const readSubscriptions = (account: MetaAccount): ProviderRequest => ({
	method: 'GET',
	path: subscriptionsPath(account),
});
const setNumber = (account: MetaAccount, override: object): ProviderRequest => ({
	method: 'POST',
	path: numberPath(account),
	body: { kind: 'json', value: { webhook_configuration: override } },
});

const media = z
	.object({
		url: z.string().url(),
		mime_type: z.string().optional(),
		// A number in quotes in Meta's sample.
		file_size: z.coerce.number().optional().catch(undefined),
	})
	.passthrough();

/** Source: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media */
const findFile: WebhookRules<MetaAccount>['findFile'] = {
	effect: 'read',
	hosts: ['fbsbx.com', 'whatsapp.net', 'facebook.com', 'fbcdn.net'],
	request: ({ mediaId, phoneNumberId }) => ({
		method: 'GET',
		path: `/${segment(mediaId)}`,
		query: phoneNumberId ? { phone_number_id: phoneNumberId } : undefined,
	}),
	read: ({ body }) => {
		const { url, mime_type, file_size } = media.parse(body);
		return { url, mimeType: mime_type, size: file_size };
	},
};

const registration: WebhookRegistration<MetaAccount> = {
	maxUrl: 200,
	places: [
		{
			value: 'phoneNumber',
			name: 'This Phone Number',
			description: 'Only what arrives at the number of the credential',
		},
		{
			value: 'account',
			name: 'The Whole Account',
			description: 'What arrives at any number of the WhatsApp Business Account',
		},
	],
	// An override moves messages and statuses only; alerts always go to the app's own callback.
	slots: (place, events) =>
		[...events].some((event) => event !== 'flowEvent') ? [{ place, slot: place }] : [],
	read: {
		effect: 'read',
		request: ({ place }, account) =>
			place === 'account' ? readSubscriptions(account) : readConfiguration(account),
		read: ({ body }, { place }) => {
			const url =
				place === 'account'
					? subscriptions.parse(body).data.find((app) => app.override_callback_uri)
							?.override_callback_uri
					: configuration.parse(body).webhook_configuration?.phone_number;
			return url ? { url } : undefined;
		},
	},
	set: {
		effect: 'change',
		request: ({ place, url, verifyToken }, account) => {
			const override = { override_callback_uri: url, verify_token: verifyToken };
			return place === 'account'
				? {
						method: 'POST',
						path: subscriptionsPath(account),
						body: { kind: 'json', value: override },
					}
				: setNumber(account, override);
		},
		read: () => undefined,
	},
	remove: {
		effect: 'change',
		// For an account the same call without a body takes the override away and keeps the app.
		request: ({ place }, account) =>
			place === 'account'
				? { method: 'POST', path: subscriptionsPath(account) }
				: setNumber(account, { override_callback_uri: '' }),
		read: () => undefined,
	},
	checks: [isSubscribed(), isNotOverridden(), isInProduction()],
};

/** “It receives nothing” is, more often than not, an account to which no app is subscribed. */
function isSubscribed(): WebhookCheck<MetaAccount> {
	return {
		effect: 'read',
		request: (_, account) => readSubscriptions(account),
		read: ({ body }) =>
			subscriptions.parse(body).data.length > 0
				? undefined
				: 'No app is subscribed to the WhatsApp Business Account, so Meta delivers nothing. Open your app at developers.facebook.com, WhatsApp, Configuration, and connect the account.',
	};
}

/** A callback of the app never gets what an override sends elsewhere. */
function isNotOverridden(): WebhookCheck<MetaAccount> {
	return {
		effect: 'read',
		onlyManual: true,
		request: (_, account) => readConfiguration(account),
		read: ({ body }, { url }) => {
			const found = configuration.parse(body).webhook_configuration;
			const elsewhere = [found?.phone_number, found?.whatsapp_business_account].find(Boolean);
			return elsewhere && elsewhere !== url
				? `Answers to this number are sent to ${new URL(elsewhere).host} by an override, so the callback of the app never gets them. Choose Automatic with Replace Existing, or remove the override.`
				: undefined;
		},
	};
}

const numberState = z
	.object({ account_mode: z.string().optional(), status: z.string().optional() })
	.passthrough();

/** States of a number that takes no messages; in others, such as FLAGGED, it still does. */
const deaf = ['BANNED', 'DELETED', 'DISCONNECTED', 'MIGRATED', 'PENDING', 'UNVERIFIED'];

/** https://developers.facebook.com/docs/graph-api/reference/whats-app-business-account-to-number-current-status/ */
function isInProduction(): WebhookCheck<MetaAccount> {
	return {
		effect: 'read',
		unconfirmed:
			'Meta’s page lists the words for the state of a number, but not which of them keep messages from coming.',
		request: (_, account) => ({
			method: 'GET',
			path: numberPath(account),
			query: { fields: 'account_mode,status' },
		}),
		read: ({ body }, { testNumber }) => {
			const { account_mode: mode, status } = numberState.parse(body);
			if (status && deaf.includes(status)) {
				return `Meta gives the number of the credential the status ${status}, so that it takes no messages. Open WhatsApp Manager, Phone Numbers, and finish what is asked for there.`;
			}
			return mode === 'SANDBOX' && !testNumber
				? 'The number of the credential is one that Meta lends for trying out, so that your customers can’t reach it. Put the Phone Number ID of your own number into the credential, or turn on Allow Test Number.'
				: undefined;
		},
	};
}

export const webhook: WebhookRules<MetaAccount> = {
	proof: 'metaSignature',
	events: ['flowCompletion', 'messageStatus', 'flowEvent', 'otherMessage'],
	setUp:
		'In your app at developers.facebook.com open WhatsApp, Configuration, Webhook. Paste the Production URL (open Webhook URLs above) and the Verify Token of the credential, then subscribe to the field messages, and to the field flows for alerts.',
	namesNumber: true,
	testNumbers: true,
	findFile,
	registration,
};
