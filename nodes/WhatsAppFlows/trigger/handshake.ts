import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { Provider } from '../providers/provider';
import { sameSecret } from '../webhooks';

/** Meta's GET before it takes an address: https://developers.facebook.com/docs/graph-api/webhooks/getting-started */
export async function handshake(
	context: IWebhookFunctions,
	{ credentialType }: Provider,
): Promise<IWebhookResponseData> {
	const { verifyToken } = await context.getCredentials(credentialType);
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
	const response = context.getResponseObject().type('text/plain');
	if (welcome) response.status(200).send(challenge);
	else response.status(403).send('Forbidden');
	return { noWebhookResponse: true };
}
