import { InvalidInput } from '../../providers/invalidInput';
import type { ProviderOperation } from '../operation';
import { fieldsOf, text } from '../operation';
import { downloadFlowJson } from './downloadFlowJson';
import { flowField, readFlow } from './flowField';
import { parseObject } from './flowJsonField';

export const downloadJson: ProviderOperation = {
	value: 'downloadJson',
	offeredBy: ({ flow }) => flow.downloadJson,
	name: 'Download JSON',
	action: 'Download JSON of flow',
	description: 'Get the definition of a flow, to keep it or to use it for another one',
	fields: fieldsOf('downloadJson', [
		flowField({ description: 'The flow whose definition to get' }),
		{
			displayName: 'Output As',
			name: 'outputAs',
			type: 'options',
			options: [
				{ name: 'File', value: 'binary', description: 'A file in a binary field' },
				{ name: 'JSON', value: 'json', description: 'An object in the field flowJson' },
			],
			default: 'json',
			description: 'Whether the definition comes as data or as a file',
		},
		{
			displayName: 'Put Output File in Field',
			name: 'binaryPropertyName',
			type: 'string',
			required: true,
			default: 'data',
			hint: 'The name of the output field that will contain the file',
			displayOptions: { show: { outputAs: ['binary'] } },
		},
	]),
	async execute(item) {
		const { connection, node } = item;
		const { flowId } = await readFlow(item);
		const json = await downloadFlowJson(connection, flowId);
		const provider = connection.provider.id;
		if (text(item, 'outputAs') === 'binary') {
			const file = await node.helpers.prepareBinaryData(
				Buffer.from(json),
				`flow-${flowId}.json`,
				'application/json',
			);
			return {
				json: { provider, flowId },
				binary: { [text(item, 'binaryPropertyName') || 'data']: file },
			};
		}
		const flowJson = parseObject(json);
		if (typeof flowJson === 'string') {
			throw new InvalidInput(
				`The stored definition of flow ${flowId} is not valid JSON (${flowJson})`,
				'Choose Output As File to get it as it is.',
			);
		}
		return { json: { provider, flowId, flowJson } };
	},
};
