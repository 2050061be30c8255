import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import type { ResumeReference } from '../tokens';
import type { FlowCompletion } from '../webhooks';
import type { Bringing } from '../webhooks/waitingAnswer';
import { readBringing } from '../webhooks/waitingAnswer';

/**
 * Milliseconds between the attempts. An answer can be here before n8n has stored the execution that
 * waits for it, and a provider waits some seconds for us.
 */
const pauses = [200, 400, 800, 1600];

/** Milliseconds. */
const timeout = 5_000;

/** Answers that this process has brought, so that a copy of one is not taken for a late answer. */
const brought = new Map<string, Promise<Bringing>>();
const remembered = 1_000;

/**
 * Brings an answer to the execution that waits for it, whichever workflow that is of.
 *
 * @returns `over` when nobody waits any more, `again` when n8n can't say now whether somebody does,
 * so that the provider should deliver the answer once more
 */
export async function bringAnswer(
	context: IWebhookFunctions,
	resume: ResumeReference,
	answer: FlowCompletion,
): Promise<Bringing> {
	const key = JSON.stringify([resume.executionId, resume.nodeId, answer.messageId]);
	const known = brought.get(key);
	if (known) return await known;
	const bringing = attempts(context, resume, answer);
	brought.set(key, bringing);
	const outcome = await bringing;
	if (outcome === 'again') brought.delete(key);
	for (const oldest of brought.keys()) {
		if (brought.size <= remembered) break;
		brought.delete(oldest);
	}
	return outcome;
}

async function attempts(
	context: IWebhookFunctions,
	resume: ResumeReference,
	answer: FlowCompletion,
): Promise<Bringing> {
	for (const pause of [...pauses, undefined]) {
		const outcome = await attempt(context, resume, answer);
		if (outcome !== 'again' || pause === undefined) return outcome;
		await sleep(pause);
	}
	return 'again';
}

/** n8n's own address for executions that wait, never one that came with the answer. */
function addressOf(context: IWebhookFunctions, resume: ResumeReference): string {
	const known = new URL(String(context.evaluateExpression('{{ $execution.resumeUrl }}')));
	known.search = '';
	const base = known.href.replace(/\/[^/]*$/, '');
	const path = [resume.executionId, resume.nodeId].map(encodeURIComponent).join('/');
	return `${base}/${path}?signature=${resume.signature}`;
}

/** Never throws: an answer that was taken and not brought would be lost. */
async function attempt(
	context: IWebhookFunctions,
	resume: ResumeReference,
	answer: FlowCompletion,
): Promise<Bringing> {
	try {
		const { statusCode, body } = (await context.helpers.httpRequest({
			method: 'POST',
			url: addressOf(context, resume),
			body: answer as unknown as IDataObject,
			json: true,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout,
		})) as { statusCode: number; body: unknown };
		return readBringing(statusCode, body);
	} catch {
		return 'again';
	}
}
