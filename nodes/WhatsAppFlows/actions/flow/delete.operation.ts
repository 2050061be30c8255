import type { FlowCalls } from '../../providers/provider';
import type { ProviderOperation } from '../operation';
import { fieldsOf } from '../operation';
import { flowField, readFlow } from './flowField';

export const deleteFlow: ProviderOperation = {
	value: 'delete',
	offeredBy: ({ flow }) => flow.delete,
	name: 'Delete',
	action: 'Delete flow',
	description: 'Delete a draft; a published flow can only be deprecated',
	fields: fieldsOf('delete', [
		flowField({ description: 'The draft to delete; this can’t be undone' }),
	]),
	async execute(item) {
		const { connection } = item;
		const call = connection.provider.flow.delete as NonNullable<FlowCalls['delete']>;
		const { flowId } = await readFlow(item);
		await connection.call(call, { flowId });
		return { json: { deleted: true } };
	},
};
