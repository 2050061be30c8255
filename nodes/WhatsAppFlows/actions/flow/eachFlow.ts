import { InvalidInput } from '../../providers/invalidInput';
import type { Flow } from '../../providers/model';
import type { Connection } from '../../transport/request';

/**
 * The flows of the account one after another, asking for a page only when it is needed.
 * @param atMost how many flows are wanted, so that a short list is asked for as one
 */
export async function* eachFlow(
	{ call, provider }: Connection,
	atMost = Infinity,
): AsyncGenerator<Flow> {
	const list = provider.flow.list;
	if (!list) {
		throw new InvalidInput(
			`${provider.displayName} has no list of flows`,
			'Give the flow by its id.',
		);
	}
	const limit = Math.min(list.pageSize, atMost);
	const cursors = new Set<string>();
	let after: string | undefined;
	do {
		const page = await call(list, { limit, after });
		yield* page.flows;
		// A provider that names a cursor twice would keep us asking for ever.
		after = page.after && !cursors.has(page.after) ? page.after : undefined;
		if (after) cursors.add(after);
	} while (after);
}
