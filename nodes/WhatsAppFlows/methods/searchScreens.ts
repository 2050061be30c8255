import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { downloadFlowJson } from '../actions/flow/downloadFlowJson';
import { findFlow } from '../actions/flow/flowField';
import { parseObject } from '../actions/flow/flowJsonField';
import { listScreens } from '../flow-json/screens';
import { editorConnection } from './editorConnection';

/** The screens of the chosen flow, those that a message can open first. */
export async function searchScreens(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const connection = await editorConnection(this);
	const { displayName, flow } = connection.provider;
	if (!flow.downloadJson) {
		throw new NodeOperationError(this.getNode(), `${displayName} has no list of screens`, {
			description: 'Choose By ID and give the id of the screen, as the Flow JSON has it.',
		});
	}
	const locator = this.getCurrentNodeParameter('flowId');
	const { flowId } = await findFlow(connection, locator, 'Flow');
	const wanted = filter?.toLowerCase().trim() ?? '';
	const screens = listScreens(parseObject(await downloadFlowJson(connection, flowId)));
	return {
		results: screens
			.map(({ id, title, entry }) => ({
				name: [title ?? id, title && title !== id ? ` – ${id}` : '', entry ? ' (first)' : ''].join(
					'',
				),
				value: id,
				entry,
			}))
			.filter(({ name }) => name.toLowerCase().includes(wanted))
			.sort((a, b) => Number(b.entry) - Number(a.entry))
			.map(({ name, value }) => ({ name, value })),
	};
}
