import type { IExecuteFunctions } from 'n8n-workflow';
import type { Ping } from '../endpoint/ping';
import type { AppFields } from '../providers/endpointCalls';
import type { Connection } from './request';

/** WhatsApp's own patience with an endpoint, in milliseconds. */
const patience = 10_000;

/** What an address answered; status 0 when nobody did. */
interface Answer {
	readonly status: number;
	readonly body: string;
}

async function ask(
	node: IExecuteFunctions,
	options: { url: string; method: 'GET' | 'POST'; body?: string; headers: Record<string, string> },
): Promise<Answer> {
	try {
		const answer = (await node.helpers.httpRequest({
			...options,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			encoding: 'text',
			timeout: patience,
		})) as { statusCode: number; body: unknown };
		const { statusCode: status, body } = answer;
		return { status, body: typeof body === 'string' ? body : JSON.stringify(body ?? '') };
	} catch {
		return { status: 0, body: '' };
	}
}

/** Posts a ping to the endpoint of a flow. @returns its HTTP status, and whether it is alive */
export async function sendPing(
	node: IExecuteFunctions,
	url: string,
	{ body, headers, isAlive }: Ping,
): Promise<{ status: number; alive: boolean }> {
	const answer = await ask(node, { url, method: 'POST', body, headers });
	return { status: answer.status, alive: answer.status === 200 && isAlive(answer.body) };
}

/**
 * Asks what webhook fields an app is subscribed to, in the app's own name.
 * @returns undefined when that can't be told
 */
export async function readAppFields(
	node: IExecuteFunctions,
	{ account }: Connection,
	{ request, read }: AppFields,
	applicationId: string,
): Promise<string[] | undefined> {
	const question = request(applicationId, account);
	if (!question) return undefined;
	const url = account.baseUrl + question.path;
	const headers = { authorization: `Bearer ${question.bearer}` };
	const { status, body } = await ask(node, { url, method: 'GET', headers });
	try {
		return status === 200 ? read(JSON.parse(body)) : undefined;
	} catch {
		return undefined;
	}
}
