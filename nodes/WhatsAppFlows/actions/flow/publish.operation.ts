import type { FlowCalls } from '../../providers/provider';
import type { ProviderOperation } from '../operation';
import { fieldsOf, onlyFor, parameter, present } from '../operation';
import { flowField, readFlow } from './flowField';
import { expectReadyEndpoint } from './publish.checklist';
import { explainRefusedPublish } from './flowJson.refusal';

export const publish: ProviderOperation = {
	value: 'publish',
	offeredBy: ({ flow }) => flow.publish,
	name: 'Publish',
	action: 'Publish flow',
	description: 'Make a draft available to everyone you send it to',
	fields: fieldsOf('publish', [
		flowField({ description: 'The draft to publish' }),
		...onlyFor(
			({ endpoint }) => endpoint,
			[
				{
					displayName: 'Check Endpoint First',
					name: 'checkEndpoint',
					type: 'boolean',
					default: true,
					description:
						'Whether to look, for a flow with live data, if key, address, app and subscription are in place and the endpoint answers, before WhatsApp is asked to publish',
				},
			],
		),
	]),
	async execute(item) {
		const { connection } = item;
		const call = connection.provider.flow.publish as NonNullable<FlowCalls['publish']>;
		const { flowId } = await readFlow(item);
		if (parameter(item, 'checkEndpoint', true)) await expectReadyEndpoint(item, flowId);
		const flow = await connection.call(call, { flowId }).catch(async (thrown: unknown) => {
			throw await explainRefusedPublish(connection, flowId, thrown);
		});
		return { json: present(item, flow) };
	},
};
