/**
 * Reads what the npm package "flatted" wrote, the form in which n8n's REST API hands out execution
 * data: one flat array in which every string inside an object or array is the index of its value.
 */
export function parseFlatted(text: string): unknown {
	const table = JSON.parse(text) as unknown[];
	const seen = new Map<string, unknown>();

	function valueAt(index: string): unknown {
		if (seen.has(index)) return seen.get(index);
		const flat = table[Number(index)];
		if (flat === null || typeof flat !== 'object') return flat;
		const value: Record<string, unknown> | unknown[] = Array.isArray(flat) ? [] : {};
		seen.set(index, value);
		for (const [key, inner] of Object.entries(flat)) {
			// Defined, not assigned: a key may be called __proto__.
			Object.defineProperty(value, key, {
				value: typeof inner === 'string' ? valueAt(inner) : inner,
				enumerable: true,
				writable: true,
				configurable: true,
			});
		}
		return value;
	}

	return valueAt('0');
}
