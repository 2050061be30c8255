import type {
	FieldType,
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import { findFlow } from '../actions/flow/flowField';
import { loadDataModel } from '../actions/flow/send.dataModel';
import { asText } from '../actions/operation';
import type { DataField } from '../flow-json/dataModel';
import { InvalidInput } from '../providers/invalidInput';
import { toNodeError } from '../transport/nodeError';
import { editorConnection } from './editorConnection';

/** The data of the chosen screen as fields to map to; an example shows what each is for. */
export async function mapScreenData(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const locator = this.getCurrentNodeParameter('flowId');
	const screen = valueOf(this.getCurrentNodeParameter('screen'));
	if (!valueOf(locator)) return nothing('Choose a flow first: its fields show here.');
	if ([valueOf(locator), screen].some((value) => value.startsWith('='))) {
		return nothing(
			'The flow or its screen comes from an expression, so its fields are known only when it runs. ' +
				'Choose As Fields or As JSON instead.',
		);
	}
	const connection = await editorConnection(this);
	const { flowId } = await findFlow(connection, locator, 'Flow');
	return await loadDataModel(connection, flowId, screen || undefined).then(
		({ fields }) =>
			fields.length > 0
				? { fields: fields.map(toMapperField) }
				: nothing('This screen needs no data: set Initial Data to None.'),
		(thrown: unknown) => {
			if (!(thrown instanceof InvalidInput)) throw toNodeError(this.getNode(), thrown, 0);
			return nothing([thrown.message, thrown.remedy].filter(Boolean).join('. '));
		},
	);
}

/** No fields, and why. */
export function nothing(emptyFieldsNotice: string): ResourceMapperFields {
	return { fields: [], emptyFieldsNotice };
}

/** What a resource locator chose, or a plain text. */
export function valueOf(locator: unknown): string {
	if (typeof locator !== 'object' || locator === null) return asText(locator);
	return asText((locator as { value?: unknown }).value);
}

const fieldTypes: Readonly<Record<string, FieldType>> = {
	string: 'string',
	number: 'number',
	integer: 'number',
	boolean: 'boolean',
	array: 'array',
	object: 'object',
};

/** A field of a screen as the editor offers it. */
export function toMapperField({ name, required, schema, example }: DataField): ResourceMapperField {
	const choices = Array.isArray(schema.enum) && schema.type === 'string' ? schema.enum : undefined;
	return {
		id: name,
		// Never the default: nobody's customer is to read the sample of the author.
		displayName: `${name}${shown(example)}`,
		required,
		defaultMatch: false,
		display: true,
		type: choices ? 'options' : fieldTypes[String(schema.type)],
		options: choices?.map((choice) => ({ name: String(choice), value: String(choice) })),
	};
}

const mostCharacters = 60;

function shown(example: unknown): string {
	if (example === undefined || example === '') return '';
	const text = typeof example === 'string' ? example : JSON.stringify(example);
	const short = text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;
	return ` (e.g. ${short.replace(/\s+/g, ' ')})`;
}
