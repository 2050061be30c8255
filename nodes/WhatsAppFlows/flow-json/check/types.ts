import type { JsonNode } from '../parse/nodes';

/** The types of data models, and of what inputs and expressions give. */
export type ValueType = 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array';

export const valueTypes: readonly ValueType[] = [
	'string',
	'number',
	'integer',
	'boolean',
	'object',
	'array',
];

/** The type of a value as it is written: a whole number is an integer, which is a number too. */
export function typeOf(value: JsonNode): string {
	return value.kind === 'number' && Number.isInteger(value.value) ? 'integer' : value.kind;
}

/** Whether a value of some type may stand where a type is expected. */
export function fits(found: string, expected: string): boolean {
	return found === expected || (found === 'integer' && expected === 'number');
}

/**
 * Whether a value that may have several types can stand where several are expected. No types at all
 * stand for a value that nothing is known about.
 */
export function mayFit(found: readonly string[], expected: readonly string[]): boolean {
	if (found.length === 0 || expected.length === 0) return true;
	return found.some((type) => expected.some((wanted) => fits(type, wanted) || fits(wanted, type)));
}
