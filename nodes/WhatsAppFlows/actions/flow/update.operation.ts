import type { INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../../providers/invalidInput';
import type { Flow } from '../../providers/model';
import type { Provider, UpdateCall, UpdateFlow } from '../../providers/provider';
import type { Item, ProviderOperation } from '../operation';
import { asText, fieldsOf, parameter, perProvider, present, simplifyField } from '../operation';
import { categoriesField, readCategories } from './categoriesField';
import { checkField } from './checkBeforeUpload';
import { endpointUriField, readEndpointUri } from './endpointUriField';
import { withLines } from './faults';
import { flowField, readFlow } from './flowField';
import { definitionFields, definitionSources, readDefinition } from './definition';
import { uploadFlowJson } from './flowJson.refusal';
import { Steps } from './steps';

function updateFieldsOf(provider: Provider): INodeProperties | undefined {
	const takes = provider.flow.update?.takes;
	if (!takes) return undefined;
	const applicationId: INodeProperties = {
		displayName: 'Application ID',
		name: 'applicationId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1234567890123456',
		description: 'The Meta app that a flow with an endpoint belongs to',
	};
	return {
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			...(takes.applicationId ? [applicationId] : []),
			categoriesField(provider, takes.oneCategory),
			...(takes.endpointUri ? [endpointUriField(takes.endpointUri)] : []),
			{
				displayName: 'Flow Name',
				name: 'flowName',
				type: 'string',
				default: '',
				description: 'The new name, which no other flow of the account may have',
			},
		],
	};
}

export const update: ProviderOperation = {
	value: 'update',
	offeredBy: ({ flow }) => flow.update,
	name: 'Update',
	action: 'Update flow',
	description: 'Change the name, the categories, the endpoint or the pages of a flow',
	fields: fieldsOf('update', [
		flowField({ description: 'The flow to change' }),
		{
			displayName: 'Define Flow By',
			name: 'defineFlowBy',
			type: 'options',
			noDataExpression: true,
			options: [
				...definitionSources,
				{ name: 'Keep as It Is', value: 'none', description: 'Change only the fields below' },
			].sort((one, other) => one.name.localeCompare(other.name)),
			default: 'none',
			description: 'Where the new pages and fields of the flow come from',
		},
		...definitionFields,
		...checkField(['form', 'none', 'template']),
		...perProvider(updateFieldsOf),
		simplifyField,
	]),
	async execute(item) {
		const call = item.connection.provider.flow.update as UpdateCall;
		const changes = readChanges(item, call);
		const { flowJson, answerFields } = (await readDefinition(item)) ?? {};
		if (flowJson === undefined && Object.values(changes).every((value) => value === undefined)) {
			throw new InvalidInput(
				'Update Fields is empty and the definition is kept, so there is nothing to change',
				'Add a field to Update Fields, or choose another way at Define Flow By.',
			);
		}
		const { flowId } = await readFlow(item);
		const flow = await updateFlow(item, call, { flowId, flowJson, ...changes });
		return { json: present(item, { ...withLines(flow, flowJson), answerFields }) };
	},
};

type Changes = Omit<UpdateFlow, 'flowId' | 'flowJson'>;

function readChanges(item: Item, { takes }: UpdateCall): Changes {
	const given = parameter<Record<string, unknown>>(item, 'updateFields', {});
	return {
		flowName: asText(given.flowName) || undefined,
		categories:
			given.categories === undefined
				? undefined
				: readCategories(item.connection.provider, given.categories, takes.oneCategory),
		endpointUri: takes.endpointUri ? readEndpointUri(asText(given.endpointUri)) : undefined,
		applicationId: takes.applicationId ? asText(given.applicationId) || undefined : undefined,
	};
}

/** One call where the provider takes the JSON with the rest, else the fields and then the JSON. */
async function updateFlow(item: Item, call: UpdateCall, input: UpdateFlow): Promise<Flow> {
	const { connection } = item;
	const { uploadJson } = connection.provider.flow;
	const { flowId, flowJson, ...changes } = input;
	if (flowJson === undefined || call.takes.flowJson || !uploadJson) {
		return await connection.call(call, input);
	}
	const steps = new Steps(flowId);
	const changesFields = Object.values(changes).some((value) => value !== undefined);
	const flow = changesFields
		? await steps.run(
				'change the fields',
				async () => await connection.call(call, { flowId, ...changes }),
			)
		: undefined;
	const { validationErrors, raw } = await steps.run(
		'upload the Flow JSON',
		async () => await uploadFlowJson(connection, uploadJson, { flowId, flowJson }),
	);
	return { provider: connection.provider.id, flowId, ...flow, validationErrors, raw };
}
