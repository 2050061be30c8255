import type { FlowCalls } from '../../providers/provider';
import type { ProviderOperation } from '../operation';
import { fieldsOf, present } from '../operation';
import { flowField, readFlow } from './flowField';

export const deprecate: ProviderOperation = {
	value: 'deprecate',
	offeredBy: ({ flow }) => flow.deprecate,
	name: 'Deprecate',
	action: 'Deprecate flow',
	description: 'Retire a published flow, so that it can no longer be sent or opened',
	fields: fieldsOf('deprecate', [
		flowField({ description: 'The flow to retire; this can’t be undone' }),
	]),
	async execute(item) {
		const { connection } = item;
		const call = connection.provider.flow.deprecate as NonNullable<FlowCalls['deprecate']>;
		const { flowId } = await readFlow(item);
		return { json: present(item, await connection.call(call, { flowId })) };
	},
};
