import { z } from 'zod';
import { categoryList, metaCategories, requiredText, webAddress } from '../../fields';
import { interactiveFlow } from '../../graph/flowMessage';
import { templateMessage } from '../../graph/templateMessage';

const categories = categoryList([...metaCategories, 'SHOPPING']);

/** Body of "Create Flow", whose page is only known by name: the names are those of the other pages. */
export const createFlow = z
	.object({
		name: requiredText,
		categories,
		clone_flow_id: requiredText.optional(),
		endpoint_uri: webAddress.optional(),
	})
	.strict();

/** https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-update-flow-metadata */
export const updateFlow = z
	.object({
		name: requiredText.optional(),
		categories: categories.optional(),
		endpoint_uri: webAddress.optional(),
	})
	.strict()
	.refine((changes) => Object.keys(changes).length > 0, { message: 'give at least one field' });

/** https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-update-flow-json, beside the file */
export const uploadJson = z
	.object({ name: z.literal('flow.json'), asset_type: z.literal('FLOW_JSON') })
	.strict();

/** Paging is described nowhere; `after` is Meta's. */
export const listQuery = z
	.object({ fields: z.string().optional(), after: z.string().optional() })
	.strict();

export const getQuery = z.object({ fields: z.string().optional() }).strict();

/** https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-migrate-flow: the names are optional */
export const migrateFlows = z
	.object({ source_flow_names: z.array(requiredText).min(1).max(100).optional() })
	.strict();

const envelope = {
	messaging_product: z.literal('whatsapp'),
	recipient_type: z.literal('individual'),
	to: z.string().regex(/^\+?[1-9]\d{6,14}$/, 'must be a number with country code'),
	context: z.object({ message_id: requiredText }).strict().optional(),
};

/**
 * Meta's message in an envelope: https://developers.kaleyra.io/docs/whatsapp-api-v2-send-flow-messages
 * and https://developers.kaleyra.io/docs/whatsapp-api-v2-send-flow-template-messages
 */
export const sendMessage = z
	.object({
		messaging_object: z.discriminatedUnion('type', [
			z
				.object({ ...envelope, type: z.literal('interactive'), interactive: interactiveFlow })
				.strict(),
			z.object({ ...envelope, type: z.literal('template'), template: templateMessage }).strict(),
		]),
		extra_info: z
			.object({
				ref: z.string().optional(),
				ref1: z.string().optional(),
				ref2: z.string().optional(),
				wa_source: z.string().optional(),
			})
			.strict()
			.optional(),
	})
	.strict();

/** https://developers.kaleyra.io/docs/whatsapp-template-api-v2-get-templates, with Meta's cursor */
export const listTemplatesQuery = z.object({ after: z.string().optional() }).strict();
