import { z } from 'zod';
import { categoryList, metaCategories, requiredText, webAddress } from '../../fields';
import { interactiveFlow } from '../../graph/flowMessage';
import { templateMessage } from '../../graph/templateMessage';

const flowJson = z.string({ invalid_type_error: 'flow_json must be a string' });

/** POST /{WABA}/flows, https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi */
export const createFlow = z
	.object({
		name: requiredText,
		categories: categoryList(metaCategories),
		flow_json: flowJson.optional(),
		publish: z.boolean().optional(),
		clone_flow_id: requiredText.optional(),
		endpoint_uri: webAddress.optional(),
	})
	.strict()
	// "Two sources" is a documented cause of code 100; which pair is meant the page leaves open.
	.refine((flow) => flow.flow_json === undefined || flow.clone_flow_id === undefined, {
		message: 'give only one source: flow_json or clone_flow_id',
		path: ['clone_flow_id'],
	})
	.refine((flow) => flow.publish !== true || flow.flow_json !== undefined, {
		message: 'publish needs flow_json',
		path: ['publish'],
	});

/** POST /{FLOW} */
export const updateFlow = z
	.object({
		name: requiredText.optional(),
		categories: categoryList(metaCategories).optional(),
		endpoint_uri: webAddress.optional(),
		application_id: requiredText.optional(),
	})
	.strict()
	.refine((changes) => Object.keys(changes).length > 0, { message: 'give at least one parameter' });

/** POST /{FLOW}/assets, beside the file */
export const uploadJson = z
	.object({ name: z.literal('flow.json'), asset_type: z.literal('FLOW_JSON') })
	.strict();

/** POST /{DEST_WABA}/migrate_flows */
export const migrateFlows = z
	.object({
		source_waba_id: requiredText,
		source_flow_names: z.array(requiredText).min(1).max(100).optional(),
	})
	.strict();

/** How long a page may be is said nowhere; more than a hundred are asked for in vain. */
const pageLimit = z.coerce
	.number()
	.int()
	.min(1)
	.transform((limit) => Math.min(limit, 100));

/** GET /{WABA}/flows and other lists */
export const listQuery = z
	.object({
		fields: z.string().optional(),
		limit: pageLimit.default(25),
		after: z.string().optional(),
		before: z.string().optional(),
	})
	.strict();

/** GET /{WABA}/message_templates */
export const listTemplatesQuery = listQuery.extend({ name: requiredText.optional() }).strict();

/** GET of one node */
export const nodeQuery = z
	.object({ fields: z.string().optional(), date_format: z.literal('U').optional() })
	.strict();

const callbackAddress = webAddress.max(200, 'must have no more than 200 characters');

/**
 * POST /{WABA}/subscribed_apps
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/override
 */
export const subscribeApp = z
	.object({
		override_callback_uri: callbackAddress.optional(),
		verify_token: requiredText.optional(),
	})
	.strict()
	.refine(
		(given) => (given.override_callback_uri === undefined) === (given.verify_token === undefined),
		{ message: 'give override_callback_uri and verify_token together' },
	);

/** POST /{PHONE_NUMBER_ID}; an empty address removes the override */
export const configureNumber = z
	.object({
		webhook_configuration: z
			.object({
				override_callback_uri: z.literal('').or(callbackAddress),
				verify_token: requiredText.optional(),
			})
			.strict()
			.refine((given) => given.override_callback_uri === '' || given.verify_token !== undefined, {
				path: ['verify_token'],
				params: { missing: true },
			}),
	})
	.strict();

/** GET /{MEDIA_ID} */
export const mediaQuery = z.object({ phone_number_id: requiredText.optional() }).strict();

/** Of every message; Meta tolerates +, -, spaces and parentheses in a number. */
const envelope = {
	messaging_product: z.literal('whatsapp'),
	recipient_type: z.literal('individual').optional(),
	to: z
		.string()
		.regex(/^[+]?[\d\s()-]+$/, 'must be a phone number')
		.refine((to) => /^[1-9]\d{6,14}$/.test(to.replace(/\D/g, '')), 'must have a country code')
		.optional(),
	recipient: z
		.string()
		.regex(/^[A-Z]{2}\.[0-9A-Za-z.]+$/, 'must be a business-scoped user id')
		.optional(),
	context: z.object({ message_id: requiredText }).strict().optional(),
	biz_opaque_callback_data: requiredText.max(512).optional(),
};

/** POST /{PHONE_NUMBER_ID}/messages */
export const sendMessage = z
	.discriminatedUnion('type', [
		z
			.object({ ...envelope, type: z.literal('interactive'), interactive: interactiveFlow })
			.strict(),
		z.object({ ...envelope, type: z.literal('template'), template: templateMessage }).strict(),
	])
	.refine((message) => message.to !== undefined || message.recipient !== undefined, {
		path: ['to'],
		params: { missing: true },
	});
