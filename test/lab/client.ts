import type {
	IBinaryData,
	ICredentialDataDecryptedObject,
	INodeListSearchResult,
	INodeParameters,
	INodeTypeDescription,
	IDataObject,
	ResourceMapperFields,
} from 'n8n-workflow';
import { Execution, hasFinished, type StoredExecution } from './execution';
import type { Owner } from './n8n';
import { Session, type SessionState } from './session';
import { until } from './until';
import type { WorkflowDocument } from './workflow';

export interface CredentialData {
	name: string;
	type: string;
	data: ICredentialDataDecryptedObject;
}

export interface StoredCredential {
	id: string;
	name: string;
	type: string;
}

export interface StoredWorkflow extends WorkflowDocument {
	id: string;
	versionId: string;
}

interface PublicationStatus {
	status: 'in_progress' | 'not_published' | 'published' | 'partial' | 'failed';
	triggers: Array<{ errorMessage: string | null }>;
}

/** What the editor asks when it opens a list: which node, its parameters and credential. */
export interface ParameterQuestion {
	/** Full type name, with the package. */
	nodeType: string;
	/** Where the parameter is, for example `parameters.flowId`. */
	path: string;
	methodName: string;
	parameters: INodeParameters;
	credential?: StoredCredential;
	filter?: string;
}

const PUBLISHED_WITHIN = 30_000;
const FINISHED_WITHIN = 60_000;

/** n8n as a person uses it, over the REST API of its editor. */
export class N8nClient {
	private constructor(private readonly session: Session) {}

	/** Makes the owner of a fresh n8n and signs them in. */
	static async signUp(url: string, owner: Owner): Promise<N8nClient> {
		return new N8nClient(await Session.signUp(url, owner));
	}

	/** Signs the owner of an n8n in that was there before. */
	static async signIn(url: string, owner: Owner): Promise<N8nClient> {
		return new N8nClient(await Session.signIn(url, owner));
	}

	/** Goes on with a session that another process began. */
	static resume(state: SessionState): N8nClient {
		return new N8nClient(new Session(state));
	}

	get state(): SessionState {
		return this.session.state;
	}

	/** Descriptions of every node type that n8n loaded. */
	nodeTypes(): Promise<INodeTypeDescription[]> {
		return this.session.get('/types/nodes.json');
	}

	/** Descriptions of every credential type that n8n loaded. */
	credentialTypes(): Promise<Array<{ name: string; displayName: string }>> {
		return this.session.get('/types/credentials.json');
	}

	createCredential(credential: CredentialData): Promise<StoredCredential> {
		return this.session.call('POST', '/credentials', credential);
	}

	/** What the credential's *Test* shows: status `OK` or `Error`, and the words. */
	testCredential({
		id,
		...credential
	}: CredentialData & { id?: string }): Promise<{ status: string; message: string }> {
		return this.session.call('POST', '/credentials/test', {
			credentials: { id: id ?? '', ...credential },
		});
	}

	createWorkflow(workflow: WorkflowDocument): Promise<StoredWorkflow> {
		return this.session.call('POST', '/workflows', workflow);
	}

	/**
	 * Activates a workflow and waits until its triggers are live, because n8n publishes after it
	 * has answered. @throws Error with the trigger's message when it refuses.
	 */
	async activate({ id, versionId, name }: StoredWorkflow): Promise<void> {
		await this.session.call('POST', `/workflows/${id}/activate`, { versionId });
		const { status, triggers } = await until(
			async () => {
				const seen = await this.publicationOf(id);
				return ['in_progress', 'not_published'].includes(seen.status) ? undefined : seen;
			},
			{ what: `workflow "${name}" to be live`, within: PUBLISHED_WITHIN },
		);
		if (status === 'published') return;
		const reasons = triggers.flatMap(({ errorMessage }) => errorMessage ?? []);
		throw new Error(`Workflow "${name}" did not go live: ${reasons.join('; ')}`);
	}

	/** Deactivates a workflow and waits until its triggers have taken their webhooks back. */
	async deactivate({ id, name }: StoredWorkflow): Promise<void> {
		await this.session.call('POST', `/workflows/${id}/deactivate`, {});
		await until(
			async () => (await this.publicationOf(id)).status === 'not_published' || undefined,
			{ what: `workflow "${name}" to be down`, within: PUBLISHED_WITHIN },
		);
	}

	private publicationOf(id: string): Promise<PublicationStatus> {
		return this.session.call('GET', `/workflows/${id}/publication-status`);
	}

	/** Runs a workflow from one of its triggers, as "Execute workflow" does, to its end. */
	async run(workflow: StoredWorkflow, trigger: string): Promise<Execution> {
		return await this.finished(await this.start(workflow, trigger));
	}

	/** Starts a workflow as `run` does. @returns the execution's id */
	async start(workflow: StoredWorkflow, trigger: string): Promise<string> {
		const { executionId } = await this.session.call<{ executionId: string }>(
			'POST',
			`/workflows/${workflow.id}/run`,
			{ workflowData: workflow, triggerToStartFrom: { name: trigger } },
		);
		return executionId;
	}

	/** Waits until n8n has stored that an execution waits. */
	async waiting(executionId: string): Promise<void> {
		await until(
			async () => {
				const { status } = await this.session.call<StoredExecution>(
					'GET',
					`/executions/${executionId}`,
				);
				return status === 'waiting' || undefined;
			},
			{ what: `execution ${executionId} to wait`, within: FINISHED_WITHIN },
		);
	}

	/** Waits for one execution's end. */
	async finished(executionId: string): Promise<Execution> {
		return await until(
			async () => {
				const stored = await this.session.call<StoredExecution>(
					'GET',
					`/executions/${executionId}`,
				);
				return hasFinished(stored) ? new Execution(stored) : undefined;
			},
			{ what: `execution ${executionId} to finish`, within: FINISHED_WITHIN },
		);
	}

	/** Ids of a workflow's executions, oldest first, finished or not. */
	async executionIds(workflowId: string): Promise<string[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const { results } = await this.session.call<{ results: Array<{ id: string }> }>(
			'GET',
			`/executions?limit=100&filter=${filter}`,
		);
		return results.map(({ id }) => id).sort((a, b) => Number(a) - Number(b));
	}

	/** Waits for the first execution of a workflow that is not among those already known. */
	async nextExecution(workflowId: string, known: string[] = []): Promise<Execution> {
		const id = await until(
			async () => (await this.executionIds(workflowId)).find((seen) => !known.includes(seen)),
			{ what: `an execution of workflow ${workflowId}`, within: FINISHED_WITHIN },
		);
		return await this.finished(id);
	}

	/** The bytes of a file that an execution gave out, wherever n8n keeps them. */
	async file({ id, data }: IBinaryData): Promise<Buffer> {
		if (!id) return Buffer.from(data, 'base64');
		const path = `/rest/binary-data?action=download&id=${encodeURIComponent(id)}`;
		const response = await this.session.send('GET', path);
		return Buffer.from(await response.arrayBuffer());
	}

	/** One page of a list that the editor loads for a resource locator. */
	async searchList(question: ParameterQuestion): Promise<INodeListSearchResult> {
		return await this.askNode('resource-locator-results', question);
	}

	/** The fields that the editor loads for a resource mapper. */
	async mapperFields(question: ParameterQuestion): Promise<ResourceMapperFields> {
		return await this.askNode('resource-mapper-fields', question);
	}

	private async askNode<T>(what: string, question: ParameterQuestion): Promise<T> {
		const { nodeType, parameters, credential, ...rest } = question;
		const { id: projectId } = await this.session.call<{ id: string }>('GET', '/projects/personal');
		return await this.session.call('POST', `/dynamic-node-parameters/${what}`, {
			...rest,
			projectId,
			nodeTypeAndVersion: { name: nodeType, version: 1 },
			currentNodeParameters: parameters,
			credentials: credential && {
				[credential.type]: { id: credential.id, name: credential.name },
			},
		});
	}

	/** The rows of a data table, by its name. */
	async tableRows(name: string): Promise<IDataObject[]> {
		const filter = encodeURIComponent(JSON.stringify({ name }));
		const { data } = await this.session.call<{ data: Array<{ id: string; projectId: string }> }>(
			'GET',
			`/data-tables-global?filter=${filter}`,
		);
		const table = data.at(0);
		if (!table) return [];
		const rows = await this.session.call<{ data: IDataObject[] }>(
			'GET',
			`/projects/${table.projectId}/data-tables/${table.id}/rows`,
		);
		return rows.data;
	}
}
