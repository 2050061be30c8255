import type { FlowCalls } from '../../providers/provider';
import type { ProviderOperation } from '../operation';
import { fieldsOf, present, simplifyField } from '../operation';
import { flowField, readFlow } from './flowField';

export const get: ProviderOperation = {
	value: 'get',
	offeredBy: ({ flow }) => flow.get,
	name: 'Get',
	action: 'Get flow',
	description: 'Get one flow with its status and what is wrong with it, if anything',
	fields: fieldsOf('get', [flowField({ description: 'The flow to look at' }), simplifyField]),
	async execute(item) {
		const { connection } = item;
		const call = connection.provider.flow.get as NonNullable<FlowCalls['get']>;
		const { flowId } = await readFlow(item);
		return { json: present(item, await connection.call(call, { flowId })) };
	},
};
