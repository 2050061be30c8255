import type { INodeProperties } from 'n8n-workflow';
import { fieldValues } from './form.field';

const typeOf =
	'$collection.item.properties.find(p => p.name === "type").options.find(o => o.value === $collection.item.value.type)?.name';

const fields: INodeProperties = {
	displayName: 'Fields',
	name: 'fields',
	type: 'fixedCollection',
	placeholder: 'Add Field',
	typeOptions: {
		multipleValues: true,
		sortable: true,
		showEvenWhenOptional: true,
		hideOptionalFields: true,
		addOptionalFieldButtonText: 'Add Setting',
		fixedCollection: {
			itemTitle: `={{ $collection.item.value.label || $collection.item.value.text || ${typeOf} }}`,
		},
	},
	default: {},
	description: 'What stands on the page, from the top to the bottom',
	options: [{ displayName: 'Field', name: 'field', values: fieldValues }],
};

const buttonText = (description: string): INodeProperties => ({
	displayName: 'Button Text',
	name: 'buttonText',
	type: 'string',
	default: '',
	placeholder: 'e.g. Continue',
	description,
});

const pages: INodeProperties = {
	displayName: 'Pages',
	name: 'formPages',
	type: 'fixedCollection',
	placeholder: 'Add Page',
	typeOptions: {
		multipleValues: true,
		sortable: true,
		fixedCollection: { itemTitle: '={{ $collection.item.value.title }}' },
	},
	// Something that works at once, and shows where things are.
	default: {
		page: [
			{
				title: 'Your Details',
				fields: {
					field: [
						{ type: 'shortText', label: 'Your name', required: true },
						{ type: 'paragraph', label: 'Message' },
					],
				},
				buttonText: 'Send',
			},
		],
	},
	description: 'The pages of the form, in the order in which people fill them in',
	options: [
		{
			displayName: 'Page',
			name: 'page',
			values: [
				{
					displayName: 'Page Title',
					name: 'title',
					type: 'string',
					default: '',
					placeholder: 'e.g. Your Details',
					description: 'Stands at the top of the page',
				},
				fields,
				buttonText('Up to 35 characters; left empty it is “Continue”, on the last page “Send”'),
			],
		},
	],
};

const closingPage: INodeProperties = {
	displayName: 'Closing Page',
	name: 'closingPage',
	type: 'fixedCollection',
	placeholder: 'Add Closing Page',
	default: {},
	description:
		'A last page with a text, such as what happens next; the answers are sent when its button is tapped',
	options: [
		{
			displayName: 'Closing Page',
			name: 'page',
			values: [
				{
					displayName: 'Page Title',
					name: 'title',
					type: 'string',
					default: 'Almost Done',
					description: 'Stands at the top of the page',
				},
				{
					displayName: 'Heading',
					name: 'heading',
					type: 'string',
					default: '',
					placeholder: 'e.g. Thank you!',
					description: 'A large title, up to 80 characters',
				},
				{
					displayName: 'Text',
					name: 'text',
					type: 'string',
					typeOptions: { rows: 3 },
					default: '',
					placeholder: 'e.g. We call you back within a day.',
					description: 'What people read before they send their answers',
				},
				buttonText('Up to 35 characters; left empty it is “Send”'),
			],
		},
	],
};

/** The fields that describe a form, shown by the field `defineFlowBy`. */
export const formFields: INodeProperties[] = [pages, closingPage].map((field) => ({
	...field,
	displayOptions: { show: { defineFlowBy: ['form'] } },
}));
