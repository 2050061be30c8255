import type { INodeProperties } from 'n8n-workflow';

/** When a field shows: a condition on the answer to an earlier one. */
export const showIfField: INodeProperties = {
	displayName: 'Show If',
	name: 'showIf',
	type: 'fixedCollection',
	placeholder: 'Add Condition',
	default: {},
	description:
		'Shows the field only when an earlier field has some answer; WhatsApp does not document this for calendars, uploads and comparisons with numbers, so look at the preview',
	options: [
		{
			displayName: 'Condition',
			name: 'condition',
			values: [
				{
					displayName: 'Field',
					name: 'field',
					type: 'string',
					default: '',
					placeholder: 'e.g. Size',
					description: 'The label of a field further up or on an earlier page',
				},
				{
					displayName: 'Condition',
					name: 'condition',
					type: 'options',
					options: [
						{
							name: 'Does Not Equal',
							value: 'notEquals',
							description: 'The answer is another one, or there is none',
						},
						{ name: 'Equals', value: 'equals', description: 'The answer is the value' },
						{
							name: 'Is Greater Than',
							value: 'greaterThan',
							description: 'For a number: a larger one',
						},
						{
							name: 'Is Less Than',
							value: 'lessThan',
							description: 'For a number: a smaller one',
						},
						{ name: 'Is Not Ticked', value: 'isNotChosen', description: 'For an opt-in' },
						{ name: 'Is Ticked', value: 'isChosen', description: 'For an opt-in' },
					],
					default: 'equals',
					description: 'How the answer is compared',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. Large',
					description: 'The answer to wait for: a text, an option, a whole number or a date',
					displayOptions: { hide: { condition: ['isChosen', 'isNotChosen'] } },
				},
			],
		},
	],
};
