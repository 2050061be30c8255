import type { INodeProperties } from 'n8n-workflow';
import {
	languages,
	templates,
	type FlowForm,
	type Language,
	type TemplateParameter,
} from '../../flow-json';
import { InvalidInput } from '../../providers/invalidInput';
import type { LocalItem } from '../operation';
import { parameter, text } from '../operation';

const template: INodeProperties = {
	displayName: 'Template',
	name: 'template',
	type: 'options',
	noDataExpression: true,
	options: templates.map(({ id, name, description }) => ({ name, value: id, description })),
	default: 'contactUs',
	description: 'The form to begin with',
};

const language: INodeProperties = {
	displayName: 'Language',
	name: 'templateLanguage',
	type: 'options',
	options: Object.entries(languages)
		.map(([value, name]) => ({ name, value }))
		.sort((one, other) => one.name.localeCompare(other.name)),
	default: 'en',
	description: 'The language in which people see the form',
};

function fieldOf({ name, displayName, description, kind, placeholder }: TemplateParameter) {
	const field = { displayName, name, description, placeholder, default: '' };
	if (kind === 'date') {
		return { ...field, type: 'dateTime', typeOptions: { dateOnly: true } } as const;
	}
	if (kind === 'text') return { ...field, type: 'string' } as const;
	return {
		...field,
		type: 'string',
		typeOptions: { rows: 4 },
		description: `${description}; a list from an expression works too`,
	} as const;
}

/** What can be filled into each template; it is good to use with nothing filled in. */
const values = templates.map(({ id, parameters }): INodeProperties => ({
	displayName: 'Template Fields',
	name: 'templateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'Your own words; what is left out is filled in with examples',
	options: parameters
		.map(fieldOf)
		.sort((one, other) => one.displayName.localeCompare(other.displayName)),
	displayOptions: { show: { template: [id] } },
}));

/** The fields of a template, shown by the field `defineFlowBy`. */
export const templateFields: INodeProperties[] = [template, language, ...values].map((field) => ({
	...field,
	displayOptions: { show: { ...field.displayOptions?.show, defineFlowBy: ['template'] } },
}));

/**
 * Reads the chosen template with what was filled in.
 * @throws InvalidInput for a template or language that there is none of
 */
export function readTemplate(item: LocalItem): FlowForm {
	const id = text(item, 'template');
	const chosen = templates.find((known) => known.id === id);
	if (!chosen) {
		throw new InvalidInput(
			`Template: there is none with the name “${id.slice(0, 40)}”`,
			`Choose one of: ${templates.map((known) => known.id).join(', ')}.`,
		);
	}
	const code = text(item, 'templateLanguage').toLowerCase();
	const found = Object.keys(languages).find((known) => known === code);
	if (!found) {
		throw new InvalidInput(
			`Language: the templates have no texts in “${code.slice(0, 40)}”`,
			`Choose one of: ${Object.keys(languages).join(', ')}.`,
		);
	}
	return chosen.form(parameter(item, 'templateFields', {}), found as Language);
}
