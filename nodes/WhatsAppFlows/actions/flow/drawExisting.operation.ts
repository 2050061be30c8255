import type { ProviderOperation } from '../operation';
import { fieldsOf, text } from '../operation';
import { downloadFlowJson } from './downloadFlowJson';
import { drawing, drawingFields } from './drawing';
import { flowField, readFlow } from './flowField';
import { objectIn } from './flowJsonField';

export const drawExisting: ProviderOperation = {
	value: 'drawExisting',
	name: 'Draw Existing',
	action: 'Draw existing flow',
	description: 'Make a picture of all screens and the ways between them of a flow of your account',
	offeredBy: ({ flow }) => flow.downloadJson,
	fields: fieldsOf('drawExisting', [
		flowField({ description: 'The flow to draw' }),
		...drawingFields,
	]),
	async execute(item) {
		const { call, provider } = item.connection;
		const { flowId, flowName } = await readFlow(item);
		const flowJson = objectIn(
			await downloadFlowJson(item.connection, flowId),
			`The stored definition of flow ${flowId}`,
		);
		const { get } = provider.flow;
		const isNamed = flowName !== undefined || text(item, 'title') !== '';
		const name = isNamed || !get ? flowName : (await call(get, { flowId })).name;
		const { json, binary } = await drawing(item, flowJson, name);
		return { json: { provider: provider.id, flowId, ...json }, binary };
	},
};
