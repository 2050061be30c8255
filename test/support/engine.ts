import 'reflect-metadata';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import type {
	IBinaryKeyData,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IRunExecutionData,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { NodeHelpers, Workflow, createRunExecutionData } from 'n8n-workflow';
import { WhatsAppFlows8x8Api } from '../../credentials/WhatsAppFlows8x8Api.credentials';
import { WhatsAppFlowsDreamsApi } from '../../credentials/WhatsAppFlowsDreamsApi.credentials';
import { WhatsAppFlowsKaleyraApi } from '../../credentials/WhatsAppFlowsKaleyraApi.credentials';
import { WhatsAppFlowsLipachatApi } from '../../credentials/WhatsAppFlowsLipachatApi.credentials';
import { WhatsAppFlowsMetaApi } from '../../credentials/WhatsAppFlowsMetaApi.credentials';
import { WhatsAppFlows } from '../../nodes/WhatsAppFlows/WhatsAppFlows.node';

/** The node in n8n's own engine, in this process: expressions, item linking and outputs are real. */

export const credentialTypes: Readonly<Record<string, ICredentialType>> = Object.fromEntries(
	[
		new WhatsAppFlows8x8Api(),
		new WhatsAppFlowsDreamsApi(),
		new WhatsAppFlowsKaleyraApi(),
		new WhatsAppFlowsLipachatApi(),
		new WhatsAppFlowsMetaApi(),
	].map((type) => [type.name, type]),
);

class Start implements INodeType {
	description = {
		displayName: 'Start',
		name: 'start',
		group: ['trigger' as const],
		version: 1,
		description: '',
		defaults: { name: 'Start' },
		inputs: [],
		outputs: ['main' as const],
		properties: [],
	};

	async execute(this: { getInputData(): INodeExecutionData[] }): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	}
}

export interface Run {
	parameters: INodeParameters;
	credential: { type: string; data: ICredentialDataDecryptedObject };
	/** Further credentials of the node, by type. */
	moreCredentials?: Record<string, ICredentialDataDecryptedObject>;
	/** Default: one item without content. */
	items?: IDataObject[];
	/** The file of the first item. */
	binary?: IBinaryKeyData;
	/** Settings of the node, such as `onError` and `retryOnFail`. */
	settings?: Partial<INode>;
	node?: INodeType;
	executionId?: string;
	/** What the node sends as the answer of the webhook that started the workflow. */
	onResponse?: (response: IN8nHttpFullResponse) => void;
}

export interface RunResult {
	/** By output; the second one is the error output where `settings` has one. */
	outputs: INodeExecutionData[][];
	/** What the editor shows beside the output. */
	hints: string[];
	/** What stopped the node, if anything did. */
	error?: Error & { description?: string | null; context?: IDataObject };
	/** Until when the execution waits, if it does. */
	waitTill?: Date;
	/** Goes on as n8n does when the time to wait is over. */
	goOn(): Promise<RunResult>;
}

export async function runNode(run: Run): Promise<RunResult> {
	const node = run.node ?? new WhatsAppFlows();
	const types: Record<string, INodeType> = {
		'test.start': new Start() as INodeType,
		'test.subject': node,
	};
	const subject: INode = {
		id: 'subject',
		name: 'Subject',
		type: 'test.subject',
		typeVersion: 1,
		position: [0, 0],
		parameters: run.parameters,
		credentials: Object.fromEntries(
			[run.credential.type, ...Object.keys(run.moreCredentials ?? {})].map((type) => [
				type,
				{ id: '1', name: 'Account' },
			]),
		),
		...run.settings,
	};
	const start: INode = {
		id: 'start',
		name: 'Start',
		type: 'test.start',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const workflow = new Workflow({
		id: 'workflow',
		nodes: [start, subject],
		connections: { Start: { main: [[{ node: 'Subject', type: 'main', index: 0 }]] } },
		active: false,
		nodeTypes: {
			getByName: (name) => types[name],
			getByNameAndVersion: (name, version) =>
				NodeHelpers.getVersionedNodeType(types[name], version),
			getKnownTypes: () => ({}),
		},
		settings: { executionOrder: 'v1' },
	});
	const items = (run.items ?? [{}]).map((json, item): INodeExecutionData => ({
		json,
		pairedItem: { item },
		binary: item === 0 ? run.binary : undefined,
	}));
	const data: IRunExecutionData = createRunExecutionData({
		executionData: {
			nodeExecutionStack: [{ node: start, data: { main: [items] }, source: null }],
		},
	});
	return await execute(workflow, run, data);
}

async function execute(workflow: Workflow, run: Run, data: IRunExecutionData): Promise<RunResult> {
	const executed = await new WorkflowExecute(
		additionalData(workflow, run),
		'manual',
		data,
	).processRunExecutionData(workflow);
	const last = executed.data.resultData.runData.Subject?.at(-1);
	return {
		outputs: (last?.data?.main ?? []).map((output) => output ?? []),
		hints: (last?.hints ?? []).map(({ message }) => message),
		error: last?.error ?? executed.data.resultData.error,
		waitTill: executed.data.waitTill,
		// n8n stores an execution that waits, and reads it again.
		goOn: async () =>
			await execute(workflow, run, JSON.parse(JSON.stringify(executed.data)) as IRunExecutionData),
	};
}

/** What n8n gives to everything that runs; `run` brings the credential. */
export function additionalData(
	workflow: Workflow,
	run: Pick<Run, 'credential' | 'moreCredentials' | 'executionId' | 'onResponse'>,
): IWorkflowExecuteAdditionalData {
	const workflowData = {
		id: 'workflow',
		name: 'Workflow',
		nodes: [],
		connections: {},
		active: false,
		createdAt: new Date(0),
		updatedAt: new Date(0),
	};
	const hooks = new ExecutionLifecycleHooks(
		'manual',
		run.executionId ?? '1',
		workflowData as never,
	);
	hooks.addHandler('sendResponse', (response) =>
		run.onResponse?.(response as IN8nHttpFullResponse),
	);
	return {
		hooks,
		credentialsHelper: {
			getParentTypes: () => [],
			isCredentialUsableByNode: () => true,
			getDecrypted: async (_data: unknown, _credentials: unknown, type: string) =>
				run.moreCredentials?.[type] ?? run.credential.data,
			preAuthentication: async () => undefined,
			authenticate: async (
				credentials: ICredentialDataDecryptedObject,
				type: string,
				options: IHttpRequestOptions,
			) => authenticated(workflow, credentialTypes[type], credentials, options),
			getCredentials: async () => ({}),
			getCredentialsProperties: () => [],
		},
		executionId: run.executionId ?? '1',
		webhookWaitingBaseUrl: 'http://127.0.0.1/webhook-waiting',
		webhookBaseUrl: 'https://n8n.example/webhook',
		webhookTestBaseUrl: 'https://n8n.example/webhook-test',
		formWaitingBaseUrl: 'http://127.0.0.1/form-waiting',
		variables: {},
		setExecutionStatus: () => undefined,
		restApiUrl: 'http://127.0.0.1/rest',
		instanceBaseUrl: 'http://127.0.0.1/',
	} as unknown as IWorkflowExecuteAdditionalData;
}

/** As n8n applies a credential's `authenticate`: each text is an expression over `$credentials`. */
function authenticated(
	workflow: Workflow,
	type: ICredentialType,
	credentials: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions,
): IHttpRequestOptions {
	if (!type.authenticate || typeof type.authenticate === 'function') {
		throw new Error(`${type.name} has no generic authenticate`);
	}
	const resolve = (text: unknown) =>
		workflow.expression.getSimpleParameterValue(
			Object.values(workflow.nodes)[0],
			text as string,
			'internal',
			{ $credentials: credentials },
		) as string;
	const headers = Object.entries(type.authenticate.properties.headers ?? {}).map(
		([name, value]) => [name, resolve(value)],
	);
	return { ...options, headers: { ...options.headers, ...Object.fromEntries(headers) } };
}
