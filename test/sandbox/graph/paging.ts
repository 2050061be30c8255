import { refuse } from '../refusal';

export interface PageRequest {
	readonly limit: number;
	readonly after?: string;
	readonly before?: string;
}

export interface Page<Item> {
	readonly data: Item[];
	readonly paging?: { readonly cursors: { readonly before: string; readonly after: string } };
	readonly hasMore: boolean;
}

const toCursor = (index: number) => Buffer.from(`flow ${index}`).toString('base64url');

function fromCursor(cursor: string): number {
	const found = /^flow (\d+)$/.exec(Buffer.from(cursor, 'base64url').toString());
	if (found === null) throw refuse('invalidField', 'Invalid cursor', 'after');
	return Number(found[1]);
}

/**
 * One page of a list in the Graph's way: a page that holds something always names both cursors, the
 * last one too; the page after it is empty and names none.
 * https://developers.facebook.com/docs/graph-api/results
 *
 * @throws {Refusal} for a cursor that this list did not give out
 */
export function cutPage<Item>(items: readonly Item[], page: PageRequest): Page<Item> {
	const end = page.before === undefined ? items.length : fromCursor(page.before);
	const first = page.after === undefined ? 0 : fromCursor(page.after) + 1;
	const start = page.before === undefined ? first : Math.max(0, end - page.limit);
	const stop = Math.min(items.length, end, start + page.limit);
	const data = items.slice(start, stop);
	if (data.length === 0) return { data, hasMore: false };
	const cursors = { before: toCursor(start), after: toCursor(stop - 1) };
	return { data, paging: { cursors }, hasMore: stop < items.length };
}
