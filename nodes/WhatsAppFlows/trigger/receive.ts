import type {
	IDataObject,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { isProviderId, providers } from '../providers';
import type { Provider } from '../providers/provider';
import { readFlowToken } from '../tokens';
import type { FlowCompletion } from '../webhooks';
import { parseWebhook, sameSecret } from '../webhooks';
import { isAuthentic } from './authentic';

/**
 * Takes one delivery. Bad ones are answered here and never thrown: n8n would store an execution
 * for each. Good ones are acknowledged by n8n after it has stored the execution, so that an answer
 * is not lost when n8n stops in between; the provider then delivers again.
 */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const id = this.getNodeParameter('provider');
	const provider = providers[isProviderId(id) ? id : 'meta'];
	const credentials = await this.getCredentials(provider.credentialType);
	const request = this.getRequestObject();
	if (this.getWebhookName() === 'setup') return handshake(this, credentials.verifyToken);
	if (!request.rawBody) await request.readRawBody();
	const rawBody = request.rawBody ?? Buffer.alloc(0);
	const secretHeader = readSecretHeader(this, provider);
	const delivery = { rawBody, headers: request.headers, query: request.query };
	if (!isAuthentic(provider, credentials, secretHeader, delivery)) {
		return answer(this, 401, 'Not authorized');
	}
	// What was verified is what is read: the bytes, not n8n's parsed copy.
	const completions = parseWebhook(provider.id, rawBody.toString('utf8'))
		.filter((event): event is FlowCompletion => event.type === 'flowCompletion')
		.map((completion) => withFlow(completion, provider, credentials));
	if (completions.length === 0) return answer(this, 200, 'OK');
	const simplify = this.getNodeParameter('simplify', true) === true;
	return {
		workflowData: [completions.map((completion) => toItem(completion, simplify))],
		webhookResponse: 'OK',
	};
}

function readSecretHeader(context: IWebhookFunctions, { webhook }: Provider): string {
	const named = context.getNodeParameter('headerName', '');
	return (typeof named === 'string' && named.trim()) || webhook?.secretHeader || 'x-webhook-secret';
}

/** Meta's GET before it takes an address: https://developers.facebook.com/docs/graph-api/webhooks/getting-started */
function handshake(context: IWebhookFunctions, verifyToken: unknown): IWebhookResponseData {
	const query = context.getQueryData() as Record<string, unknown>;
	const token = query['hub.verify_token'];
	const challenge = query['hub.challenge'];
	const expected = typeof verifyToken === 'string' ? verifyToken.trim() : '';
	const welcome =
		query['hub.mode'] === 'subscribe' &&
		typeof token === 'string' &&
		sameSecret(token, expected) &&
		typeof challenge === 'string' &&
		/^[\w-]{1,200}$/.test(challenge);
	return welcome ? answer(context, 200, challenge) : answer(context, 403, 'Forbidden');
}

function answer(context: IWebhookFunctions, status: number, text: string): IWebhookResponseData {
	context.getResponseObject().status(status).type('text/plain').send(text);
	return { noWebhookResponse: true };
}

/** A webhook names no flow: the token that came back does, if it is one of ours. */
function withFlow(
	completion: FlowCompletion,
	provider: Provider,
	credentials: Readonly<Record<string, unknown>>,
): FlowCompletion & { reference?: string } {
	if (!completion.flowToken || !provider.flow.send?.takes.flowToken) return completion;
	const secrets = provider.readAccount(credentials).tokenSecrets;
	const { valid, flowId, reference } = readFlowToken(completion.flowToken, secrets);
	return { ...completion, flowTokenValid: valid, ...(valid ? { flowId, reference } : {}) };
}

function toItem(
	{ raw, ...completion }: FlowCompletion & { reference?: string },
	simplify: boolean,
): INodeExecutionData {
	const json = JSON.parse(JSON.stringify(completion)) as IDataObject;
	return { json: simplify ? json : { ...json, raw: raw as IDataObject } };
}
