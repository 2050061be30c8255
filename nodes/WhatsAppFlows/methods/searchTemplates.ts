import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { templateValue } from '../actions/template/templateField';
import type { Template } from '../providers/templateCalls';
import { editorConnection } from './editorConnection';

/** Pages that one search looks through before the editor must ask for more. */
const pagesAtOnce = 10;

/** The templates that open a flow, each language an entry of its own. */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { call, provider } = await editorConnection(this);
	const list = provider.template?.list;
	if (!list) return { results: [] };
	const wanted = filter?.toLowerCase().trim() ?? '';
	const found: Template[] = [];
	let after = paginationToken;
	for (let page = 0; page < pagesAtOnce; page++) {
		const { templates, after: next } = await call(list, { limit: list.pageSize, after });
		found.push(
			...templates.filter(
				({ flowButton, name }) => flowButton !== undefined && name.toLowerCase().includes(wanted),
			),
		);
		after = next;
		if (!after || found.length > 0) break;
	}
	return {
		results: found.map((template) => ({ name: label(template), value: templateValue(template) })),
		paginationToken: after,
	};
}

function label({ name, language, status }: Template): string {
	return `${name} (${[language, status?.toLowerCase()].filter(Boolean).join(', ')})`;
}
