/**
 * What a list holds, entry by entry, asking for a page only when it is needed.
 * @param ask for one page, by the cursor that the page before it named
 */
export async function* eachEntry<Entry>(
	ask: (after: string | undefined) => Promise<{ entries: Entry[]; after?: string }>,
): AsyncGenerator<Entry> {
	const cursors = new Set<string>();
	let after: string | undefined;
	do {
		const page = await ask(after);
		yield* page.entries;
		// A provider that names a cursor twice would keep us asking for ever.
		after = page.after && !cursors.has(page.after) ? page.after : undefined;
		if (after) cursors.add(after);
	} while (after);
}
