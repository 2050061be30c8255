import { flowStatuses } from '../../providers/model';
import { firstOf, listFields, readLimit, wordLabel } from '../listFields';
import type { ProviderOperation } from '../operation';
import { fieldsOf, parameter, present, simplifyField } from '../operation';
import { eachFlow } from './eachFlow';

export const list: ProviderOperation = {
	value: 'list',
	offeredBy: ({ flow }) => flow.list,
	name: 'List',
	action: 'List flows',
	description: 'Get many flows of the account, one item each',
	fields: fieldsOf('list', [
		...listFields,
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
					options: [...flowStatuses].sort().map((value) => ({ name: wordLabel(value), value })),
					description: 'Return only flows in one of these states',
				},
			],
		},
		simplifyField,
	]),
	async execute(item) {
		const { status = [] } = parameter<{ status?: string[] }>(item, 'filters', {});
		const limit = readLimit(item);
		const flows = await firstOf(
			eachFlow(item.connection, status.length > 0 ? Infinity : limit),
			limit,
			(flow) => status.length === 0 || status.includes(flow.status ?? ''),
		);
		return flows.map((flow) => ({ json: present(item, flow) }));
	},
};
