import type { INodeProperties } from 'n8n-workflow';
import { fieldTypes } from './form.fieldTypes';
import { inputs, only, reading, several, single } from './form.groups';
import { settings } from './form.settings';
import { showIfField } from './form.showIf';

/** A setting that is in sight from the start. */
const main = (types: readonly string[], field: INodeProperties): INodeProperties =>
	only(types, { ...field, typeOptions: { ...field.typeOptions, showEvenWhenOptional: true } });

const essentials: INodeProperties[] = [
	main(inputs, {
		displayName: 'Label',
		name: 'label',
		type: 'string',
		default: '',
		placeholder: 'e.g. Your name',
		description: 'What you ask for',
	}),
	main(reading, {
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		description: 'What people read',
	}),
	main(['image'], {
		displayName: 'Input Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		hint: 'The name of the input field that contains the picture: a JPEG or PNG of up to 300 KB',
	}),
	main([...single, ...several], {
		displayName: 'Options',
		name: 'options',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		placeholder: 'e.g. Small',
		description: 'One per line, or a list from an expression; the chosen option is the answer',
	}),
	main(inputs, {
		displayName: 'Required',
		name: 'required',
		type: 'boolean',
		default: false,
		description: 'Whether people can go on only with an answer',
	}),
	main(['optIn'], {
		displayName: 'Link',
		name: 'link',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/privacy',
		description: 'A web address where people can read what they agree to',
	}),
];

/** One field of a page: its type, what belongs to it, and what can be added. */
export const fieldValues: INodeProperties[] = [
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		typeOptions: { showEvenWhenOptional: true },
		options: fieldTypes,
		default: 'shortText',
		description: 'What people see, and what they can answer',
	},
	...essentials,
	...settings,
	only(
		[...inputs, ...reading, 'image'].filter((type) => type !== 'richText'),
		showIfField,
	),
];
