import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { IConnections, INode, IPinData, IWorkflowSettings } from 'n8n-workflow';
import type { ProviderId } from '../sandbox';
import type { StoredCredential } from './client';

/** A workflow as n8n exports and imports it. */
export interface WorkflowDocument {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings: IWorkflowSettings;
	/** Items that stand in for a node's output in a manual run. */
	pinData?: IPinData;
}

/** The providers' names as people write them. */
export const providerNames: Record<ProviderId, string> = {
	'8x8': '8x8',
	dreams: 'Dreams',
	kaleyra: 'Kaleyra',
	lipachat: 'Lipachat',
	meta: 'Meta',
};

export const packageName = 'n8n-nodes-whatsapp-flows';
export const actionType = `${packageName}.whatsAppFlows`;
export const triggerType = `${packageName}.whatsAppFlowsTrigger`;
export const endpointTriggerType = `${packageName}.whatsAppFlowsEndpointTrigger`;

const examplesDir = resolve(__dirname, '..', '..', 'examples');

/** File names of the example workflows, without `.json`. */
export const exampleNames = (): string[] =>
	readdirSync(examplesDir)
		.filter((file) => file.endsWith('.json'))
		.map((file) => file.slice(0, -'.json'.length));

/** One example workflow, as it is in the repository. */
export const loadExample = (name: string): WorkflowDocument =>
	JSON.parse(readFileSync(join(examplesDir, `${name}.json`), 'utf8')) as WorkflowDocument;

/** The JSON of a flow that lies beside the examples. */
export const loadExampleFlow = (name: string): string =>
	readFileSync(join(examplesDir, 'flows', `${name}.json`), 'utf8');

/** Whether a node is one of this package's. */
export const isOurs = ({ type }: { type: string }): boolean => type.startsWith(`${packageName}.`);

/** A node of a workflow by its name. @throws Error when there is none. */
export function nodeNamed(workflow: { nodes: INode[] }, name: string): INode {
	const node = workflow.nodes.find((candidate) => candidate.name === name);
	if (!node) throw new Error(`There is no node "${name}"`);
	return node;
}

/**
 * Does what a person does after importing an example: picks the credential on every node of this
 * package that asks a provider and, when another provider is wanted, that one in the dropdown.
 */
export function fillIn(
	workflow: WorkflowDocument,
	credentials: Record<ProviderId, StoredCredential>,
	provider?: ProviderId,
): WorkflowDocument {
	const nodes = workflow.nodes.map((node) => {
		if (!isOurs(node)) return node;
		const own = node.parameters.provider as ProviderId | undefined;
		// An operation that asks nobody has neither.
		if (!own) return node;
		const chosen = provider ?? own;
		const { id, name, type } = credentials[chosen];
		return {
			...node,
			parameters: { ...node.parameters, provider: chosen },
			credentials: { ...node.credentials, [type]: { id, name } },
		};
	});
	return { ...workflow, nodes };
}

/** The address at which n8n listens for a live trigger of a stored workflow. */
export function webhookUrl(url: string, workflow: { nodes: INode[] }): string {
	const trigger = workflow.nodes.find(({ type }) =>
		[triggerType, endpointTriggerType].includes(type),
	);
	if (!trigger?.webhookId) throw new Error('The workflow has no trigger of this package');
	return `${url}/webhook/${trigger.webhookId}/webhook`;
}
