import type { StoredFlow } from '../../flows/flow';
import { readJson } from '../../http/read';
import { refuse } from '../../refusal';
import type { MessageContent } from '../../sending';
import { fillTemplate, type GivenParts } from '../../templates/sending';
import { parametersOf, type StoredTemplate, type TemplateContent } from '../../templates/template';
import type { ApiRequest, ProviderContext, Reply } from '../../types';
import { createTemplate, type GivenComponent, type GivenTemplateMessage } from './templateSchemas';

function one(components: readonly GivenComponent[], type: GivenComponent['type']) {
	const found = components.filter((component) => component.type === type);
	if (found.length > 1)
		throw refuse('invalidField', `there is more than one ${type}`, 'components');
	return found[0];
}

/** 8x8's own sample has a parameter and no example; a text that has some must have them all. */
function expectExamples({ type, text, examples }: GivenComponent): void {
	if (examples !== undefined && examples.length !== parametersOf(text).length) {
		throw refuse('invalidField', `${type} needs one example for each parameter`, 'examples');
	}
}

function contentOf(given: ReturnType<typeof createTemplate.parse>): TemplateContent {
	const body = one(given.components, 'BODY');
	if (body?.text === undefined) throw refuse('missingField', 'BODY is required', 'components');
	const header = one(given.components, 'HEADER');
	expectExamples(body);
	if (header?.format === 'TEXT') expectExamples(header);
	else if (header !== undefined && header.examples?.length !== 1) {
		throw refuse('invalidField', 'a file needs the address of an example', 'examples');
	}
	const buttons = one(given.components, 'BUTTONS')?.buttons ?? [];
	return {
		name: given.name,
		language: given.language,
		category: given.category,
		named: false,
		header: header?.format && { format: header.format, text: header.text },
		body: body.text,
		footer: one(given.components, 'FOOTER')?.text,
		buttons: buttons.map(({ type, text, flowId, flowAction, navigateScreen, url }) => ({
			type,
			text,
			...(type === 'FLOW' && { flowId, flowAction: flowAction ?? 'navigate', navigateScreen }),
			...(url !== undefined && { rest: { url } }),
		})),
	};
}

/** As the list tells it: `templateName` there, `name` everywhere else. */
function describe({ account }: ProviderContext, template: StoredTemplate) {
	const { header, body, footer, buttons } = template;
	return {
		channelId: account.data.channelId,
		channelName: 'Sandbox',
		templateName: template.name,
		language: template.language,
		languageName: template.language,
		category: template.category,
		status: template.status,
		components: [
			...(header ? [{ type: 'HEADER', ...header }] : []),
			{ type: 'BODY', text: body },
			...(footer === undefined ? [] : [{ type: 'FOOTER', text: footer }]),
			...(buttons.length > 0
				? [
						{
							type: 'BUTTONS',
							buttons: buttons.map(({ rest, ...button }) => ({ ...button, ...rest })),
						},
					]
				: []),
		],
		createdAt: template.createdAt.toISOString(),
		updatedAt: template.updatedAt.toISOString(),
	};
}

/** What a message fills in; values have no names here. */
function partsOf({ components = [] }: GivenTemplateMessage): GivenParts {
	const valuesOf = (type: 'header' | 'body') =>
		components
			.filter((component) => component.type === type)
			.map(({ parameters }) =>
				parameters.map((value) => {
					if (value.type === 'action') throw refuse('parameterFormat', `${type}: no action here`);
					return value.type === 'text'
						? { kind: value.type, text: value.text }
						: { kind: value.type };
				}),
			)[0];
	return {
		header: valuesOf('header'),
		body: valuesOf('body'),
		buttons: components
			.filter(({ type }) => type === 'button')
			.map(({ index, subType, parameters }) => {
				if (index === undefined) throw refuse('buttonIndex', 'index is required for a button');
				if (subType !== 'flow') throw refuse('buttonComponent', `${subType ?? 'no'} subType`);
				const [said] = parameters;
				// All but VoiceCall need a parameter.
				if (parameters.length !== 1 || said.type !== 'action') {
					throw refuse('buttonParameter', 'a flow button has one parameter of the type action');
				}
				return { kind: subType, index, ...said.flowActionData };
			}),
	};
}

/** WhatsApp's codes for a template that 8x8 passes on all the same. */
const dooms: Partial<Record<StoredTemplate['status'], number>> = {
	PAUSED: 132015,
	DISABLED: 132016,
};

/** The templates of a channel. */
export class EightByEightTemplates {
	constructor(private readonly context: ProviderContext) {}

	/** The answer is an empty object. */
	create(request: ApiRequest, channelId: string): Reply {
		const content = contentOf(readJson(request, createTemplate));
		const { templates, flows } = this.context.state;
		templates.create(channelId, content, flows.list(channelId));
		return { status: 200, body: {} };
	}

	list(channelId: string): Reply {
		const templates = this.context.state.templates
			.list(channelId)
			.map((template) => describe(this.context, template));
		return { status: 200, body: { templates } };
	}
}

/**
 * A template message. No flow token goes with it; a template that is paused fails later, by receipt.
 *
 * @throws {Refusal} for what 8x8 itself looks at
 */
export function templateContent(
	{ state, account }: ProviderContext,
	given: GivenTemplateMessage,
): MessageContent {
	const { channelId } = account.data;
	const template = state.templates.find(channelId, given.name, given.language);
	if (template === undefined || ['PENDING', 'REJECTED'].includes(template.status)) {
		throw refuse('templateNotFound', 'Template not found for provided name and language');
	}
	const flows: StoredFlow[] = state.flows.list(channelId);
	const { flow, said, body } = fillTemplate(template, partsOf(given), flows);
	return {
		flowId: flow.flowId,
		templateName: template.name,
		templateLanguage: template.language,
		screen: said.screen,
		data: said.data,
		body,
		footer: template.footer,
		doom: dooms[template.status],
	};
}
