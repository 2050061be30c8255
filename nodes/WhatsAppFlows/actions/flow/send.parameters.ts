import type { IDataObject, INodeProperties, ResourceMapperValue } from 'n8n-workflow';
import { headerKinds } from '../../providers/provider';
import type { HeaderKind } from '../../providers/provider';
import type { SendTemplate, Template, TemplateParameter } from '../../providers/templateCalls';
import type { Item } from '../operation';
import { parameter, text } from '../operation';
import { arrange } from './send.values';
import type { GivenParameter } from './send.values';

const parts: ReadonlyArray<{ name: string; value: 'body' | HeaderKind }> = [
	{ name: 'Body', value: 'body' },
	{ name: 'Header: Document', value: 'document' },
	{ name: 'Header: Image', value: 'image' },
	{ name: 'Header: Text', value: 'text' },
	{ name: 'Header: Video', value: 'video' },
];

/** The fields for what a template is filled with, read from the account or given by hand. */
export const parameterFields: INodeProperties[] = [
	{
		displayName: 'Template Parameters',
		name: 'defineParametersBy',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'By Name or Position',
				value: 'list',
				description: 'Part, name and value of each parameter',
			},
			{
				name: 'From the Template',
				value: 'map',
				description: 'A field for each value that the template has a place for',
			},
		],
		default: 'map',
		description: 'What is filled into the template, such as the name of the person',
	},
	{
		displayName: 'Values for the Template',
		name: 'parameterMapping',
		type: 'resourceMapper',
		noDataExpression: true,
		required: true,
		default: { mappingMode: 'defineBelow', value: null },
		description: 'A value for each parameter of the template',
		typeOptions: {
			loadOptionsDependsOn: ['provider', 'templateName.value', 'templateLanguage'],
			resourceMapper: {
				resourceMapperMethod: 'mapTemplateParameters',
				mode: 'add',
				valuesLabel: 'Values',
				fieldWords: { singular: 'parameter', plural: 'parameters' },
				addAllFields: true,
				supportAutoMap: true,
			},
		},
		displayOptions: { show: { defineParametersBy: ['map'] } },
	},
	{
		displayName: 'Parameters',
		name: 'parameterList',
		type: 'fixedCollection',
		placeholder: 'Add Parameter',
		typeOptions: { multipleValues: true, sortable: true },
		default: {},
		options: [
			{
				displayName: 'Parameter',
				name: 'parameter',
				values: [
					{
						displayName: 'Part',
						name: 'part',
						type: 'options',
						options: [...parts],
						default: 'body',
						description: 'Where in the template the value goes',
					},
					{
						displayName: 'Name or Position',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. customer_name',
						description:
							'What stands between the braces, such as customer_name or 1; leave it empty to count from the top. For a document, the file name that people see.',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						placeholder: 'e.g. Ann',
						description: 'The text, or for a file its public https address',
					},
				],
			},
		],
		displayOptions: { show: { defineParametersBy: ['list'] } },
	},
];

/** The id of a parameter's field; the prefix keeps header and body apart. */
export function fieldId({ part, name }: Pick<TemplateParameter, 'part' | 'name'>): string {
	return `${part}_${name}`;
}

/** The id of the field for the name of a document. */
export const fileNameField = 'header_file_name';

/**
 * The values for a template as it wants them.
 * @param template as the account tells it, where it can be asked
 * @throws InvalidInput naming the first value that is missing or has no place
 */
export function readParameters(
	item: Item,
	template: Template | undefined,
): Pick<SendTemplate, 'header' | 'body'> {
	const given = text(item, 'defineParametersBy') === 'list' ? listed(item) : mapped(item, template);
	return arrange(given, template);
}

interface Row {
	part?: string;
	name?: unknown;
	value?: unknown;
}

function listed(item: Item): GivenParameter[] {
	const { parameter: rows = [] } = parameter<{ parameter?: Row[] }>(item, 'parameterList', {});
	const count = { header: 0, body: 0 };
	return rows.map((row): GivenParameter => {
		const name = words(row.name);
		const value = words(row.value);
		const kind = parts.find((known) => known.value === row.part)?.value ?? 'body';
		const part = kind === 'body' ? 'body' : 'header';
		count[part] += 1;
		return kind === 'body' || kind === 'text'
			? { part, kind: 'text', name: name || String(count[part]), value }
			: { part, kind, name: kind, value, fileName: name || undefined };
	});
}

function mapped(item: Item, template: Template | undefined): GivenParameter[] {
	const mapping = parameter<Partial<ResourceMapperValue>>(item, 'parameterMapping', {});
	const json: IDataObject = item.node.getInputData()[item.index].json;
	const values = (mapping.mappingMode === 'autoMapInputData' ? json : mapping.value) ?? {};
	const fileName = words(values[fileNameField]) || undefined;
	// Where the account can't be asked, the editor has kept what it saw.
	const wanted =
		template?.parameters ?? (mapping.schema ?? []).flatMap(({ id }) => parameterOf(id));
	return wanted
		.filter((known) => fieldId(known) in values)
		.map((known) => ({ ...known, value: words(values[fieldId(known)]), fileName }));
}

function parameterOf(id: string): TemplateParameter[] {
	const [, part, name] = /^(header|body)_(.+)$/.exec(id) ?? [];
	if (id === fileNameField || name === undefined) return [];
	if (part === 'body') return [{ part: 'body', kind: 'text', name }];
	const kind = headerKinds.find((known) => known === name) ?? 'text';
	return [{ part: 'header', kind, name }];
}

function words(value: unknown): string {
	return ['string', 'number', 'boolean'].includes(typeof value) ? String(value).trim() : '';
}
