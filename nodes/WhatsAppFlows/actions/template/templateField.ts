import type { INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../../providers/invalidInput';
import type { Template } from '../../providers/templateCalls';
import { ProviderFailure } from '../../transport/failure';
import type { Connection } from '../../transport/request';
import type { Item } from '../operation';
import { asText, parameter, text } from '../operation';
import { eachTemplate } from './eachTemplate';

/** The fields that choose a template: from the account's list or by name, and its language. */
export const templateFields: INodeProperties[] = [
	{
		displayName: 'Template',
		name: 'templateName',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose a template…',
				typeOptions: { searchListMethod: 'searchTemplates', searchable: true },
			},
			{
				displayName: 'By Name',
				name: 'name',
				type: 'string',
				placeholder: 'e.g. appointment_reminder',
			},
		],
		description: 'An approved message template with a button that opens a flow',
	},
	{
		displayName: 'Template Language',
		name: 'templateLanguage',
		type: 'string',
		default: '',
		placeholder: 'e.g. en_US',
		description:
			'The code of the language to send; leave it empty for the one that was chosen from the list, or that is the only one',
	},
];

export interface NamedTemplate {
	name: string;
	language?: string;
}

/** The value of an entry in the editor's list: a name has no colon. */
export function templateValue({ name, language }: NamedTemplate): string {
	return `${name}:${language}`;
}

/**
 * Reads what `templateFields` choose.
 * @throws InvalidInput when nothing is chosen
 */
export function readTemplateName(item: Item): NamedTemplate {
	return namedTemplate(
		parameter<string | object>(item, 'templateName', ''),
		text(item, 'templateLanguage'),
	);
}

/** As `readTemplateName`, for the values themselves. */
export function namedTemplate(locator: unknown, chosenLanguage: string): NamedTemplate {
	const value = asText(
		typeof locator === 'object' && locator !== null && 'value' in locator ? locator.value : locator,
	);
	const [, name = value, language] = /^([^:]+):([A-Za-z_]+)$/.exec(value) ?? [];
	if (name === '') {
		throw new InvalidInput(
			'Template is empty',
			'Choose a template from the list, or give its name.',
		);
	}
	return { name, language: chosenLanguage || language };
}

/**
 * Looks a template up in the account, once a run.
 * @returns undefined where the account can't be asked, which must not keep a message from going out
 * @throws InvalidInput when there is no such template, or its language is left open
 */
export async function findTemplate(
	connection: Connection,
	wanted: NamedTemplate,
	memory = new Map<string, Promise<unknown>>(),
): Promise<Template | undefined> {
	const key = `templates with the name ${wanted.name}`;
	const loaded = (memory.get(key) ?? inAllLanguages(connection, wanted.name)) as ReturnType<
		typeof inAllLanguages
	>;
	memory.set(key, loaded);
	const found = await loaded.catch((thrown: unknown) => {
		if (thrown instanceof ProviderFailure && wanted.language) return undefined;
		throw thrown instanceof Error ? thrown : new InvalidInput(String(thrown));
	});
	return found && inLanguage(found, wanted);
}

async function inAllLanguages(connection: Connection, name: string): Promise<Template[]> {
	const found: Template[] = [];
	for await (const template of eachTemplate(connection, { name })) {
		if (template.name === name) found.push(template);
	}
	return found;
}

function inLanguage(found: Template[], { name, language }: NamedTemplate): Template {
	const languages = found.map((template) => template.language).join(', ');
	if (found.length === 0) {
		throw new InvalidInput(
			`Template: there is no template with the name “${name.slice(0, 60)}” in this account`,
			'Check the spelling, or choose the template from the list.',
		);
	}
	if (!language && found.length > 1) {
		throw new InvalidInput(
			`Template Language is empty, but the template “${name}” has several`,
			`Give one of: ${languages}.`,
		);
	}
	const template = language ? found.find((each) => each.language === language) : found[0];
	if (template) return template;
	throw new InvalidInput(
		`Template Language: the template “${name}” has no language “${language}”`,
		`Give one of: ${languages}.`,
	);
}
