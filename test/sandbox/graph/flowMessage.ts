import { z } from 'zod';
import { ctaText, initialData, requiredText, textUpTo, webAddress } from '../fields';

/**
 * Meta's interactive flow message, without the recipient and what surrounds it.
 * https://developers.facebook.com/docs/whatsapp/flows/guides/sendingaflow
 */

const media = { id: requiredText.optional(), link: webAddress.optional() };
const oneSource = (value: { id?: string; link?: string }) =>
	(value.id === undefined) !== (value.link === undefined);
const sourceRule = { message: 'give exactly one of id and link' };

const header = z.discriminatedUnion('type', [
	z.object({ type: z.literal('text'), text: textUpTo(60) }).strict(),
	z
		.object({
			type: z.literal('image'),
			image: z.object(media).strict().refine(oneSource, sourceRule),
		})
		.strict(),
	z
		.object({
			type: z.literal('video'),
			video: z.object(media).strict().refine(oneSource, sourceRule),
		})
		.strict(),
	z
		.object({
			type: z.literal('document'),
			document: z
				.object({ ...media, filename: requiredText.optional() })
				.strict()
				.refine(oneSource, sourceRule),
		})
		.strict(),
]);

const parameters = z
	.object({
		flow_message_version: z.literal('3'),
		flow_id: requiredText.optional(),
		flow_name: requiredText.optional(),
		// Meta advises 30 characters without emoji; the stricter reading makes that a rule.
		flow_cta: ctaText,
		mode: z.enum(['published', 'draft']).optional(),
		flow_token: requiredText.optional(),
		flow_action: z.enum(['navigate', 'data_exchange']).optional(),
		flow_action_payload: z
			.object({ screen: requiredText.optional(), data: initialData.optional() })
			.strict()
			.optional(),
	})
	.strict()
	.refine((value) => (value.flow_id === undefined) !== (value.flow_name === undefined), {
		message: 'give exactly one of flow_id and flow_name',
		path: ['flow_id'],
	})
	.refine((value) => value.flow_action !== 'data_exchange' || !value.flow_action_payload, {
		message: 'flow_action_payload goes with flow_action navigate only',
		path: ['flow_action_payload'],
	});

export const interactiveFlow = z
	.object({
		type: z.literal('flow'),
		header: header.optional(),
		body: z.object({ text: textUpTo(1024) }).strict(),
		footer: z
			.object({ text: textUpTo(60) })
			.strict()
			.optional(),
		action: z.object({ name: z.literal('flow'), parameters }).strict(),
	})
	.strict();

export type InteractiveFlow = z.infer<typeof interactiveFlow>;

/** Header types by name, for providers that print the same object under the same names. */
export const interactiveHeader = header;

/** The parts of a flow message that the control API shows. */
export function describeFlowMessage(interactive: InteractiveFlow) {
	const { parameters: given } = interactive.action;
	return {
		flowToken: given.flow_token,
		mode: given.mode,
		flowAction: given.flow_action,
		screen: given.flow_action_payload?.screen,
		data: given.flow_action_payload?.data,
		header: interactive.header,
		body: interactive.body.text,
		footer: interactive.footer?.text,
		cta: given.flow_cta,
	};
}
