import { InvalidInput } from '../../providers/invalidInput';
import { headerKinds } from '../../providers/provider';
import {
	flowButtonIcons,
	isPosition,
	placeholders,
	templateCategories,
} from '../../providers/templateCalls';
import type {
	CreateTemplate,
	CreateTemplateCall,
	TemplateValue,
} from '../../providers/templateCalls';
import { readFlow } from '../flow/flowField';
import { readFlowJson } from '../flow/flowJsonField';
import type { Item, ProviderOperation } from '../operation';
import { asText, parameter, present, text } from '../operation';
import { fileAddress, requiredText, within } from '../texts';
import { createFields } from './create.fields';

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/components */
const most = { name: 512, header: 60, body: 1024, footer: 60, button: 25 };

export const create: ProviderOperation = {
	value: 'create',
	offeredBy: ({ template }) => template?.create,
	name: 'Create',
	action: 'Create template',
	description: 'Create a message template with a button for a flow, for WhatsApp to approve',
	fields: createFields,
	async execute(item) {
		const { connection } = item;
		const call = connection.provider.template?.create as CreateTemplateCall;
		const input = await readInput(item, call);
		return { json: present(item, await connection.call(call, input)) };
	},
};

interface AdditionalFields {
	footerText?: unknown;
	icon?: unknown;
}

/** The flow comes last: by its name it is looked up, and a wrong value is to cost no request. */
async function readInput(item: Item, { takes }: CreateTemplateCall): Promise<CreateTemplate> {
	const additional = parameter<AdditionalFields>(item, 'additionalFields', {});
	const footer = within(asText(additional.footerText), 'Footer Text', most.footer) || undefined;
	if (placeholders(footer ?? '').length > 0) {
		throw new InvalidInput('Footer Text has a parameter', 'Write a text that is always the same.');
	}
	const flowAction = text(item, 'flowAction') === 'dataExchange' ? 'dataExchange' : 'navigate';
	const input = {
		name: readName(item),
		language: readLanguage(item),
		category: oneOf(templateCategories, text(item, 'category').toUpperCase(), 'Category'),
		header: readHeader(item, takes),
		body: readText(item, 'bodyText', 'Body Text', 'body', takes),
		footer,
	};
	expectOneFormat(input);
	const button = {
		text: requiredText(item, 'buttonText', 'Button Text', most.button),
		flowAction,
		screen: flowAction === 'navigate' ? text(item, 'screen') || undefined : undefined,
		icon:
			takes.icon && additional.icon
				? oneOf(flowButtonIcons, asText(additional.icon), 'Button Icon')
				: undefined,
	} as const;
	const flowJson = takes.flowJson ? await readFlowJson(item) : undefined;
	const flow = flowJson === undefined ? { flowId: (await readFlow(item)).flowId } : { flowJson };
	return { ...input, button: { ...button, flow } };
}

function readName(item: Item): string {
	const name = requiredText(item, 'newTemplateName', 'Template Name', most.name);
	if (/^[a-z0-9_]+$/.test(name)) return name;
	throw new InvalidInput(
		`Template Name “${name.slice(0, 60)}” has other characters than WhatsApp allows`,
		'Use small letters, digits and underscores, such as appointment_reminder.',
	);
}

function readLanguage(item: Item): string {
	const language = text(item, 'language').replace('-', '_');
	if (/^[a-z]{2,3}(?:_[A-Za-z]{2,4})?$/.test(language)) return language;
	throw new InvalidInput(
		`Language “${language.slice(0, 40)}” is not the code of a language`,
		'Write it as WhatsApp does, such as en_US or de.',
	);
}

function oneOf<Value extends string>(
	values: readonly Value[],
	given: string,
	label: string,
): Value {
	const found = values.find((value) => value === given);
	if (found) return found;
	throw new InvalidInput(
		`${label} “${given.slice(0, 40)}” is not known`,
		`Choose one of: ${values.join(', ')}.`,
	);
}

function readHeader(
	item: Item,
	takes: CreateTemplateCall['takes'],
): CreateTemplate['header'] | undefined {
	const chosen = text(item, 'headerType') || 'none';
	if (chosen === 'none') return undefined;
	const kind = headerKinds.find((known) => known === chosen && takes.headerKinds.includes(known));
	if (!kind) {
		throw new InvalidInput(
			`Header: ${item.connection.provider.displayName} can’t make a template with a header of the kind “${chosen}”`,
			`Choose from: none, ${takes.headerKinds.join(', ')}.`,
		);
	}
	if (kind !== 'text') {
		return { kind, link: fileAddress(text(item, 'headerMediaUrl'), 'Header Media URL') };
	}
	const read = readText(item, 'headerText', 'Header Text', 'header', takes);
	if (read.examples.length > 1) {
		throw new InvalidInput('Header Text has several parameters', 'Leave at most one of them.');
	}
	return { kind, ...read };
}

interface Example {
	part?: string;
	name?: unknown;
	value?: unknown;
}

/** A text with an example for each of its parameters, in their order. */
function readText(
	item: Item,
	name: string,
	label: string,
	part: 'body' | 'header',
	{ namedParameters }: CreateTemplateCall['takes'],
): { text: string; examples: TemplateValue[] } {
	const written = requiredText(item, name, label, most[part]);
	const names = placeholders(written);
	const gap = names.findIndex((each, at) => isPosition(each) && each !== String(at + 1));
	const word = names.find((each) => !isPosition(each));
	if (word && !namedParameters) {
		throw new InvalidInput(
			`${label}: {{${word}}} is a parameter with a name, which ${item.connection.provider.displayName} does not take`,
			'Write {{1}}, {{2}} and so on.',
		);
	}
	if (gap >= 0) {
		throw new InvalidInput(
			`${label}: the parameters are not numbered from 1 without a gap`,
			'Write {{1}}, {{2}} and so on, or names for all of them.',
		);
	}
	const { example: given = [] } = parameter<{ example?: Example[] }>(item, 'examples', {});
	const own = given.filter((each) => (each.part ?? 'body') === part);
	const examples = names.map((each, at): TemplateValue => {
		const found =
			own.find((example) => asText(example.name) === each) ??
			(asText(own[at]?.name) === '' ? own[at] : undefined);
		return { name: each, text: asText(found?.value) };
	});
	const missing = examples.find((example) => example.text === '');
	if (missing) {
		throw new InvalidInput(
			`Examples: there is none for {{${missing.name}}} in ${label}`,
			'Add an example of what could stand there; WhatsApp judges the template by it.',
		);
	}
	return { text: written, examples };
}

/** WhatsApp takes names or numbers in a template, not both. */
function expectOneFormat({ header, body }: Pick<CreateTemplate, 'header' | 'body'>): void {
	const values = [...(header?.kind === 'text' ? header.examples : []), ...body.examples];
	const numbered = values.filter(({ name }) => isPosition(name ?? ''));
	if (numbered.length > 0 && numbered.length < values.length) {
		throw new InvalidInput(
			'The texts have parameters with names and parameters with numbers',
			'Use one kind for the whole template.',
		);
	}
}
