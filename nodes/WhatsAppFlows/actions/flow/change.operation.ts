import type { FlowCalls } from '../../providers/provider';
import type { ProviderOperation } from '../operation';
import { fieldsOf, present } from '../operation';
import { flowField, readFlow } from './flowField';
import { explainRefusedPublish } from './publish.refusal';

/** Publish and deprecate differ in nothing but their call. */
function change(
	value: 'publish' | 'deprecate',
	name: string,
	description: string,
	fieldDescription: string,
): ProviderOperation {
	return {
		value,
		offeredBy: ({ flow }) => flow[value],
		name,
		action: `${name} flow`,
		description,
		fields: fieldsOf(value, [flowField({ description: fieldDescription })]),
		async execute(item) {
			const { connection } = item;
			const call = connection.provider.flow[value] as NonNullable<FlowCalls[typeof value]>;
			const { flowId } = await readFlow(item);
			const flow = await connection.call(call, { flowId }).catch(async (thrown: unknown) => {
				throw value === 'publish'
					? await explainRefusedPublish(connection, flowId, thrown)
					: thrown;
			});
			return { json: present(item, flow) };
		},
	};
}

export const publish = change(
	'publish',
	'Publish',
	'Make a draft available to everyone you send it to',
	'The draft to publish',
);

export const deprecate = change(
	'deprecate',
	'Deprecate',
	'Retire a published flow, so that it can no longer be sent or opened',
	'The flow to retire; this can’t be undone',
);
