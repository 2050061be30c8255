import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';
import { options } from './options';
import { usual } from './settings';

const { maxAgeHours, expiredMessage } = usual;

export const properties: INodeProperties[] = [
	{
		displayName:
			'Publish the workflow, then set the production URL of this trigger as Endpoint URI of your flow. The workflow answers with the node <b>WhatsApp Flows</b>, resource <b>Endpoint</b>, operation <b>Respond</b>.',
		name: 'setUpNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Outputs',
		name: 'outputMode',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'One for All Screens',
				value: 'single',
				description: 'Every request leaves by the same output',
			},
			{
				name: 'One per Screen',
				value: 'perScreen',
				description: 'A request leaves by the output of the screen that it comes from',
			},
		],
		default: 'single',
		description: 'How many outputs this trigger has',
	},
	{
		displayName: 'Screens',
		name: 'screens',
		type: 'string',
		noDataExpression: true,
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Screen' },
		default: [],
		placeholder: 'e.g. APPOINTMENT',
		description:
			'The IDs of the screens, as the JSON of the flow has them, in the order of the outputs; requests of other screens, and the first one when the flow opens, leave by the output Other',
		displayOptions: { show: { outputMode: ['perScreen'] } },
	},
	{
		displayName: 'Flow Token',
		name: 'tokenCheck',
		type: 'options',
		options: [
			{
				name: 'Any Is Fine',
				value: 'none',
				description: 'Every request of your flow is taken, whatever its flow token is',
			},
			{
				name: 'Only Ours, and Not Too Old',
				value: 'signed',
				description:
					'Only forms that were sent with the node WhatsApp Flows, and for a limited time; others are closed with a message',
			},
		],
		default: 'none',
		description:
			'Which forms are still answered; a form is known by the flow token with which it was sent',
	},
	...updateDisplayOptions({ show: { tokenCheck: ['signed'] } }, [
		{
			displayName: 'Valid for (Hours)',
			name: 'maxAge',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: maxAgeHours,
			description: 'How long after sending a form can be used; 0 means without end',
		},
		{
			displayName: 'Flow IDs',
			name: 'flowIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. 866937862658913',
			description: 'Only forms of these flows, separated by commas; empty means any flow of yours',
		},
		{
			displayName: 'Message When No Longer Valid',
			name: 'expiredMessage',
			type: 'string',
			default: expiredMessage,
			description:
				'What the person reads when the form closes; its button in the chat no longer works then. Empty means a text of WhatsApp.',
		},
	]),
	options,
];
