import type { FlowCalls } from '../../providers/provider';
import type { ProviderOperation } from '../operation';
import { fieldsOf, onlyFor, parameter, present } from '../operation';
import { flowField, readFlow } from './flowField';

export const getPreview: ProviderOperation = {
	value: 'getPreview',
	offeredBy: ({ flow }) => flow.getPreview,
	name: 'Get Preview',
	action: 'Get preview of flow',
	description: 'Get a link that shows the flow in a browser to anyone who has the link',
	fields: fieldsOf('getPreview', [
		flowField({ description: 'The flow to preview' }),
		...onlyFor(
			({ flow }) => flow.getPreview?.renews,
			[
				{
					displayName: 'Renew Link',
					name: 'invalidate',
					type: 'boolean',
					default: false,
					description: 'Whether to make a new link, after which the old one shows nothing',
				},
			],
		),
	]),
	async execute(item) {
		const { connection } = item;
		const call = connection.provider.flow.getPreview as NonNullable<FlowCalls['getPreview']>;
		const { flowId } = await readFlow(item);
		const invalidate = Boolean(call.renews) && parameter(item, 'invalidate', false);
		return { json: present(item, await connection.call(call, { flowId, invalidate })) };
	},
};
