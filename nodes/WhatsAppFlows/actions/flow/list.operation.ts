import type { Flow } from '../../providers/model';
import { flowStatuses } from '../../providers/model';
import type { ProviderOperation } from '../operation';
import { fieldsOf, parameter, present, simplifyField } from '../operation';
import { eachFlow } from './eachFlow';

const statusLabel = (status: string) => status.charAt(0) + status.slice(1).toLowerCase();

export const list: ProviderOperation = {
	value: 'list',
	offeredBy: ({ flow }) => flow.list,
	name: 'List',
	action: 'List flows',
	description: 'Get many flows of the account, one item each',
	fields: fieldsOf('list', [
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			description: 'Max number of results to return',
			displayOptions: { show: { returnAll: [false] } },
		},
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Status',
					name: 'status',
					type: 'multiOptions',
					default: [],
					options: [...flowStatuses].sort().map((value) => ({ name: statusLabel(value), value })),
					description: 'Return only flows in one of these states',
				},
			],
		},
		simplifyField,
	]),
	async execute(item) {
		const { status = [] } = parameter<{ status?: string[] }>(item, 'filters', {});
		const limit = parameter(item, 'returnAll', false) ? Infinity : parameter(item, 'limit', 50);
		const flows: Flow[] = [];
		if (limit < 1) return [];
		// No provider filters by itself, so that with a filter any page may hold few or none.
		for await (const flow of eachFlow(item.connection, status.length > 0 ? Infinity : limit)) {
			if (status.length === 0 || (flow.status && status.includes(flow.status))) flows.push(flow);
			if (flows.length >= limit) break;
		}
		return flows.map((flow) => ({ json: present(item, flow) }));
	},
};
