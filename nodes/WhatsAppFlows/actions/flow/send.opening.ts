import type { INodeProperties } from 'n8n-workflow';
import { pairsField } from '../namedValues';
import { note, onlyFor, perProvider } from '../operation';
import { flowActionField, screenField } from './opensWith';
import { interactiveOnly } from './send.as';
import { mapperFields, mapperOption } from './send.mapper';
import { takes } from './send.takes';

const screen = perProvider((provider): INodeProperties => {
	const required = takes(provider)?.screen === 'required';
	return screenField({
		required,
		default: { mode: provider.flow.downloadJson ? 'list' : 'id', value: '' },
		...(required && { description: 'The screen that opens first' }),
		displayOptions: takes(provider)?.dataExchange
			? { show: { flowAction: ['navigate'] } }
			: undefined,
	});
});

const dataNote = perProvider((provider): INodeProperties | undefined => {
	const data = takes(provider)?.data;
	return typeof data === 'object'
		? {
				displayName: data.unconfirmed,
				name: 'dataNotice',
				type: 'notice',
				default: '',
				displayOptions: { show: { defineDataBy: ['fields', 'json', 'map'] } },
			}
		: undefined;
});

const data = onlyFor(
	(provider) => takes(provider)?.data,
	[
		{
			displayName: 'Initial Data',
			name: 'defineDataBy',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'As Fields', value: 'fields', description: 'Name and value for each field' },
				{ name: 'As JSON', value: 'json', description: 'One object with all fields' },
				mapperOption,
				{ name: 'None', value: 'none', description: 'The screen needs no data' },
			],
			default: 'none',
			description: 'What the first screen shows of your own data, such as the name of the person',
		},
		pairsField(
			{
				displayName: 'Data Fields',
				name: 'dataFields',
				displayOptions: { show: { defineDataBy: ['fields'] } },
			},
			'customer_name',
		),
		{
			displayName: 'Data JSON',
			name: 'dataJson',
			type: 'json',
			default: '{}',
			placeholder: 'e.g. { "customer_name": "Ann" }',
			description: 'An object with the data of the first screen',
			displayOptions: { show: { defineDataBy: ['json'] } },
		},
	],
);

const flowAction = perProvider((provider): INodeProperties | undefined => {
	const dataExchange = takes(provider)?.dataExchange;
	return dataExchange && flowActionField(note(dataExchange));
});

const dataFields = [...data, ...mapperFields].map((field): INodeProperties => ({
	...field,
	displayOptions: {
		show: { ...field.displayOptions?.show },
		hide: { ...field.displayOptions?.hide, flowAction: ['dataExchange'] },
	},
}));

/** How the flow begins when the person taps the button. */
export const openingFields: INodeProperties[] = [
	...interactiveOnly([...flowAction, ...screen]),
	...dataFields,
	...dataNote,
];
