import type { INodeProperties } from 'n8n-workflow';
import { checkField } from '../flow/checkBeforeUpload';
import { flowField } from '../flow/flowField';
import { flowJsonFields } from '../flow/flowJsonField';
import { flowActionField, screenField } from '../flow/opensWith';
import { note, onlyFor, perProvider } from '../operation';
import { takes } from './create.takes';

const flowSource = perProvider((provider): INodeProperties | undefined => {
	const flowJson = takes(provider)?.flowJson;
	return (
		flowJson && {
			displayName: 'Flow From',
			name: 'defineFlowBy',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'JSON From File', value: 'binary', description: 'A new flow from a file' },
				{
					name: 'JSON From Text',
					value: 'text',
					description: `A new flow, made together with the template${note(flowJson)}`,
				},
				{
					name: 'My Flows',
					value: 'existing',
					description: 'A flow that is published already',
				},
			],
			default: 'existing',
			description: 'Where the flow behind the button comes from',
		}
	);
});

/** The button, the flow behind it, and how that begins. */
export const buttonFields: INodeProperties[] = [
	{
		displayName: 'Button Text',
		name: 'buttonText',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Book now',
		description: 'The text of the button that opens the flow, up to 25 characters',
	},
	...flowSource,
	flowField({
		description: 'The published flow that the button opens',
		displayOptions: { hide: { defineFlowBy: ['binary', 'text'] } },
	}),
	...onlyFor(
		(provider) => takes(provider)?.flowJson,
		[...flowJsonFields, ...checkField(['existing'])],
	),
	flowActionField(),
	screenField({
		displayOptions: { show: { flowAction: ['navigate'] } },
	}),
];
