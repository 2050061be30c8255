import type { INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../../providers/invalidInput';
import type { Flow } from '../../providers/model';
import type { CreateCall, CreateFlow, Provider } from '../../providers/provider';
import { ProviderFailure } from '../../transport/failure';
import type { Item, ProviderOperation } from '../operation';
import {
	asText,
	fieldsOf,
	note,
	parameter,
	perProvider,
	present,
	providersWhere,
	simplifyField,
	text,
} from '../operation';
import { categoriesField, readCategories } from './categoriesField';
import { flowField, readFlow } from './flowField';
import type { Definition } from './definition';
import { definitionFields, definitionSources, readDefinition } from './definition';
import { readEndpointUri, endpointUriField } from './endpointUriField';
import { uploadFlowJson } from './flowJson.refusal';
import { Steps } from './steps';
import { checkField } from './checkBeforeUpload';
import { listFaults, withLines } from './faults';

const clone = {
	name: 'Copy of Another Flow',
	value: 'clone',
	description: 'A flow that you have already',
};
const nothing = {
	name: 'Nothing Yet',
	value: 'none',
	description: 'An empty draft, to be filled later',
};

/** How a provider lets a new flow be defined: what its create call takes decides. */
function sourcesOf({ flow }: Provider) {
	const takes = flow.create?.takes;
	if (!takes) return [];
	if (takes.flowJson === 'required') return definitionSources;
	const copy = { ...clone, description: clone.description + note(takes.clone) };
	const all = [...definitionSources, ...(takes.clone ? [copy] : []), nothing];
	return all.sort((one, other) => one.name.localeCompare(other.name));
}

const defineFlowBy = perProvider((provider): INodeProperties => ({
	displayName: 'Define Flow By',
	name: 'defineFlowBy',
	type: 'options',
	noDataExpression: true,
	options: sourcesOf(provider),
	default: 'form',
	description: 'Where the pages and fields of the new flow come from',
}));

const additionalFields = perProvider(({ flow }): INodeProperties | undefined => {
	const endpointUri = flow.create?.takes.endpointUri;
	return (
		endpointUri && {
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [endpointUriField(endpointUri)],
		}
	);
});

export const create: ProviderOperation = {
	value: 'create',
	offeredBy: ({ flow }) => flow.create,
	name: 'Create',
	action: 'Create flow',
	description: 'Create a new flow, and publish it if you like',
	fields: fieldsOf('create', [
		{
			displayName: 'Flow Name',
			name: 'flowName',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Book a table',
			description: 'A name that no other flow of the account has; your customers do not see it',
		},
		...perProvider((provider) =>
			categoriesField(provider, provider.flow.create?.takes.oneCategory),
		),
		...defineFlowBy,
		...definitionFields,
		...checkField(['clone', 'form', 'none', 'template']),
		flowField({
			displayName: 'Flow to Copy',
			name: 'cloneFlowId',
			description: 'The flow whose definition the new one begins with',
			displayOptions: {
				show: {
					defineFlowBy: ['clone'],
					provider: providersWhere(({ flow }) => flow.create?.takes.clone),
				},
			},
		}),
		{
			displayName: 'Publish Immediately',
			name: 'publishImmediately',
			type: 'boolean',
			default: false,
			description:
				'Whether to publish the flow right after it is created, so that it can be sent to everyone',
		},
		...additionalFields,
		simplifyField,
	]),
	async execute(item) {
		const { provider } = item.connection;
		const call = provider.flow.create as CreateCall;
		const { answerFields, ...input } = await readInput(item, call);
		const flow = await createFlow(item, call, input);
		return { json: present(item, { ...withLines(flow, input.flowJson), answerFields }) };
	},
};

async function readInput(
	item: Item,
	call: CreateCall,
): Promise<CreateFlow & Pick<Definition, 'answerFields'>> {
	const { provider } = item.connection;
	const flowName = text(item, 'flowName');
	if (!flowName) throw new InvalidInput('Flow Name is empty', 'Give the flow a name.');
	const source = text(item, 'defineFlowBy');
	if (!sourcesOf(provider).some(({ value }) => value === source)) {
		throw new InvalidInput(
			`Define Flow By: ${provider.displayName} can’t create a flow this way`,
			`Choose one of: ${sourcesOf(provider)
				.map(({ name }) => name)
				.join(', ')}.`,
		);
	}
	const categories = readCategories(
		provider,
		parameter<string | string[]>(item, 'categories', []),
		call.takes.oneCategory,
	);
	const publish = parameter(item, 'publishImmediately', false);
	if (publish && source === 'none') {
		throw new InvalidInput(
			'Publish Immediately is on, but the flow has no definition yet',
			'Define the flow, or turn Publish Immediately off.',
		);
	}
	const { endpointUri } = parameter<{ endpointUri?: unknown }>(item, 'additionalFields', {});
	return {
		flowName,
		categories,
		publish,
		endpointUri: call.takes.endpointUri ? readEndpointUri(asText(endpointUri)) : undefined,
		...(await readDefinition(item)),
		cloneFlowId:
			source === 'clone' ? (await readFlow(item, 'cloneFlowId', 'Flow to Copy')).flowId : undefined,
	};
}

/** One call where the provider has one, else create, upload and publish in this order. */
async function createFlow(item: Item, call: CreateCall, input: CreateFlow): Promise<Flow> {
	const { connection } = item;
	const { uploadJson, publish } = connection.provider.flow;
	const uploads = input.flowJson !== undefined && !call.takes.flowJson;
	const publishesLater = input.publish && (uploads || !call.takes.publish);
	const steps = new Steps();
	const first = {
		...input,
		flowJson: uploads ? undefined : input.flowJson,
		publish: input.publish && !publishesLater,
	};
	let flow = await steps.run('create', async () => await connection.call(call, first));
	const { flowId } = flow;
	if (uploads && uploadJson) {
		const upload = { flowId, flowJson: input.flowJson ?? '' };
		const { validationErrors } = await steps.run(
			'upload the Flow JSON',
			async () => await uploadFlowJson(connection, uploadJson, upload),
			flowId,
		);
		flow = { ...flow, validationErrors };
	}
	if (!input.publish) return flow;
	if (flow.validationErrors && flow.validationErrors.length > 0) {
		throw notPublishable(item, flow, input.flowJson);
	}
	if (publishesLater && publish) {
		const { status, raw } = await steps.run(
			'publish',
			async () => await connection.call(publish, { flowId }),
			flowId,
		);
		flow = { ...flow, status, raw };
	}
	return flow;
}

/** The provider saved the flow as a draft, together with what is wrong with its JSON. */
function notPublishable(item: Item, flow: Flow, flowJson?: string): ProviderFailure {
	const faults = flow.validationErrors ?? [];
	return new ProviderFailure(
		{
			provider: item.connection.provider.id,
			code: faults[0].error,
			title: 'The flow was created as a draft, but its JSON does not allow publishing',
			detail: `${listFaults(faults, flowJson)}\n\nCorrect the JSON with Update, then use Publish.`,
			httpStatus: 200,
			disposition: 'fixRequest',
			raw: flow.raw,
		},
		'change',
		{ flowId: flow.flowId, step: 'publish', done: ['create'] },
	);
}
