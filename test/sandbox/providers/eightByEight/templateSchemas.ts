import { z } from 'zod';
import { initialData, requiredText, textUpTo, webAddress } from '../../fields';

/**
 * Templates as https://developer.8x8.com/connect/reference/create-whatsapp-template and
 * https://developer.8x8.com/connect/docs/whatsapp/template-components-reference print them.
 */

/** The samples mix the case of types. */
const word = <T extends string>(first: T, ...rest: T[]) =>
	z.preprocess(
		(value) => (typeof value === 'string' ? value.toUpperCase() : value),
		z.enum([first, ...rest]),
	);

const examples = z.array(requiredText).min(1).optional();

const button = z
	.object({
		type: word('FLOW', 'QUICK_REPLY', 'URL'),
		// One page says 25 for every button; the reference, which is stricter, 20 for this one.
		text: textUpTo(20),
		flowId: requiredText.optional(),
		flowAction: z.enum(['navigate', 'data_exchange']).optional(),
		navigateScreen: requiredText.optional(),
		url: webAddress.optional(),
	})
	.strict()
	.refine(({ type, flowId }) => (type === 'FLOW') === (flowId !== undefined), {
		message: 'a FLOW button has a flowId, and no other has',
		path: ['flowId'],
	})
	.refine(({ type, url }) => (type === 'URL') === (url !== undefined), {
		message: 'a URL button has a url, and no other has',
		path: ['url'],
	});

const component = z
	.object({
		type: word('HEADER', 'BODY', 'FOOTER', 'BUTTONS'),
		format: word('TEXT', 'IMAGE', 'VIDEO', 'DOCUMENT').optional(),
		text: requiredText.max(1024).optional(),
		examples,
		buttons: z.array(button).min(1).optional(),
	})
	.strict()
	.refine(({ type, format }) => (type === 'HEADER') === (format !== undefined), {
		message: 'a HEADER has a format, and no other component has',
	})
	.refine(({ type, text }) => !['HEADER', 'FOOTER'].includes(type) || (text?.length ?? 0) <= 60, {
		message: 'text has more than 60 characters',
	});

export type GivenComponent = z.infer<typeof component>;

export const createTemplate = z
	.object({
		name: z.string().regex(/^[a-z0-9_]{1,512}$/, 'has small letters, digits and underscores'),
		language: z.string().regex(/^[a-z]{2,3}(?:_[A-Z]{2,3})?$/, 'must be a code such as en_US'),
		category: z.enum(['MARKETING', 'UTILITY']),
		components: z.array(component).min(1),
	})
	.strict();

const parameter = z.discriminatedUnion('type', [
	z.object({ type: z.literal('text'), text: requiredText }).strict(),
	...(['image', 'video', 'document'] as const).map((type) =>
		z.object({ type: z.literal(type), url: webAddress }).strict(),
	),
	z
		.object({
			type: z.literal('action'),
			flowActionData: z
				.object({ screen: requiredText.optional(), data: initialData.optional() })
				.strict()
				.optional(),
		})
		.strict(),
]);

/** The content of a message of the type `template`. */
export const templateMessage = z
	.object({
		name: requiredText,
		language: requiredText,
		components: z
			.array(
				z
					.object({
						type: z.enum(['header', 'body', 'button']),
						parameters: z.array(parameter),
						index: z.number().int().min(0).max(9).optional(),
						subType: requiredText.optional(),
					})
					.strict(),
			)
			.optional(),
	})
	.strict();

export type GivenTemplateMessage = z.infer<typeof templateMessage>;
