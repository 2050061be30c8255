import { refuse } from '../refusal';

/** One entry of a `fields` parameter: `preview.invalidate(false)`, `whatsapp_business_account{id}`. */
export interface FieldRequest {
	readonly name: string;
	readonly modifier?: { readonly name: string; readonly argument: string };
	readonly subfields?: readonly string[];
}

const fieldPattern = /^([a-z_]+)(?:\.([a-z_]+)\(([^()]*)\))?(?:\{([a-z_,]+)\})?$/;

/** Splits at commas outside braces and parentheses. */
function splitFields(text: string): string[] {
	return text.match(/(?:[^,{(]|\{[^}]*\}?|\([^)]*\)?)+/g) ?? [];
}

/**
 * Reads a `fields` parameter.
 *
 * @throws {Refusal} when it is none
 */
export function parseFields(text: string): FieldRequest[] {
	return splitFields(text).map((entry) => {
		const found = fieldPattern.exec(entry);
		if (found === null) throw refuse('invalidField', `fields: syntax near ${entry}`, 'fields');
		const [, name, modifierName, argument, subfields] = found;
		return {
			name,
			...(modifierName !== undefined && { modifier: { name: modifierName, argument } }),
			...(subfields !== undefined && { subfields: subfields.split(',') }),
		};
	});
}

/** How a node's field is read; absent values (undefined) are left out of the answer. */
export type FieldReaders<Source> = Readonly<
	Record<string, (source: Source, field: FieldRequest) => unknown>
>;

/**
 * Reads the requested fields, always with `id`, as the Graph does.
 *
 * @throws {Refusal} for a field that the node does not have
 */
export function readFields<Source>(
	source: Source,
	fields: readonly FieldRequest[],
	readers: FieldReaders<Source>,
): Record<string, unknown> {
	const answer: Record<string, unknown> = {};
	for (const field of [{ name: 'id' }, ...fields]) {
		const read = Object.hasOwn(readers, field.name) ? readers[field.name] : undefined;
		if (read === undefined) {
			throw refuse('invalidField', `Tried accessing nonexisting field (${field.name})`, 'fields');
		}
		const value = read(source, field);
		if (value !== undefined) answer[field.name] = value;
	}
	return answer;
}
