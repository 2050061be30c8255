import type { INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../providers/invalidInput';
import { parseObject } from './flow/flowJsonField';
import type { LocalItem } from './operation';
import { asText, parameter } from './operation';

/** A field in which people write names and values, one below the other. */
export function pairsField(
	field: Pick<INodeProperties, 'displayName' | 'name' | 'description' | 'displayOptions'>,
	example: string,
): INodeProperties {
	return {
		...field,
		type: 'fixedCollection',
		placeholder: 'Add Field',
		typeOptions: { multipleValues: true },
		default: {},
		options: [
			{
				displayName: 'Field',
				name: 'field',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: `e.g. ${example}`,
						description: 'The name of the field in the data of the screen',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						description:
							'The value; from an expression it keeps its kind, such as a number or a list',
					},
				],
			},
		],
	};
}

/** @throws InvalidInput for a field without a name, and for a name that is there twice */
export function readPairs(item: LocalItem, name: string, label: string): Record<string, unknown> {
	const { field = [] } = parameter<{ field?: Array<{ name?: unknown; value?: unknown }> }>(
		item,
		name,
		{},
	);
	const names = field.map(({ name: given }) => asText(given));
	if (names.includes('')) {
		throw new InvalidInput(
			`${label} has a field without a name`,
			'Give it the name that the screen’s data has, or remove it.',
		);
	}
	const twice = names.find((given, index) => names.indexOf(given) !== index);
	if (twice) {
		throw new InvalidInput(`${label} has “${twice}” twice`, 'Remove one of the two.');
	}
	return Object.fromEntries(field.map(({ value }, index) => [names[index], value]));
}

/** @throws InvalidInput for what is no JSON object */
export function readObject(
	item: LocalItem,
	name: string,
	label: string,
	example: string,
): Record<string, unknown> {
	const given = parameter<string | object>(item, name, '{}');
	if (typeof given === 'object' && !Array.isArray(given)) return { ...given };
	const data = parseObject(typeof given === 'string' ? given || '{}' : JSON.stringify(given));
	if (typeof data === 'string') {
		throw new InvalidInput(
			`${label} is not valid JSON (${data})`,
			`Write an object, such as { ${example} }.`,
		);
	}
	return data;
}
