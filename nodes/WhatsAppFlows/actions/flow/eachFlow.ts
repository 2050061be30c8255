import { InvalidInput } from '../../providers/invalidInput';
import type { Flow } from '../../providers/model';
import type { Connection } from '../../transport/request';
import { eachEntry } from '../eachEntry';

/**
 * The flows of the account one after another.
 * @param atMost how many flows are wanted, so that a short list is asked for as one
 */
export function eachFlow({ call, provider }: Connection, atMost = Infinity): AsyncGenerator<Flow> {
	const list = provider.flow.list;
	if (!list) {
		throw new InvalidInput(
			`${provider.displayName} has no list of flows`,
			'Give the flow by its id.',
		);
	}
	const limit = Math.min(list.pageSize, atMost);
	return eachEntry(async (after) => {
		const { flows, after: next } = await call(list, { limit, after });
		return { entries: flows, after: next };
	});
}
