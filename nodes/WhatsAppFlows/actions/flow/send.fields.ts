import type { INodeProperties } from 'n8n-workflow';
import { fieldsOf, perProvider, simplifyField } from '../operation';
import { flowField } from './flowField';
import { headerFields } from './send.header';
import { openingFields } from './send.opening';
import { optionFields } from './send.options';
import { takes } from './send.takes';

const footer = perProvider((provider): INodeProperties | undefined => {
	const place = takes(provider)?.footer;
	return (
		place && {
			displayName: 'Footer Text',
			name: 'footerText',
			type: 'string',
			required: place.required,
			default: '',
			placeholder: 'e.g. Harbour Restaurant',
			description: 'A small line below the text, up to 60 characters',
		}
	);
});

const message: INodeProperties[] = [
	flowField({ description: 'The form that the message opens' }),
	{
		displayName: 'Recipient',
		name: 'recipient',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. +15551234567',
		description:
			'The phone number with its country code, or a business-scoped user ID where the provider takes one',
	},
	{
		displayName: 'Body Text',
		name: 'bodyText',
		type: 'string',
		required: true,
		typeOptions: { rows: 3 },
		default: '',
		placeholder: 'e.g. Choose the day and the time that suit you.',
		description: 'The text of the message, up to 1024 characters',
	},
	{
		displayName: 'Button Text',
		name: 'flowCta',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Book now',
		description: 'The text of the button that opens the flow, up to 30 characters without emoji',
	},
	...headerFields,
	...footer,
	...openingFields,
];

/** The fields of an operation that sends a flow message: the message, what is its own, the options. */
export function messageFields(operation: string, own: INodeProperties[] = []): INodeProperties[] {
	return fieldsOf(operation, [...message, ...own, ...optionFields(operation), simplifyField]);
}
