import { z } from 'zod';
import { requiredText, webAddress } from '../../fields';
import { expectNoBody, readJson, readQuery } from '../../http/read';
import type { Route } from '../../http/router';
import type { ControlRoute, ProviderContext, Reply } from '../../types';
import { eightByEightError } from './errors';
import type { Handler } from './routes';
import { webhookTypes, type RegistrationKey, type WebhookRegistry } from './webhookRegistry';

const type = z.enum(webhookTypes);

const oauth = z
	.object({
		url: webAddress,
		clientId: requiredText,
		clientSecret: requiredText,
		credentialsLocation: z.enum(['header', 'body']),
		scope: requiredText.optional(),
	})
	.strict();

const registrations = z
	.array(
		z
			.object({
				subAccountId: requiredText,
				url: webAddress,
				type: type.optional(),
				enabled: z.boolean().default(true),
				httpAuthorization: requiredText.optional(),
				oauth: oauth.optional(),
			})
			.strict()
			// Both would go into the same header.
			.refine((each) => each.httpAuthorization === undefined || each.oauth === undefined, {
				message: 'give only one of httpAuthorization and oauth',
				path: ['oauth'],
			}),
	)
	.min(1);

/** The schema lets `type` be left out, the page's text calls both required: that is held. */
const keys = z.array(z.object({ subAccountId: requiredText, type }).strict()).min(1);

const noQuery = z.object({}).strict();

const oldWebhook = z
	.object({
		provider: z.literal('8x8'),
		subAccountId: requiredText.optional(),
		url: webAddress.nullable(),
	})
	.strict();

/** A call without an answer body. */
const done: Reply = { status: 200 };

/**
 * The page's words; which status they come with it does not say, so 409 as for other conflicts.
 * https://developer.8x8.com/connect/docs/webhook-migration-guide
 */
function oldFormat({ subAccountId, url }: { subAccountId: string; url: string }): Reply {
	const message =
		'Unable to setup the webhook of the new format, while the webhook with an old format exists ' +
		'for this subaccount. Please delete the current webhook first and try again. Existing webhook ' +
		`details: Type = MO, SubAccountId: ${subAccountId}, Version = V1, Url = ${url}`;
	return eightByEightError(409, 409, message);
}

/**
 * Registering webhooks: bare arrays in and out, no body in answer to changes, each array taken whole
 * or not at all. https://developer.8x8.com/connect/reference/get-webhooks-2
 */
export function registrationRoutes(
	{ account }: ProviderContext,
	registry: WebhookRegistry,
): Array<Route<Handler>> {
	const path = '/api/v1/accounts/:account/webhooks';
	/** The key may speak for its own sub-account and for all of them. */
	const strange = ({ subAccountId }: Pick<RegistrationKey, 'subAccountId'>) =>
		subAccountId !== '*' && subAccountId !== account.data.subAccountId;
	const illegal = () => eightByEightError(400, 1001, 'Illegal subaccount');

	const list: Handler = (request) => {
		readQuery(request, noQuery);
		expectNoBody(request);
		return { status: 200, body: registry.list() };
	};
	const createOrReplace: Handler = (request) => {
		const given = readJson(request, registrations);
		if (given.some(strange)) return illegal();
		const old = given.map((each) => registry.findOld(each.subAccountId)).find(Boolean);
		if (old !== undefined) return oldFormat(old);
		for (const each of given) {
			const types = each.type === undefined ? (['CADR', 'MSG'] as const) : [each.type];
			for (const one of types) registry.put({ ...each, type: one });
		}
		return done;
	};
	const remove: Handler = (request) => {
		const given = readJson(request, keys);
		if (given.some(strange)) return illegal();
		// What the API says to a key without an entry is documented nowhere.
		if (!given.every((key) => registry.has(key))) {
			return eightByEightError(404, 1300, 'Webhook not found');
		}
		for (const key of given) registry.remove(key);
		return done;
	};
	return [
		['GET', path, list],
		['POST', path, createOrReplace],
		['DELETE', path, remove],
	];
}

/** POST /control/old-webhook: an address left in the older system, or taken away with `url` null. */
export function oldWebhookControl(
	{ account }: ProviderContext,
	registry: WebhookRegistry,
): ControlRoute {
	return [
		'POST',
		'/old-webhook',
		(request) => {
			const { subAccountId = account.data.subAccountId, url } = readJson(request, oldWebhook);
			registry.setOld(subAccountId, url);
			return { status: 200, body: { subAccountId, url } };
		},
	];
}
