import type { INodeProperties } from 'n8n-workflow';
import type { Provider } from '../providers/provider';

/** Filters that drop events before they start an execution, as far as a provider tells enough. */
export function filterField({ flow, webhook }: Provider): INodeProperties {
	const offered: Array<INodeProperties | false> = [
		webhook?.namesNumber === true && {
			displayName: 'Business Number IDs',
			name: 'phoneNumberIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. 106540352242922',
			description: 'Only messages to these numbers of yours, given by phone number ID, with commas',
		},
		flow.send?.takes.flowToken !== undefined && {
			displayName: 'Flow IDs',
			name: 'flowIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. 866937862658913',
			description:
				'Only answers to these flows, with commas; an answer names its flow only if this package sent it with a generated flow token',
		},
		flow.send?.takes.flowToken !== undefined && {
			displayName: 'Only Valid Tokens',
			name: 'onlyValidTokens',
			type: 'boolean',
			default: false,
			description: 'Whether to drop answers whose flow token is missing or not of this package',
		},
		{
			displayName: 'Senders',
			name: 'senders',
			type: 'string',
			default: '',
			placeholder: 'e.g. +15551234567',
			description:
				'Only these people, given by phone number or business-scoped user ID, with commas',
		},
	];
	return {
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: offered.filter((option): option is INodeProperties => option !== false),
	};
}
