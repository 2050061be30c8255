import { z } from 'zod';
import { initialData, requiredText, webAddress } from '../fields';
import type { GivenParts, GivenValue } from '../templates/sending';

/**
 * Meta's template message, without the recipient and what surrounds it.
 * https://developers.facebook.com/docs/whatsapp/flows/guides/sendingaflow
 */

const file = z
	.object({ link: webAddress.optional(), id: requiredText.optional() })
	.strict()
	.refine(({ link, id }) => (link === undefined) !== (id === undefined), {
		message: 'give exactly one of id and link',
	});
const document = z
	.object({ link: webAddress, filename: requiredText.optional() })
	.strict()
	.or(z.object({ id: requiredText, filename: requiredText.optional() }).strict());

const value = z.discriminatedUnion('type', [
	z
		.object({
			type: z.literal('text'),
			parameter_name: requiredText.optional(),
			text: requiredText,
		})
		.strict(),
	z.object({ type: z.literal('image'), image: file }).strict(),
	z.object({ type: z.literal('video'), video: file }).strict(),
	z.object({ type: z.literal('document'), document }).strict(),
]);
const values = z.array(value).min(1);

const action = z
	.object({
		type: z.literal('action'),
		action: z
			.object({ flow_token: requiredText.optional(), flow_action_data: initialData.optional() })
			.strict(),
	})
	.strict();

const component = z.discriminatedUnion('type', [
	z.object({ type: z.literal('header'), parameters: values }).strict(),
	z.object({ type: z.literal('body'), parameters: values }).strict(),
	z
		.object({
			type: z.literal('button'),
			// The samples write it in small letters.
			sub_type: z.literal('flow'),
			index: z.string().regex(/^\d$/, 'must be a digit as text'),
			parameters: z.array(action).length(1).optional(),
		})
		.strict(),
]);

export const templateMessage = z
	.object({
		name: requiredText.max(512),
		language: z
			.object({ code: requiredText, policy: z.literal('deterministic').optional() })
			.strict(),
		components: z.array(component).optional(),
	})
	.strict();

export type TemplateMessage = z.infer<typeof templateMessage>;

const toValue = (given: z.infer<typeof value>): GivenValue =>
	given.type === 'text'
		? { kind: 'text', name: given.parameter_name, text: given.text }
		: { kind: given.type };

/** What the message fills in. */
export function partsOf({ components = [] }: TemplateMessage): GivenParts {
	const valuesOf = (type: 'header' | 'body') =>
		components.flatMap((part) => (part.type === type ? [part.parameters.map(toValue)] : []))[0];
	return {
		header: valuesOf('header'),
		body: valuesOf('body'),
		buttons: components.flatMap((part) => {
			if (part.type !== 'button') return [];
			const said = part.parameters?.[0].action;
			return [
				{
					kind: part.sub_type,
					index: Number(part.index),
					flowToken: said?.flow_token,
					data: said?.flow_action_data,
				},
			];
		}),
	};
}
