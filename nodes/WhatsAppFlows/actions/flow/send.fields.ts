import type { INodeProperties } from 'n8n-workflow';
import { fieldsOf, perProvider, simplifyField } from '../operation';
import { flowField } from './flowField';
import { fallbackFields, interactiveOnly, sendAsFields, templateMessageFields } from './send.as';
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

const recipient: INodeProperties = {
	displayName: 'Recipient',
	name: 'recipient',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. +15551234567',
	description:
		'The phone number with its country code, or a business-scoped user ID where the provider takes one',
};

const texts: INodeProperties[] = [
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
];

/**
 * The fields of an operation that sends a flow: what kind of message, its texts, what is the
 * operation's own, the options. Only *Send* sends templates too.
 */
export function messageFields(operation: string, own: INodeProperties[] = []): INodeProperties[] {
	const withTemplates = operation === 'send';
	return fieldsOf(operation, [
		...(withTemplates ? sendAsFields : []),
		...interactiveOnly([flowField({ description: 'The form that the message opens' })]),
		recipient,
		...(withTemplates ? templateMessageFields : []),
		...interactiveOnly([...texts, ...headerFields, ...footer]),
		...openingFields,
		...(withTemplates ? fallbackFields : []),
		...own,
		...optionFields(operation),
		simplifyField,
	]);
}
