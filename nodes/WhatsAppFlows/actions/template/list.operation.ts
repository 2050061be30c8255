import type { Template } from '../../providers/templateCalls';
import { firstOf, listFields, readLimit, wordLabel } from '../listFields';
import type { ProviderOperation } from '../operation';
import { fieldsOf, parameter, present, simplifyField } from '../operation';
import { eachTemplate } from './eachTemplate';

const statuses = ['APPROVED', 'DISABLED', 'PAUSED', 'PENDING', 'REJECTED'];

interface Filters {
	onlyWithFlow?: boolean;
	status?: string[];
}

const wanted =
	({ onlyWithFlow = false, status = [] }: Filters) =>
	(template: Template) =>
		(!onlyWithFlow || template.flowButton !== undefined) &&
		(status.length === 0 || status.includes(template.status ?? ''));

export const list: ProviderOperation = {
	value: 'list',
	offeredBy: ({ template }) => template?.list,
	name: 'List',
	action: 'List templates',
	description: 'Get many message templates of the account, one item for each language',
	fields: fieldsOf(
		'list',
		[
			...listFields,
			{
				displayName: 'Filters',
				name: 'filters',
				type: 'collection',
				placeholder: 'Add Filter',
				default: {},
				options: [
					{
						displayName: 'Only With a Flow Button',
						name: 'onlyWithFlow',
						type: 'boolean',
						default: true,
						description: 'Whether to return only templates with a button that opens a flow',
					},
					{
						displayName: 'Status',
						name: 'status',
						type: 'multiOptions',
						default: [],
						options: statuses.map((value) => ({ name: wordLabel(value), value })),
						description: 'Return only templates in one of these states',
					},
				],
			},
			simplifyField,
		],
		'template',
	),
	async execute(item) {
		const filters = parameter<Filters>(item, 'filters', {});
		const limit = readLimit(item);
		const filtered = filters.onlyWithFlow === true || (filters.status ?? []).length > 0;
		const templates = await firstOf(
			eachTemplate(item.connection, { atMost: filtered ? Infinity : limit }),
			limit,
			wanted(filters),
		);
		return templates.map((template) => ({ json: present(item, template) }));
	},
};
