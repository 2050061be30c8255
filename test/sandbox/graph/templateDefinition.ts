import { z } from 'zod';
import { requiredText, textUpTo } from '../fields';
import { refuse } from '../refusal';
import {
	parametersOf,
	type StoredButton,
	type StoredTemplate,
	type TemplateContent,
} from '../templates/template';

/**
 * Templates as Meta creates and lists them.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/components
 */

/** The samples write `body` and `BUTTONS`: the case of a type does not count. */
const inUpperCase = (value: unknown): unknown => {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	const entries = Object.entries(value).map(([key, entry]) => [
		key,
		['type', 'format'].includes(key) && typeof entry === 'string' ? entry.toUpperCase() : entry,
	]);
	return Object.fromEntries(entries) as unknown;
};

const namedExamples = z
	.array(z.object({ param_name: requiredText, example: requiredText }).strict())
	.min(1);
const texts = z.array(requiredText).min(1);

const header = z
	.object({
		type: z.literal('HEADER'),
		format: z.enum(['TEXT', 'IMAGE', 'VIDEO', 'DOCUMENT']),
		text: textUpTo(60).optional(),
		example: z
			.object({
				header_text: texts.optional(),
				header_text_named_params: namedExamples.optional(),
				header_handle: texts.optional(),
			})
			.strict()
			.optional(),
	})
	.strict()
	.refine(({ format, text }) => (format === 'TEXT') === (text !== undefined), {
		message: 'a text header has a text, and no other has',
	})
	.refine(({ format, example }) => format === 'TEXT' || example?.header_handle !== undefined, {
		message: 'a file needs the handle of an uploaded example',
	});
const body = z
	.object({
		type: z.literal('BODY'),
		text: textUpTo(1024),
		example: z
			.object({
				body_text: z.array(texts).length(1).optional(),
				body_text_named_params: namedExamples.optional(),
			})
			.strict()
			.optional(),
	})
	.strict();
const footer = z.object({ type: z.literal('FOOTER'), text: textUpTo(60) }).strict();

const flowButton = z
	.object({
		type: z.literal('FLOW'),
		text: textUpTo(25),
		flow_id: requiredText.optional(),
		flow_name: requiredText.optional(),
		flow_json: requiredText.optional(),
		flow_action: z.enum(['navigate', 'data_exchange']).optional(),
		navigate_screen: requiredText.optional(),
		icon: z.enum(['DOCUMENT', 'PROMOTION', 'REVIEW']).optional(),
	})
	.strict()
	.refine(
		(given) =>
			[given.flow_id, given.flow_name, given.flow_json].filter((one) => one !== undefined)
				.length === 1,
		{ message: 'give exactly one of flow_id, flow_name and flow_json', path: ['flow_id'] },
	);
const quickReply = z.object({ type: z.literal('QUICK_REPLY'), text: textUpTo(25) }).strict();
const urlButton = z
	.object({ type: z.literal('URL'), text: textUpTo(25), url: z.string().url() })
	.strict();

const buttons = z
	.object({
		type: z.literal('BUTTONS'),
		buttons: z
			.array(z.preprocess(inUpperCase, z.union([flowButton, quickReply, urlButton])))
			.min(1),
	})
	.strict();

export const createTemplate = z
	.object({
		name: z.string().regex(/^[a-z0-9_]{1,512}$/, 'has small letters, digits and underscores'),
		language: z.string().regex(/^[a-z]{2,3}(?:_[A-Z]{2,3})?$/, 'must be a code such as en_US'),
		// AUTHENTICATION has a form of its own, without a FLOW button.
		category: z.enum(['MARKETING', 'UTILITY']),
		parameter_format: z.enum(['NAMED', 'POSITIONAL', 'named', 'positional']).optional(),
		components: z.array(z.preprocess(inUpperCase, z.union([header, body, footer, buttons]))),
	})
	.strict();

export type GivenTemplate = z.infer<typeof createTemplate>;
type Component = GivenTemplate['components'][number];
type GivenButton = z.infer<typeof buttons>['buttons'][number];

function one<Type extends Component['type']>(
	components: readonly Component[],
	type: Type,
): Extract<Component, { type: Type }> | undefined {
	const found = components.filter(
		(part): part is Extract<Component, { type: Type }> => part.type === type,
	);
	if (found.length > 1)
		throw refuse('invalidField', `there is more than one ${type}`, 'components');
	return found[0];
}

/** Each parameter needs an example, by name where the template's parameters have names. */
function expectExamples(
	part: string,
	text: string,
	named: boolean,
	byPlace: readonly string[] | undefined,
	byName: ReadonlyArray<{ param_name: string }> | undefined,
): void {
	const wanted = parametersOf(text);
	const given = named ? (byName ?? []).map(({ param_name }) => param_name) : (byPlace ?? []);
	const complete = named
		? wanted.every((name) => given.includes(name))
		: given.length === wanted.length;
	if (!complete) {
		throw refuse('invalidField', `${part} needs an example for each parameter`, 'example');
	}
}

/**
 * The content of a new template.
 *
 * @param flowIdOf finds or makes the flow of a button
 * @throws {Refusal} for components that do not go together
 */
export function contentOf(
	given: GivenTemplate,
	flowIdOf: (button: z.infer<typeof flowButton>) => string,
): TemplateContent {
	const named = given.parameter_format?.toUpperCase() === 'NAMED';
	const top = one(given.components, 'HEADER');
	const text = one(given.components, 'BODY');
	if (text === undefined) throw refuse('missingField', 'BODY is required', 'components');
	const { example } = text;
	expectExamples(
		'BODY',
		text.text,
		named,
		example?.body_text?.[0],
		example?.body_text_named_params,
	);
	if (top?.text !== undefined) {
		const { header_text: byPlace, header_text_named_params: byName } = top.example ?? {};
		expectExamples('HEADER', top.text, named, byPlace, byName);
	}
	const toButton = (button: GivenButton): StoredButton => {
		if (button.type !== 'FLOW') {
			const { type, text: label, ...rest } = button;
			return { type, text: label, rest };
		}
		return {
			type: 'FLOW',
			text: button.text,
			flowId: flowIdOf(button),
			flowAction: button.flow_action ?? 'navigate',
			navigateScreen: button.navigate_screen,
			icon: button.icon,
		};
	};
	return {
		name: given.name,
		language: given.language,
		category: given.category,
		named,
		header: top && { format: top.format, text: top.text },
		body: text.text,
		footer: one(given.components, 'FOOTER')?.text,
		buttons: (one(given.components, 'BUTTONS')?.buttons ?? []).map(toButton),
	};
}

const described = (button: StoredButton) => ({
	type: button.type,
	text: button.text,
	...(button.flowId !== undefined && {
		// A number, as the Graph writes ids inside of components.
		flow_id: Number(button.flowId),
		flow_action: button.flowAction?.toUpperCase(),
	}),
	...(button.navigateScreen !== undefined && { navigate_screen: button.navigateScreen }),
	...(button.icon !== undefined && { icon: button.icon }),
	...button.rest,
});

/** The template as the list tells it. */
export function describeTemplate(template: StoredTemplate) {
	const { header: top, body: text, footer: small } = template;
	return {
		name: template.name,
		parameter_format: template.named ? 'NAMED' : 'POSITIONAL',
		components: [
			...(top ? [{ type: 'HEADER', ...top }] : []),
			{ type: 'BODY', text },
			...(small === undefined ? [] : [{ type: 'FOOTER', text: small }]),
			...(template.buttons.length > 0
				? [{ type: 'BUTTONS', buttons: template.buttons.map(described) }]
				: []),
		],
		language: template.language,
		status: template.status,
		category: template.category,
		id: template.templateId,
	};
}
