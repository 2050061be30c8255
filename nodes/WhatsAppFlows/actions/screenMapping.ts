import type { IDataObject, INodeProperties, ResourceMapperValue } from 'n8n-workflow';
import type { ScreenModel } from '../flow-json/dataModel';
import { InvalidInput } from '../providers/invalidInput';
import type { LocalItem } from './operation';

/**
 * The field in which people map values onto those that a screen needs.
 * @param method what reads these for the editor, again when one of `dependsOn` changes
 */
export function mappingField(method: string, dependsOn: string[]): INodeProperties {
	return {
		displayName: 'Data of the Screen',
		name: 'dataMapping',
		type: 'resourceMapper',
		noDataExpression: true,
		required: true,
		default: { mappingMode: 'defineBelow', value: null },
		description: 'The values that the screen shows, with the types that it needs',
		typeOptions: {
			loadOptionsDependsOn: dependsOn,
			resourceMapper: {
				resourceMapperMethod: method,
				mode: 'add',
				valuesLabel: 'Values',
				fieldWords: { singular: 'field', plural: 'fields' },
				addAllFields: true,
				supportAutoMap: true,
			},
		},
		displayOptions: { show: { defineDataBy: ['map'] } },
	};
}

/** What is mapped, by hand or by the names of the input. */
export function givenValues(
	{ node, index }: LocalItem,
	{ fields }: ScreenModel,
	{ mappingMode, value }: Partial<ResourceMapperValue>,
): Record<string, unknown> {
	if (mappingMode !== 'autoMapInputData') return value ?? {};
	const json: IDataObject = node.getInputData()[index].json;
	return Object.fromEntries(fields.map(({ name }) => [name, json[name]]));
}

const mostSentences = 5;

export function doesNotFit(screen: string, mismatches: readonly string[]): InvalidInput {
	const rest = mismatches.length - mostSentences;
	const more = rest > 0 ? [`and ${rest} more`] : [];
	const sentences = [...mismatches.slice(0, mostSentences), ...more].join('; ');
	return new InvalidInput(
		`Data of the Screen${screen ? ` “${screen}”` : ''}: ${sentences}`,
		'Map a value that fits; if the flow has changed, refresh the fields in the editor.',
	);
}
