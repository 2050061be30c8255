import type { INodeProperties } from 'n8n-workflow';

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
