import { z } from 'zod';
import { headerKinds } from './provider';
import type { SendFlow } from './provider';
import { id, metaHeader, readGraphPage } from './metaShapes';
import type { ProviderId } from './model';
import { isPosition, placeholders } from './templateCalls';
import type {
	CreateTemplate,
	FlowButton,
	SendTemplate,
	Template,
	TemplatePage,
	TemplateParameter,
	TemplateValue,
} from './templateCalls';

/**
 * Templates in Meta's words, which Kaleyra passes through and 8x8 writes in camel case.
 *
 * Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/components
 */

const text = z.string().optional().catch(undefined);
const optionalId = id.optional().catch(undefined);

/** How a FLOW button is answered no page shows, so the names of all that create one are read. */
const button = z
	.object({
		type: z.string().catch(''),
		text,
		flow_id: optionalId,
		flowId: optionalId,
		flow_action: text,
		flowAction: text,
		navigate_screen: text,
		navigateScreen: text,
	})
	.catch({ type: '' });

const component = z
	.object({
		type: z.string().catch(''),
		format: text,
		text,
		buttons: z.array(button).optional().catch(undefined),
	})
	.catch({ type: '' });

const template = z
	.object({
		id: optionalId,
		name: text,
		templateName: text,
		language: z.union([z.string(), z.object({ code: z.string() }).transform(({ code }) => code)]),
		category: text,
		status: text,
		components: z.array(component).catch([]),
	})
	.passthrough();

type Component = z.infer<typeof component>;

/**
 * Reads one template of a list.
 * @throws zod's error when it has no name or no language
 */
export function readMetaTemplate(provider: ProviderId, body: unknown): Template {
	const found = template.parse(body);
	const part = (type: string) =>
		found.components.find((component) => component.type.toUpperCase() === type);
	const header = part('HEADER');
	const kind = header && (header.format ?? 'text').toLowerCase();
	return {
		provider,
		templateId: found.id,
		name: z.string({ required_error: 'no name' }).parse(found.name ?? found.templateName),
		language: found.language,
		category: found.category,
		status: found.status?.toUpperCase(),
		header: kind === undefined ? undefined : { kind, text: header?.text },
		body: part('BODY')?.text,
		footer: part('FOOTER')?.text,
		parameters: [...headerParameters(kind, header), ...textParameters('body', part('BODY')?.text)],
		flowButton: readFlowButton(part('BUTTONS')?.buttons),
		raw: body,
	};
}

function headerParameters(kind: string | undefined, header?: Component): TemplateParameter[] {
	if (kind === 'text') return textParameters('header', header?.text);
	const file = headerKinds.find((known) => known === kind);
	return file ? [{ part: 'header', kind: file, name: file }] : [];
}

export function textParameters(
	part: TemplateParameter['part'],
	content: string | undefined,
): TemplateParameter[] {
	return placeholders(content ?? '').map((name) => ({ part, kind: 'text', name }));
}

function readFlowButton(buttons: Component['buttons'] = []): FlowButton | undefined {
	const index = buttons.findIndex(({ type }) => type.toUpperCase() === 'FLOW');
	if (index < 0) return undefined;
	const found = buttons[index];
	return {
		index,
		text: found.text,
		flowId: found.flow_id ?? found.flowId,
		flowAction: readFlowAction(found.flow_action ?? found.flowAction),
		screen: found.navigate_screen ?? found.navigateScreen,
	};
}

function readFlowAction(action: string | undefined): SendFlow['flowAction'] | undefined {
	const word = action?.toLowerCase().replace(/[^a-z]/g, '');
	return word === 'dataexchange' ? 'dataExchange' : word === 'navigate' ? 'navigate' : undefined;
}

/** Reads a page of templates as the Graph lists them. */
export function readMetaTemplatePage(
	provider: ProviderId,
	body: unknown,
	limit: number,
): TemplatePage {
	const { entries, after } = readGraphPage(body, limit);
	return { templates: entries.map((entry) => readMetaTemplate(provider, entry)), after };
}

/** A template as it is known after it was made: from the request, and what the answer adds. */
export function createdTemplate(
	provider: ProviderId,
	input: CreateTemplate,
	answer: Pick<Template, 'raw'> & Partial<Template>,
): Template {
	const { header, body, button: made } = input;
	const kind = header?.kind;
	return {
		provider,
		name: input.name,
		language: input.language,
		category: input.category,
		header: header && { kind: header.kind, text: header.kind === 'text' ? header.text : undefined },
		body: body.text,
		footer: input.footer,
		parameters: [
			...(header?.kind === 'text'
				? textParameters('header', header.text)
				: kind
					? [{ part: 'header' as const, kind, name: kind }]
					: []),
			...textParameters('body', body.text),
		],
		flowButton: {
			index: 0,
			text: made.text,
			flowId: 'flowId' in made.flow ? made.flow.flowId : undefined,
			flowAction: made.flowAction,
			screen: made.screen,
		},
		...answer,
	};
}

/** The body of the call that makes a template. */
export function metaTemplateDefinition(input: CreateTemplate): object {
	const { header, body, footer, button: made } = input;
	const named = [...(header?.kind === 'text' ? header.examples : []), ...body.examples].some(
		({ name }) => name !== undefined && !isPosition(name),
	);
	return {
		name: input.name,
		language: input.language,
		category: input.category,
		parameter_format: named ? 'NAMED' : undefined,
		components: [
			...(header ? [headerDefinition(header)] : []),
			{ type: 'BODY', text: body.text, example: textExample('body', body.examples) },
			...(footer ? [{ type: 'FOOTER', text: footer }] : []),
			{
				type: 'BUTTONS',
				buttons: [
					{
						type: 'FLOW',
						text: made.text,
						flow_id: 'flowId' in made.flow ? made.flow.flowId : undefined,
						flow_json: 'flowJson' in made.flow ? made.flow.flowJson : undefined,
						flow_action: made.flowAction === 'dataExchange' ? 'data_exchange' : 'navigate',
						navigate_screen: made.flowAction === 'navigate' ? made.screen : undefined,
						icon: made.icon,
					},
				],
			},
		],
	};
}

/** A file would need an upload of its own, whose handle stands in place of the example. */
function headerDefinition(header: NonNullable<CreateTemplate['header']>): object {
	if (header.kind !== 'text') return { type: 'HEADER', format: header.kind.toUpperCase() };
	const example = textExample('header', header.examples);
	return { type: 'HEADER', format: 'TEXT', text: header.text, example };
}

/** Examples as Meta wants them, by place or by name; undefined where the text has no parameter. */
function textExample(part: 'header' | 'body', examples: TemplateValue[]): object | undefined {
	if (examples.length === 0) return undefined;
	if (examples.some(({ name }) => name !== undefined && !isPosition(name))) {
		const params = examples.map(({ name, text: example }) => ({ param_name: name, example }));
		return { [`${part}_text_named_params`]: params };
	}
	const values = examples.map(({ text: example }) => example);
	return { [`${part}_text`]: part === 'header' ? values : [values] };
}

/**
 * The value of `template` in a message. The component of the FLOW button is in every one: without
 * it WhatsApp refuses the whole message with 131009, even where it has nothing to say.
 *
 * Source: https://developers.facebook.com/docs/whatsapp/flows/guides/sendingaflow
 */
export function metaTemplateMessage(input: SendTemplate): object {
	const { header, body, flowToken, data } = input;
	return {
		name: input.templateName,
		language: { code: input.language },
		components: [
			...(header ? [{ type: 'header', parameters: headerValues(header) }] : []),
			...(body.length > 0 ? [{ type: 'body', parameters: body.map(textValue) }] : []),
			{
				type: 'button',
				sub_type: 'flow',
				index: String(input.flowButtonIndex),
				parameters:
					flowToken || data
						? [{ type: 'action', action: { flow_token: flowToken, flow_action_data: data } }]
						: undefined,
			},
		],
	};
}

function headerValues(header: NonNullable<SendTemplate['header']>): object[] {
	return header.kind === 'text' ? header.values.map(textValue) : [metaHeader(header)];
}

function textValue({ name, text: value }: TemplateValue): object {
	const named = name !== undefined && !isPosition(name);
	return { type: 'text', parameter_name: named ? name : undefined, text: value };
}
