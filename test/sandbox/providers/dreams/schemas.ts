import { z } from 'zod';
import {
	categoryList,
	ctaText,
	internationalDigits,
	metaCategories,
	requiredText,
	textUpTo,
	webAddress,
} from '../../fields';

/** https://docs.dreams.com.sa/whatsapp-flows. All fields "Optional" there; without a name or a category Meta makes no flow. */
const categories = categoryList(metaCategories);

const asList = (value: unknown) => (typeof value === 'string' ? [value] : value);

/** Create as a form: a list is written `categories[]`, once per entry. */
export const createForm = z
	.object({
		name: requiredText,
		'categories[]': z.preprocess(asList, categories),
		clone_flow_id: requiredText.optional(),
		endpoint_uri: webAddress.optional(),
	})
	.strict()
	.transform(({ 'categories[]': list, ...rest }) => ({ ...rest, categories: list }));

/** Create as JSON, what the general page asks of every POST. */
export const createJson = z
	.object({
		name: requiredText,
		categories,
		clone_flow_id: requiredText.optional(),
		endpoint_uri: webAddress.optional(),
	})
	.strict();

export const updateFlow = z
	.object({
		name: requiredText.optional(),
		categories: categories.optional(),
		endpoint_uri: webAddress.optional(),
	})
	.strict()
	.refine((changes) => Object.keys(changes).length > 0, {
		message: 'The name field is required.',
		path: ['name'],
	});

/** Beside the file: the flow is named here and not in the path. */
export const uploadJson = z.object({ flow_id: requiredText }).strict();

export const deleteQuery = z.object({ flowId: requiredText }).strict();

/** "Optional" on the page, required all seven in use. */
export const sendFlow = z
	.object({
		to: internationalDigits,
		flow_id: requiredText,
		header_text: textUpTo(60),
		body_text: textUpTo(1024),
		footer_text: textUpTo(60),
		flow_cta: ctaText,
		screen: requiredText,
	})
	.strict();
