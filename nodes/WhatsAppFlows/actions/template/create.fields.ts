import type { INodeProperties } from 'n8n-workflow';
import { flowButtonIcons, templateCategories } from '../../providers/templateCalls';
import { headerNames } from '../flow/send.header';
import { wordLabel } from '../listFields';
import { fieldsOf, onlyFor, perProvider, simplifyField } from '../operation';
import { buttonFields } from './create.button';
import { takes } from './create.takes';

const header: INodeProperties[] = [
	...perProvider((provider): INodeProperties | undefined => {
		const kinds = takes(provider)?.headerKinds;
		return (
			kinds && {
				displayName: 'Header',
				name: 'headerType',
				type: 'options',
				options: [
					...[...kinds].sort().map((value) => ({ name: headerNames[value], value })),
					{ name: 'None', value: 'none' },
				],
				default: 'none',
				description: 'What stands above the text of the message',
			}
		);
	}),
	{
		displayName: 'Header Text',
		name: 'headerText',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Your visit on {{1}}',
		description: 'A short title, up to 60 characters, with at most one parameter',
		displayOptions: { show: { headerType: ['text'] } },
	},
	...onlyFor(
		(provider) => takes(provider)?.headerKinds.some((kind) => kind !== 'text'),
		[
			{
				displayName: 'Header Media URL',
				name: 'headerMediaUrl',
				type: 'string',
				required: true,
				default: '',
				placeholder: 'e.g. https://example.com/menu.jpg',
				description: 'A public https address of an example file, which WhatsApp looks at',
				displayOptions: { show: { headerType: ['document', 'image', 'video'] } },
			},
		],
	),
];

const examples: INodeProperties = {
	displayName: 'Examples',
	name: 'examples',
	type: 'fixedCollection',
	placeholder: 'Add Example',
	typeOptions: { multipleValues: true, sortable: true },
	default: {},
	description: 'One for each parameter in the texts, so that WhatsApp can judge the template',
	options: [
		{
			displayName: 'Example',
			name: 'example',
			values: [
				{
					displayName: 'Part',
					name: 'part',
					type: 'options',
					options: [
						{ name: 'Body', value: 'body' },
						{ name: 'Header', value: 'header' },
					],
					default: 'body',
					description: 'Which text the parameter stands in',
				},
				{
					displayName: 'Name or Position',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. customer_name',
					description:
						'What stands between the braces, such as customer_name or 1; leave it empty to count from the top',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. Ann',
					description: 'What could stand there',
				},
			],
		},
	],
};

const additionalFields = perProvider((provider): INodeProperties | undefined => {
	const can = takes(provider);
	if (!can) return undefined;
	const icon: INodeProperties = {
		displayName: 'Button Icon',
		name: 'icon',
		type: 'options',
		options: flowButtonIcons.map((value) => ({ name: wordLabel(value), value })),
		default: 'DOCUMENT',
		description: 'The small picture on the button',
	};
	const footer: INodeProperties = {
		displayName: 'Footer Text',
		name: 'footerText',
		type: 'string',
		default: '',
		placeholder: 'e.g. Harbour Restaurant',
		description: 'A small line below the text, up to 60 characters, without parameters',
	};
	return {
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: can.icon ? [icon, footer] : [footer],
	};
});

export const createFields: INodeProperties[] = fieldsOf(
	'create',
	[
		{
			displayName: 'Template Name',
			name: 'newTemplateName',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. appointment_reminder',
			description: 'Small letters, digits and underscores; your customers do not see it',
		},
		{
			displayName: 'Language',
			name: 'language',
			type: 'string',
			required: true,
			default: 'en_US',
			placeholder: 'e.g. en_US',
			description: 'The code of the language in which the texts are written',
		},
		{
			displayName: 'Category',
			name: 'category',
			type: 'options',
			options: templateCategories.map((value) => ({ name: wordLabel(value), value })),
			default: 'UTILITY',
			description:
				'Utility for messages about something that the person ordered or asked for, Marketing for everything else',
		},
		...header,
		{
			displayName: 'Body Text',
			name: 'bodyText',
			type: 'string',
			required: true,
			typeOptions: { rows: 3 },
			default: '',
			placeholder: 'e.g. Hello {{1}}, it is time for your next visit.',
			description:
				'The text of the message, up to 1024 characters; parameters are written as {{1}}, {{2}} or, where the provider takes names, as {{customer_name}}',
		},
		examples,
		...buttonFields,
		...additionalFields,
		simplifyField,
	],
	'template',
);
