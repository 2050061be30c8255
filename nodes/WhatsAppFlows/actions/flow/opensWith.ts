import type { INodeProperties } from 'n8n-workflow';

/**
 * The field that says how a flow begins when the person taps the button.
 * @param note what the description of the endpoint says in addition
 */
export function flowActionField(note = ''): INodeProperties {
	return {
		displayName: 'Opens With',
		name: 'flowAction',
		type: 'options',
		options: [
			{
				name: 'A Screen of the Flow',
				value: 'navigate',
				description: 'The first screen opens at once',
			},
			{
				name: 'Data From Your Endpoint',
				value: 'dataExchange',
				description: `The endpoint of the flow decides which screen opens${note}`,
			},
		],
		default: 'navigate',
		description: 'How the flow begins when the person taps the button',
	};
}

/** The field that chooses the screen that opens first: from the flow's own, or by its id. */
export function screenField(more: Partial<INodeProperties> = {}): INodeProperties {
	return {
		displayName: 'First Screen',
		name: 'screen',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		// Both ways even where there is no list: n8n keeps the chosen one when the provider changes.
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose a screen…',
				typeOptions: { searchListMethod: 'searchScreens', searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. WELCOME' },
		],
		description: 'The screen that opens first; leave it empty for the first one of the flow',
		...more,
	};
}
