import type { ScreenModel } from './dataModel';
import { isObject } from './plain';

/** Values as a screen needs them, or why some of them can't be. */
export interface Fitted {
	readonly data: Record<string, unknown>;
	/** A sentence without its full stop for each value that does not fit. */
	readonly mismatches: readonly string[];
}

/**
 * Brings values into the types of a screen's data where nothing is lost by it: a number becomes the
 * text that a text field needs, a text that is a number becomes one, JSON becomes the list or object
 * that it is. Fields without a value are left out.
 */
export function fitData({ fields }: ScreenModel, given: Readonly<Record<string, unknown>>): Fitted {
	const mismatches: string[] = [];
	const known = new Set(fields.map(({ name }) => name));
	for (const [name, value] of Object.entries(given)) {
		if (!known.has(name) && !isMissing(value)) {
			mismatches.push(`“${name}” is not in the data of the screen`);
		}
	}
	const entries = fields.flatMap(({ name, required, schema }): Array<[string, unknown]> => {
		const value = Object.hasOwn(given, name) ? given[name] : undefined;
		if (isMissing(value) || (value === '' && schema.type !== 'string')) {
			if (required) mismatches.push(`“${name}” is empty, but the screen needs it`);
			return [];
		}
		return [[name, fit(value, schema, name, mismatches)]];
	});
	return { data: Object.fromEntries(entries), mismatches };
}

function isMissing(value: unknown): boolean {
	return value === undefined || value === null;
}

const needs: Readonly<Record<string, string>> = {
	string: 'a text',
	number: 'a number',
	integer: 'a whole number',
	boolean: 'true or false',
	array: 'a list',
	object: 'an object',
};

type Schema = Readonly<Record<string, unknown>>;

function fit(value: unknown, schema: Schema, path: string, mismatches: string[]): unknown {
	const type = String(schema.type);
	if (!Object.hasOwn(needs, type)) return value;
	const fitting = converted(value, type);
	if (fitting === undefined) {
		mismatches.push(`“${path}” needs ${needs[type]}, but it is ${kindOf(value)}`);
		return value;
	}
	if (Array.isArray(schema.enum) && !schema.enum.includes(fitting)) {
		mismatches.push(`“${path}” must be one of: ${schema.enum.map(String).join(', ')}`);
	}
	if (Array.isArray(fitting)) {
		const { items } = schema;
		if (!isObject(items)) return fitting;
		return fitting.map((item, index) => fit(item, items, `${path}[${index}]`, mismatches));
	}
	return isObject(fitting) ? fitMembers(fitting, schema, path, mismatches) : fitting;
}

function fitMembers(
	value: Record<string, unknown>,
	{ properties, required }: Schema,
	path: string,
	mismatches: string[],
): Record<string, unknown> {
	for (const name of Array.isArray(required) ? required : []) {
		if (isMissing(value[String(name)])) {
			mismatches.push(`“${path}.${String(name)}” is empty, but the screen needs it`);
		}
	}
	const known = isObject(properties) ? properties : {};
	return Object.fromEntries(
		Object.entries(value).map(([name, inner]) => {
			const schema = Object.hasOwn(known, name) ? known[name] : undefined;
			const fits = isMissing(inner) || !isObject(schema);
			return [name, fits ? inner : fit(inner, schema, `${path}.${name}`, mismatches)];
		}),
	);
}

const plainNumber = /^-?\d+(?:\.\d+)?$/;

/** The value in a type; undefined where it can't be without a guess. */
function converted(value: unknown, type: string): unknown {
	switch (type) {
		case 'string':
			return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
		case 'number':
		case 'integer': {
			const number =
				typeof value === 'string' && plainNumber.test(value.trim()) ? Number(value) : value;
			const fits = type === 'integer' ? Number.isInteger(number) : Number.isFinite(number);
			return fits ? number : undefined;
		}
		case 'boolean': {
			const word = typeof value === 'string' ? value.trim().toLowerCase() : value;
			if (word === 'true' || word === 'false') return word === 'true';
			return typeof word === 'boolean' ? word : undefined;
		}
		default: {
			const content = typeof value === 'string' ? fromJson(value) : value;
			const fits = type === 'array' ? Array.isArray(content) : isObject(content);
			return fits ? content : undefined;
		}
	}
}

function fromJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function kindOf(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	return (
		{ string: 'a text', number: 'a number', boolean: 'true or false', object: 'an object' }[
			typeof value as string
		] ?? 'something else'
	);
}
