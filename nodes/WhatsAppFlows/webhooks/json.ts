import type { JsonObject } from './events';

/** Whether a value is a JSON object, so that its keys can be read. */
export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value when it is a JSON object, else one without keys. */
export function objectOf(value: unknown): JsonObject {
	return isObject(value) ? value : {};
}

/** The objects of a list; a single object counts as a list of one. */
export function objectsOf(value: unknown): JsonObject[] {
	return (Array.isArray(value) ? value : [value]).filter(isObject);
}

/** Text that is not empty; numbers as text, since providers write ids both ways. */
export function textOf(value: unknown): string | undefined {
	if (typeof value === 'string') return value === '' ? undefined : value;
	return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}

/** The first of several places that holds text. */
export function firstText(...values: unknown[]): string | undefined {
	for (const value of values) {
		const text = textOf(value);
		if (text !== undefined) return text;
	}
	return undefined;
}

/** A finite number; text with a number in it counts. */
export function numberOf(value: unknown): number | undefined {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** Parses JSON text. @returns undefined when it is not JSON, which JSON itself can't express */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** The object without its undefined keys, so that what is unknown is absent from an output. */
export function known<T extends object>(value: T): T {
	return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}

const maxDepth = 100;

/**
 * Copies a JSON value without `__proto__` keys, which would change the prototype of whatever the
 * copy is later assigned or merged into.
 *
 * @returns undefined when it is nested more than 100 levels deep, which no form is and which n8n may
 * not be able to store
 */
export function safeCopy(value: unknown): unknown {
	let fits = true;
	const copy = (part: unknown, depth: number): unknown => {
		fits &&= depth <= maxDepth;
		if (!fits || typeof part !== 'object' || part === null) return part;
		if (Array.isArray(part)) return part.map((item) => copy(item, depth + 1));
		const result: JsonObject = {};
		for (const [key, item] of Object.entries(part)) {
			if (key !== '__proto__') result[key] = copy(item, depth + 1);
		}
		return result;
	};
	const result = copy(value, 0);
	return fits ? result : undefined;
}

/** A provider's word in camelCase: `BUTTON_REPLY`, `button_reply` and `ButtonReply` are one. */
export function camelCase(word: string): string {
	const even = /[a-z]/.test(word) ? word : word.toLowerCase();
	const [first = '', ...rest] = even.split(/[^A-Za-z0-9]+/).filter(Boolean);
	return (
		first.charAt(0).toLowerCase() +
		first.slice(1) +
		rest.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('')
	);
}
