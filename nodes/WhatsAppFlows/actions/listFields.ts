import type { INodeProperties } from 'n8n-workflow';
import type { Item } from './operation';
import { parameter } from './operation';

/** How many entries of a list are wanted. */
export const listFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
];

/** How many entries an item wants; Infinity for all. */
export function readLimit(item: Item): number {
	return parameter(item, 'returnAll', false) ? Infinity : parameter(item, 'limit', 50);
}

/** A word of the provider as the editor shows it. */
export const wordLabel = (word: string) => word.charAt(0) + word.slice(1).toLowerCase();

/**
 * The first entries that a filter lets through. No provider filters by itself, so that with a
 * filter any page may hold few or none.
 */
export async function firstOf<Entry>(
	entries: AsyncIterable<Entry>,
	limit: number,
	wanted: (entry: Entry) => boolean,
): Promise<Entry[]> {
	const found: Entry[] = [];
	if (limit < 1) return found;
	for await (const entry of entries) {
		if (wanted(entry)) found.push(entry);
		if (found.length >= limit) break;
	}
	return found;
}
