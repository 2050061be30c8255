import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { INode, INodeParameters } from 'n8n-workflow';
import type { StoredCredential, StoredWorkflow } from '../lab/client';
import { actionType, endpointTriggerType, webhookUrl } from '../lab/workflow';
import { ask, newKeys } from '../support/endpointClient';
import { chain } from './nodes';
import type { World } from './world';

export const credentialType = 'whatsAppFlowsEndpointApi';

/** A live endpoint, and what its flow's phones have: the public key, and WhatsApp's app secret. */
export interface Endpoint {
	live: StoredWorkflow;
	url: string;
	publicKey: string;
	appSecret: string;
}

export interface Asked {
	status: number;
	type: string | null;
	text: string;
	/** Milliseconds until the answer was there. */
	took: number;
	aesKey: Buffer;
	/** What the phone reads in it. */
	read(): unknown;
	/** The same bytes once more. */
	again(): Promise<Asked>;
}

export const node = (
	name: string,
	type: string,
	typeVersion: number,
	parameters: INodeParameters,
): INode => ({ id: randomUUID(), name, type, typeVersion, position: [0, 0], parameters });

export const endpointTrigger = (parameters: INodeParameters = {}): INode =>
	node('Asked', endpointTriggerType, 2, parameters);

export const respond = (name: string, parameters: INodeParameters): INode =>
	node(name, actionType, 1, { resource: 'endpoint', operation: 'respond', ...parameters });

export const setJson = (name: string, jsonOutput: string): INode =>
	node(name, 'n8n-nodes-base.set', 3.4, { mode: 'raw', jsonOutput });

/** The credential of an endpoint, with keys of its own. */
export async function makeKeys({ client }: World, more: Record<string, string> = {}) {
	const { publicKey, privateKey } = newKeys();
	const appSecret = randomBytes(16).toString('hex');
	const data = { privateKey, appSecret, ...more };
	const credential = await client.createCredential({
		name: `Endpoint ${randomUUID()}`,
		type: credentialType,
		data,
	});
	return { publicKey, privateKey, appSecret, credential };
}

/** A workflow with this credential wherever it belongs. */
export function withKeys<Workflow extends { nodes: INode[] }>(
	workflow: Workflow,
	{ id, name }: StoredCredential,
): Workflow {
	const nodes = workflow.nodes.map((entry) =>
		[actionType, endpointTriggerType].includes(entry.type)
			? { ...entry, credentials: { [credentialType]: { id, name } } }
			: entry,
	);
	return { ...workflow, nodes };
}

/** A live workflow of nodes one after the other, or of another shape that `shape` makes of them. */
export async function openEndpoint(
	world: World,
	nodes: INode[],
	shape: (workflow: ReturnType<typeof chain>) => ReturnType<typeof chain> = (same) => same,
): Promise<Endpoint> {
	const { publicKey, appSecret, credential } = await makeKeys(world);
	const workflow = withKeys(shape(chain(nodes)), credential);
	const live = await world.client.createWorkflow(workflow);
	await world.client.activate(live);
	return { live, url: webhookUrl(world.webhooksUrl, live), publicKey, appSecret };
}

/** A request as WhatsApp makes it, to a live endpoint. */
export async function request(
	{ url, publicKey, appSecret }: Endpoint,
	payload: object,
	change: { body?: string; signedWith?: string; publicKey?: string } = {},
): Promise<Asked> {
	const phone = ask(change.publicKey ?? publicKey, { version: '3.0', ...payload });
	const body = change.body ?? JSON.stringify(phone.envelope);
	const signature = createHmac('sha256', change.signedWith ?? appSecret)
		.update(body)
		.digest('hex');
	const post = async (): Promise<Asked> => {
		const start = performance.now();
		const response = await fetch(url, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				'x-hub-signature-256': `sha256=${signature}`,
			},
			body,
		});
		const text = await response.text();
		return {
			status: response.status,
			type: response.headers.get('content-type'),
			text,
			took: performance.now() - start,
			aesKey: phone.aesKey,
			read: () => phone.read(text),
			again: post,
		};
	};
	return await post();
}
