import { z } from 'zod';
import {
	ctaText,
	initialData,
	internationalDigits,
	metaCategories,
	requiredText,
	textUpTo,
} from '../../fields';

/** Exactly one; the sample's OTHER, not the table's OTHERS. */
const category = z.enum(metaCategories);

const withOrWithoutPlus = z.string().regex(/^\+?[1-9]\d{6,14}$/, 'must be a phone number');

/** https://docs.lipachat.com/api/whatsapp-flows/creating-a-flow, beside the file */
export const createFlow = z
	.object({ phoneNumber: withOrWithoutPlus, name: requiredText, categories: category })
	.strict();

/** https://docs.lipachat.com/api/whatsapp-flows/updating-a-flow: whether a field may be left out is not said */
export const updateFlow = z.object({ name: requiredText, categories: category }).strict();

/** Lipachat's other lists page like this. */
export const listQuery = z
	.object({
		page: z.coerce.number().int().min(0).default(0),
		size: z.coerce.number().int().min(1).max(100).default(20),
	})
	.strict();

/** https://docs.lipachat.com/api/whatsapp-flows/send-flow. All but `data` is required. */
export const sendFlow = z
	.object({
		messageId: requiredText,
		to: internationalDigits,
		from: withOrWithoutPlus,
		text: textUpTo(1024),
		flowId: requiredText,
		flowCta: ctaText,
		screen: requiredText,
		data: initialData.optional(),
	})
	.strict();
