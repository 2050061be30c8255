import { join } from 'node:path';
import type {
	ICredentialsHelper,
	INode,
	INodeExecutionData,
	INodeType,
	INodeTypes,
	IVersionedNodeType,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import type { StoredCredential } from './lab-credentials';
import { createCredentialsHelper } from './lab-credentials';
import type { LabModules } from './lab-modules';
import type { Subject } from './subjects';

export interface LabEngineOptions {
	/** The folder of the lab. */
	readonly labDir: string;
	/** The folder of this package as installed in n8n. */
	readonly packageDir: string;
	readonly credential: StoredCredential;
}

export interface LabEngine {
	/**
	 * Runs a workflow in which a trigger gives the items to the subject.
	 * @returns what the subject gave out
	 * @throws what stopped the subject
	 */
	run(subject: Subject, items: readonly INodeExecutionData[]): Promise<INodeExecutionData[]>;
}

type KnownNode = INodeType | IVersionedNodeType;

const start = {
	description: {
		displayName: 'Start',
		name: 'start',
		group: ['trigger' as const],
		version: 1,
		description: '',
		defaults: { name: 'Start' },
		inputs: [],
		outputs: ['main' as const],
		properties: [],
	},
	async execute(this: { getInputData(): INodeExecutionData[] }): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	},
} as INodeType;

/** Sets n8n's engine up as n8n does when it starts; both nodes are loaded as n8n loads them. */
export async function createLabEngine(
	lab: LabModules,
	{ labDir, packageDir, credential }: LabEngineOptions,
): Promise<LabEngine> {
	const { core, n8nWorkflow } = lab;
	await n8nWorkflow.Expression.initExpressionEngine(lab.get(lab.GlobalConfig).expressionEngine);
	const ours = new core.PackageDirectoryLoader(packageDir);
	await ours.loadAll();
	const base = new core.PackageDirectoryLoader(join(labDir, 'node_modules', 'n8n-nodes-base'));
	base.loadNodeFromFile('dist/nodes/HttpRequest/HttpRequest.node.js');

	const known: Record<string, KnownNode> = {
		'bench.start': start,
		'n8n-nodes-whatsapp-flows.whatsAppFlows': ours.getNode('whatsAppFlows').type,
		'n8n-nodes-base.httpRequest': base.getNode('httpRequest').type,
	};
	const nodeTypes: INodeTypes = {
		getByName: (type) => known[type],
		getByNameAndVersion: (type, version) =>
			n8nWorkflow.NodeHelpers.getVersionedNodeType(known[type], version),
		getKnownTypes: () => ({}),
	};
	const additionalData = surroundings(
		lab,
		await createCredentialsHelper(lab, ours.getCredential(credential.type).type, credential),
	);
	return {
		async run(subject, items) {
			const nodes: INode[] = [
				{ ...placed('Start'), type: 'bench.start', typeVersion: 1, parameters: {} },
				{
					...placed('Subject'),
					...subject,
					typeVersion: newestVersion(known[subject.type]),
					credentials: { [credential.type]: { id: '1', name: 'Account' } },
				},
			];
			const workflow = new n8nWorkflow.Workflow({
				id: 'bench',
				nodes,
				connections: { Start: { main: [[{ node: 'Subject', type: 'main', index: 0 }]] } },
				active: true,
				nodeTypes,
				settings: { executionOrder: 'v1' },
			});
			const data = n8nWorkflow.createRunExecutionData({
				executionData: {
					nodeExecutionStack: [{ node: nodes[0], data: { main: [[...items]] }, source: null }],
				},
			});
			const executed = await new core.WorkflowExecute(
				additionalData,
				'trigger',
				data,
			).processRunExecutionData(workflow);
			const { error, runData } = executed.data.resultData;
			if (error) throw error;
			return runData.Subject[0].data?.main[0] ?? [];
		},
	};
}

const placed = (name: string) => ({ id: name, name, position: [0, 0] as [number, number] });

/** The version that n8n puts on the canvas. */
function newestVersion(type: KnownNode): number {
	if ('currentVersion' in type) return type.currentVersion;
	return Math.max(...[type.description.version].flat());
}

/** What n8n hands to every execution, as far as these nodes touch it. */
function surroundings(
	{ core }: LabModules,
	credentialsHelper: ICredentialsHelper,
): IWorkflowExecuteAdditionalData {
	const workflow = { id: 'bench', name: 'Bench', nodes: [], connections: {}, active: true };
	return {
		hooks: new core.ExecutionLifecycleHooks('trigger', '1', workflow as never),
		credentialsHelper,
		executionId: '1',
		webhookBaseUrl: 'http://127.0.0.1/webhook',
		webhookWaitingBaseUrl: 'http://127.0.0.1/webhook-waiting',
		formWaitingBaseUrl: 'http://127.0.0.1/form-waiting',
		variables: {},
		setExecutionStatus: () => undefined,
		restApiUrl: '',
		instanceBaseUrl: '',
	} as unknown as IWorkflowExecuteAdditionalData;
}
