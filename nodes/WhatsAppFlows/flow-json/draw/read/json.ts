export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function asObject(value: unknown): JsonObject {
	return isObject(value) ? value : {};
}

export function asArray(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

/** The objects of a list, nothing of what else is in it. */
export function objectsIn(value: unknown): JsonObject[] {
	return asArray(value).filter(isObject);
}

export function asText(value: unknown): string {
	if (typeof value === 'string') return value;
	return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** A member of its own: keys come from the Flow, and `constructor` is one like any other. */
export function own(value: unknown, key: string): unknown {
	return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
		? (value as JsonObject)[key]
		: undefined;
}

/** A text with an end, and without heaps of marks on one letter. */
export function capped(text: string, most: number): string {
	const short = text.length > most ? `${text.slice(0, most)}…` : text;
	return short.replace(/(\p{M}{6})\p{M}+/gu, '$1');
}
