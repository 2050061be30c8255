import type {
	IDataObject,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import { encryptResponse } from '../endpoint/crypto';
import type { ClientError, Exchange } from '../endpoint/request';
import { readRequest } from '../endpoint/request';
import type { EndpointResponse } from '../endpoint/responses';
import { acknowledged, expired, pong, stay } from '../endpoint/responses';
import { seal } from '../endpoint/seal';
import { known } from '../webhooks/json';
import { withUploads } from './files';
import { emit } from './outputs';
import type { Opened } from './openRequest';
import { openRequest } from './openRequest';
import { replyTo } from './replies';
import type { Answer, Reply } from './reply';
import { speak } from './reply';
import type { Settings } from './settings';
import { readSettings } from './settings';
import type { TokenReading } from './token';
import { readToken } from './token';

/** What a request whose answer is still to be given goes through. */
interface Taken {
	context: IWebhookFunctions;
	settings: Settings;
	opened: Opened;
	receivedAt: number;
}

const answered: IWebhookResponseData = { noWebhookResponse: true };

/**
 * Takes one request of WhatsApp. Nothing is ever thrown: n8n would store an execution for each bad
 * request, and WhatsApp would learn nothing from its answer.
 */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const receivedAt = Date.now();
	try {
		const settings = readSettings(this);
		const opened = await openRequest(this, settings);
		if ('status' in opened) {
			this.logger.warn(`A request to a flow’s endpoint was refused: ${opened.why}`, place(this));
			return answer(this, { status: opened.status, body: '' });
		}
		return await take({ context: this, settings, opened, receivedAt });
	} catch (thrown) {
		// Only what is wrong on our side gets here, above all a credential that can't be used.
		const why = thrown instanceof Error ? thrown.message : 'unknown';
		this.logger.error(`A flow’s endpoint can’t answer: ${why}`, place(this));
		return answer(this, { status: 500, body: '' });
	}
}

async function take(taken: Taken): Promise<IWebhookResponseData> {
	const { context, settings, opened, receivedAt } = taken;
	const request = readRequest(opened.payload);
	if (!request) return answer(context, { status: 400, body: '' });
	if (request.kind === 'ping') return answer(context, encrypted(opened, pong));
	const { reply, copy } = replyTo(endpointOf(context), opened.envelope, receivedAt);
	if (copy) {
		reply.carry(context.getResponseObject());
		return answered;
	}
	if (request.kind === 'clientError') return report(taken, request, reply);
	const token = readToken(request, opened.keys, settings, receivedAt);
	if (!token.accepted) {
		reply.carry(context.getResponseObject());
		reply.give(encrypted(opened, expired(settings.expiredMessage), 427));
		return answered;
	}
	return await exchange(taken, request, token, reply);
}

/** A report needs no answer but a receipt, so that the workflow may take its time. */
function report(
	{ context, settings, opened }: Taken,
	{ kind: _, ...request }: ClientError,
	reply: Reply,
): IWebhookResponseData {
	reply.carry(context.getResponseObject());
	reply.give(encrypted(opened, acknowledged));
	context.logger.warn(`A phone could not use an answer of a flow’s endpoint: ${request.error}`, {
		...place(context),
		screen: request.screen,
		errorMessage: request.errorMessage,
	});
	if (!settings.reportClientErrors) return answered;
	const item = { json: known(request) as unknown as IDataObject };
	return { ...answered, workflowData: emit(settings, item, 'clientError') };
}

async function exchange(
	taken: Taken,
	request: Exchange,
	token: TokenReading,
	reply: Reply,
): Promise<IWebhookResponseData> {
	const { context, settings, receivedAt } = taken;
	reply.hold(context.getResponseObject(), (why) => {
		if (!reply.give(fallback(taken, request))) return;
		context.logger.warn(`A person was told to try again, because ${why}`, place(context));
	});
	const why = `the workflow had not answered after ${settings.deadline / 1000} seconds`;
	abandonAfter(receivedAt + settings.deadline - Date.now(), reply, why);
	const item = await withUploads(context, settings, toItem(taken, request, token));
	// Whoever was told to try again must not be served by a workflow that starts only now.
	return reply.isGiven ? answered : { workflowData: emit(settings, item, request) };
}

/** By itself, so that what waits for the deadline holds no key any longer than the reply does. */
function abandonAfter(milliseconds: number, reply: Reply, why: string): void {
	void sleep(milliseconds).then(() => reply.abandon(why));
}

function toItem(
	{ context, settings, opened, receivedAt }: Taken,
	{ action, screen, data, flowToken, version }: Exchange,
	{ accepted: _, ...token }: TokenReading,
): INodeExecutionData {
	const { aesKey, iv, keys } = opened;
	const { deadline } = settings;
	const responseReference = seal(
		{ aesKey, iv, receivedAt, deadline, action, screen, flowToken },
		keys.privateKey,
		context.getWorkflow().id ?? '',
	);
	const json = known({ action, screen, data, flowToken, ...token, version, responseReference });
	return { json: json as IDataObject };
}

/** While a flow is being opened there is no screen yet that could show a message. */
function fallback(
	{ opened, settings: { lateMessage, openingScreen } }: Taken,
	{ screen }: Exchange,
): Answer {
	const on = screen || openingScreen;
	return on ? encrypted(opened, stay(on, lateMessage)) : { status: 504, body: '' };
}

function encrypted({ aesKey, iv }: Opened, response: EndpointResponse, status = 200): Answer {
	return { status, body: encryptResponse(response, aesKey, iv) };
}

function answer(context: IWebhookFunctions, given: Answer): IWebhookResponseData {
	speak(context.getResponseObject(), given);
	return answered;
}

function endpointOf(context: IWebhookFunctions): string {
	return `${context.getMode()} ${context.getWorkflow().id ?? ''} ${context.getNode().id}`;
}

function place(context: IWebhookFunctions): IDataObject {
	return { workflowId: context.getWorkflow().id, nodeName: context.getNode().name };
}
