import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

interface Schema {
	type: string;
	properties?: Record<string, Schema>;
	items?: Schema;
}

const schemas = resolve(__dirname, '../../nodes/WhatsAppFlows/__schema__');

/**
 * What an output has and its schema does not promise to the editor, as paths: a key, or a value of
 * another type. An object whose schema names no keys may have any.
 *
 * @param operation of flows, or with its resource such as `template/list`; none for the trigger
 */
export function undescribed(operation: string | undefined, output: unknown): string[] {
	const path = operation?.includes('/') ? operation : `flow/${operation}`;
	const file = operation ? `${schemas}/v1.0.0/${path}.json` : `${schemas}/v1.1.0.json`;
	const schema = JSON.parse(readFileSync(file, 'utf8')) as Schema;
	return differences(schema, output, '');
}

function differences(schema: Schema | undefined, value: unknown, path: string): string[] {
	if (!schema) return [path];
	const kind = Array.isArray(value) ? 'array' : typeof value;
	const wanted = schema.type === 'integer' ? 'number' : schema.type;
	if (kind !== wanted) return [`${path}: ${kind}`];
	if (Array.isArray(value)) {
		return value.flatMap((entry, at) => differences(schema.items, entry, `${path}[${at}]`));
	}
	const { properties = {} } = schema;
	if (typeof value !== 'object' || value === null || Object.keys(properties).length === 0)
		return [];
	return Object.entries(value).flatMap(([key, entry]) =>
		differences(properties[key], entry, `${path}.${key}`),
	);
}
