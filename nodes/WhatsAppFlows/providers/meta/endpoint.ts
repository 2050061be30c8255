import { z } from 'zod';
import { segment } from '../account';
import type { EndpointCalls } from '../endpointCalls';
import { readRegisteredKey, readSettings, registerPublicKey, settingsFields } from '../metaKeys';
import { id } from '../metaShapes';
import type { MetaAccount } from './account';

const keyPath = ({ phoneNumberId }: MetaAccount) =>
	`/${segment(phoneNumberId)}/whatsapp_business_encryption`;

const subscribedApps = z.object({
	data: z.array(
		z.object({ whatsapp_business_api_data: z.object({ id }).passthrough() }).passthrough(),
	),
});

const subscriptions = z.object({
	data: z.array(
		z
			.object({
				object: z.string(),
				fields: z.array(z.union([z.string(), z.object({ name: z.string() }).passthrough()])),
			})
			.passthrough(),
	),
});

/** Source: https://developers.facebook.com/docs/whatsapp/flows/guides/whatsapp-business-encryption */
export const endpoint: EndpointCalls<MetaAccount> = {
	registerPublicKey: registerPublicKey(keyPath),
	getPublicKey: {
		effect: 'read',
		request: (_input, account) => ({ method: 'GET', path: keyPath(account) }),
		read: ({ body }) => readRegisteredKey(body),
	},
	getSettings: {
		effect: 'read',
		request: ({ flowId }) => ({
			method: 'GET',
			path: `/${segment(flowId)}`,
			query: { fields: settingsFields },
		}),
		read: ({ body }) => readSettings(body),
	},
	listSubscribedApps: {
		effect: 'read',
		request: (_input, { wabaId }) => ({
			method: 'GET',
			path: `/${segment(wabaId)}/subscribed_apps`,
		}),
		read: ({ body }) =>
			subscribedApps.parse(body).data.map((entry) => entry.whatsapp_business_api_data.id),
	},
	// https://developers.facebook.com/docs/graph-api/webhooks/subscriptions-edge
	appFields: {
		request: (applicationId, { appSecret }) =>
			appSecret === undefined
				? undefined
				: {
						path: `/${segment(applicationId)}/subscriptions`,
						bearer: `${applicationId}|${appSecret}`,
					},
		read: (body) =>
			subscriptions
				.parse(body)
				.data.filter(({ object }) => object === 'whatsapp_business_account')
				.flatMap(({ fields }) => fields)
				.map((field) => (typeof field === 'string' ? field : field.name)),
	},
	appSecret: ({ appSecret }) => appSecret,
};
