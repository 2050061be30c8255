import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { editorConnection } from './editorConnection';

/** Pages that one search looks through before the editor must ask for more. */
const pagesAtOnce = 10;

/** The flows of the account for the editor's list, a page at a time; a filter looks further. */
export async function searchFlows(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { call, provider } = await editorConnection(this);
	const list = provider.flow.list;
	if (!list) return { results: [] };
	const wanted = filter?.toLowerCase().trim() ?? '';
	const results: INodeListSearchResult['results'] = [];
	let after = paginationToken;
	for (let page = 0; page < pagesAtOnce; page++) {
		const found = await call(list, { limit: list.pageSize, after });
		for (const { flowId, name = flowId, status } of found.flows) {
			if (`${name} ${flowId}`.toLowerCase().includes(wanted)) {
				results.push({ name: status ? `${name} (${status.toLowerCase()})` : name, value: flowId });
			}
		}
		after = found.after;
		if (!after || (wanted === '' && results.length > 0)) break;
	}
	return { results, paginationToken: after };
}
