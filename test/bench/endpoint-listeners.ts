import { randomBytes, randomUUID } from 'node:crypto';
import type { INode, INodeParameters } from 'n8n-workflow';
import { chain } from '../e2e/nodes';
import { startN8n, type StartOptions } from '../lab/n8n';
import type { StoredCredential } from '../lab/client';
import { actionType, endpointTriggerType, isOurs } from '../lab/workflow';
import { newKeys } from '../support/endpointClient';

/** One n8n in which our endpoint and n8n's own Webhook node answer. */
export interface EndpointListeners {
	/** Trigger, Set, Respond. */
	readonly endpoint: string;
	/** Webhook, Set, Respond to Webhook: the same in the clear. */
	readonly clear: string;
	/** A Webhook node that starts an execution and answers at once. */
	readonly webhook: string;
	readonly publicKey: string;
	readonly appSecret: string;
	stop(): Promise<void>;
}

const node = (
	name: string,
	type: string,
	typeVersion: number,
	parameters: INodeParameters,
): INode => ({ id: randomUUID(), name, type, typeVersion, position: [0, 0], parameters });

/** What both workflows answer with. */
const set = () =>
	node('Set', 'n8n-nodes-base.set', 3.4, {
		mode: 'raw',
		jsonOutput: '={{ { times: ["9:00", "10:00", "11:00"], asked: $now.toISO() } }}',
	});

const webhook = (responseMode: string) =>
	node('Webhook', 'n8n-nodes-base.webhook', 2.1, {
		httpMethod: 'POST',
		path: randomUUID(),
		responseMode,
		options: {},
	});

export async function startEndpoint(options: StartOptions): Promise<EndpointListeners> {
	const n8n = await startN8n(options);
	try {
		const { publicKey, privateKey } = newKeys();
		const appSecret = randomBytes(16).toString('hex');
		const credential = await n8n.client.createCredential({
			name: 'Endpoint',
			type: 'whatsAppFlowsEndpointApi',
			data: { privateKey, appSecret },
		});
		const live = async (nodes: INode[]): Promise<string> => {
			const keyed = nodes.map((each) => withKeys(each, credential));
			const workflow = await n8n.client.createWorkflow(chain(keyed));
			await n8n.client.activate(workflow);
			const [{ parameters, webhookId }] = workflow.nodes;
			const path = typeof parameters.path === 'string' ? parameters.path : `${webhookId}/webhook`;
			return `${n8n.webhooksUrl}/webhook/${path}`;
		};
		return {
			endpoint: await live([
				node('Trigger', endpointTriggerType, 2, {}),
				set(),
				node('Respond', actionType, 1, {
					resource: 'endpoint',
					operation: 'respond',
					screen: { __rl: true, mode: 'id', value: 'TIMES' },
					defineDataBy: 'json',
					dataJson: '={{ $json }}',
				}),
			]),
			clear: await live([
				webhook('responseNode'),
				set(),
				node('Respond', 'n8n-nodes-base.respondToWebhook', 1.5, {
					respondWith: 'json',
					responseBody: '={{ { screen: "TIMES", data: $json } }}',
				}),
			]),
			webhook: await live([webhook('onReceived'), node('End', 'n8n-nodes-base.noOp', 1, {})]),
			publicKey,
			appSecret,
			stop: n8n.stop,
		};
	} catch (thrown) {
		await n8n.stop();
		throw thrown;
	}
}

function withKeys(each: INode, { id, name }: StoredCredential): INode {
	return isOurs(each) ? { ...each, credentials: { whatsAppFlowsEndpointApi: { id, name } } } : each;
}
