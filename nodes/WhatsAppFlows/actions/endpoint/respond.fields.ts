import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';
import { pairsField } from '../namedValues';
import { mappingField } from '../screenMapping';

const answerWith: INodeProperties = {
	displayName: 'Answer With',
	name: 'answerWith',
	type: 'options',
	options: [
		{
			name: 'Close the Form as No Longer Valid',
			value: 'expire',
			description: 'The form closes with a message, and its button in the chat no longer works',
		},
		{
			name: 'Finish the Flow',
			value: 'finish',
			description: 'The form closes, and its parameters come back as the answer of the person',
		},
		{
			name: 'Next Screen',
			value: 'nextScreen',
			description: 'Another screen opens, or the same one with other data',
		},
		{
			name: 'Same Screen With a Message',
			value: 'stay',
			description: 'The person stays where they are and reads why',
		},
	],
	default: 'nextScreen',
	description: 'What happens on the phone',
};

const screen: INodeProperties = {
	displayName: 'Screen',
	name: 'screen',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'id', value: '' },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a screen…',
			hint: 'The screens of the Flow JSON below',
			typeOptions: { searchListMethod: 'searchEndpointScreens', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. APPOINTMENT' },
	],
	description: 'The screen that comes next',
};

const message: INodeProperties = {
	displayName: 'Message',
	name: 'message',
	type: 'string',
	default: '',
	placeholder: 'e.g. This time has just been taken. Please choose another one.',
	description: 'What the person reads',
};

const byFields = {
	name: 'As Fields',
	value: 'fields',
	description: 'Name and value for each field',
};
const byJson = { name: 'As JSON', value: 'json', description: 'One object with all fields' };
const byMapping = {
	name: 'From the Fields of the Screen',
	value: 'map',
	description: 'A field for each value that the screen of the Flow JSON needs',
};
const none = { name: 'None', value: 'none', description: 'Nothing is sent along' };

const defineDataBy = (
	displayName: string,
	description: string,
	options: INodeProperties['options'],
): INodeProperties => ({
	displayName,
	name: 'defineDataBy',
	type: 'options',
	noDataExpression: true,
	options,
	default: 'none',
	description,
});

const dataFields = (label: string): INodeProperties[] => [
	pairsField(
		{
			displayName: `${label} Fields`,
			name: 'dataFields',
			displayOptions: { show: { defineDataBy: ['fields'] } },
		},
		'dates',
	),
	{
		displayName: `${label} JSON`,
		name: 'dataJson',
		type: 'json',
		default: '{}',
		placeholder: 'e.g. { "day": "Monday", "times": [ … ] }',
		description: 'One object with a member for each value',
		displayOptions: { show: { defineDataBy: ['json'] } },
	},
];

const flowJson: INodeProperties = {
	displayName: 'Flow JSON',
	name: 'flowJson',
	type: 'json',
	default: '',
	typeOptions: { rows: 4 },
	placeholder: 'e.g. { "version": "7.3", "screens": [ … ] }',
	description:
		'The definition of the flow, if you want its screens to be offered here and each answer to be checked before it goes out',
};

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Response Reference',
			name: 'responseReference',
			type: 'string',
			default: '',
			description:
				'The field responseReference of the trigger; only needed where this node can’t find it by itself',
		},
	],
};

const only = (answers: string[], fields: INodeProperties[]) =>
	updateDisplayOptions({ show: { answerWith: answers } }, fields);

export const respondFields: INodeProperties[] = [
	answerWith,
	...only(['nextScreen'], [screen]),
	...only(['stay'], [{ ...message, required: true }]),
	...only(['expire'], [{ ...message, placeholder: 'e.g. This form is no longer valid.' }]),
	...only(
		['nextScreen'],
		[
			defineDataBy('Data', 'What the screen shows', [byFields, byJson, byMapping, none]),
			...dataFields('Data'),
			mappingField('mapEndpointScreen', ['screen.value', 'flowJson']),
		],
	),
	...only(
		['stay'],
		[
			defineDataBy('Data', 'What else changes on the screen', [byFields, byJson, none]),
			...dataFields('Data'),
		],
	),
	...only(
		['finish'],
		[
			defineDataBy(
				'Parameters',
				'What comes back with the answer of the person, beside the flow token',
				[byFields, byJson, none],
			),
			...dataFields('Parameters'),
		],
	),
	...only(['nextScreen', 'stay'], [flowJson]),
	options,
];
