import { InvalidInput } from '../../providers/invalidInput';
import type { Template } from '../../providers/templateCalls';
import type { Connection } from '../../transport/request';
import { eachEntry } from '../eachEntry';

/**
 * The templates of the account one after another.
 * @param atMost how many templates are wanted, so that a short list is asked for as one
 * @param name only those that may have this name, where the provider can look for it
 */
export function eachTemplate(
	{ call, provider }: Connection,
	{ atMost = Infinity, name }: { atMost?: number; name?: string } = {},
): AsyncGenerator<Template> {
	const list = provider.template?.list;
	if (!list) {
		throw new InvalidInput(
			`${provider.displayName} has no list of templates with a button for a flow`,
			'Choose another provider.',
		);
	}
	const limit = Math.min(list.pageSize, atMost);
	return eachEntry(async (after) => {
		const { templates, after: next } = await call(list, { limit, after, name });
		return { entries: templates, after: next };
	});
}
