import type { KeyObject } from 'node:crypto';
import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { isProviderId, providers } from '../providers';
import type { Provider } from '../providers/provider';
import { readFlowToken } from '../tokens';
import { keptOnRefusal } from '../transport/keptKeys';
import { readRawBody } from '../transport/rawBody';
import type { WebhookEvent } from '../webhooks';
import { eventKey, isSelected, parseWebhook } from '../webhooks';
import { isAllowedAddress, isAuthentic } from './authentic';
import { withFiles } from './files';
import { handshake } from './handshake';
import type { TriggerKeys } from './keys';
import { readKeys } from './keys';
import { remember, save } from './memory';
import { triggerKey } from './place';
import { toldSecrets } from './registered';
import { readSelection } from './selection';
import type { Received, Settled } from './settle';
import { settle } from './settle';
import { toItem } from './item';
import { isProvenByUrl } from './urlSecret';

/** Meta's own limit: https://developers.facebook.com/docs/graph-api/webhooks/getting-started */
const maxBytes = 3 * 1024 * 1024;

/**
 * Takes one delivery. Bad ones are answered here and never thrown: n8n would store an execution for
 * each. Good ones are answered before the workflow starts, because n8n keeps what was taken across
 * a restart only where the node itself answers.
 */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const id = this.getNodeParameter('provider');
	const provider = providers[isProviderId(id) ? id : 'meta'];
	if (this.getWebhookName() === 'setup') return await handshake(this, provider);
	const rawBody = await readRawBody(this);
	const saved = this.getWorkflowStaticData('node');
	const keys = await trustedKeys(this, provider, saved, rawBody);
	if (!keys) return answer(this, 401, 'Not authorized');
	if (rawBody.length > maxBytes) return answer(this, 413, 'Too large');
	const { events, confirmed } = await takeNew(
		this,
		wantedEvents(this, provider, keys, rawBody),
		saved,
	);
	answer(this, confirmed ? 200 : 503, confirmed ? 'OK' : 'Deliver it again');
	if (events.length === 0) return { noWebhookResponse: true };
	const simplify = this.getNodeParameter('simplify', true) === true;
	const items = events.map((event) => toItem(event, simplify));
	return {
		noWebhookResponse: true,
		workflowData: [await withFiles(this, provider, events, items)],
	};
}

/** The keys that prove a delivery to be the provider's own, if any do. */
async function trustedKeys(
	context: IWebhookFunctions,
	provider: Provider,
	saved: IDataObject,
	rawBody: Buffer,
): Promise<TriggerKeys | undefined> {
	const keys = await readKeys(context, provider);
	if (isTrusted(context, provider, keys, saved, rawBody)) return keys;
	// The secret may have been changed just now.
	const newer = await readKeys(context, provider, keptOnRefusal);
	return newer !== keys && isTrusted(context, provider, newer, saved, rawBody) ? newer : undefined;
}

function isTrusted(
	context: IWebhookFunctions,
	provider: Provider,
	keys: TriggerKeys,
	saved: IDataObject,
	rawBody: Buffer,
): boolean {
	const { headers, query, ip } = context.getRequestObject();
	const options = context.getNodeParameter('options', {}) as { allowedAddresses?: unknown };
	const named = context.getNodeParameter('headerName', '');
	const header = typeof named === 'string' && named.trim();
	const told = toldSecrets(triggerKey(context), saved);
	const secretHeader = header || provider.webhook?.secretHeader || 'x-webhook-secret';
	const delivery = { rawBody, headers, query };
	return (
		isAllowedAddress(ip, options.allowedAddresses) &&
		(isProvenByUrl(provider.webhook, options) ||
			isAuthentic(provider, keys, told, secretHeader, delivery))
	);
}

/** What was verified is what is read: the bytes, not n8n's parsed copy. */
function wantedEvents(
	context: IWebhookFunctions,
	provider: Provider,
	{ tokens }: TriggerKeys,
	rawBody: Buffer,
): Received[] {
	const selection = readSelection((name, fallback) =>
		context.getNodeParameter(name, fallback as string),
	);
	return parseWebhook(provider.id, rawBody.toString('utf8'))
		.map((event) => withFlow(event, provider, tokens))
		.map((received) => ({ ...received, selected: isSelected(received.event, selection) }))
		.filter(({ selected, resume }) => selected || resume !== undefined);
}

/** What becomes of the events that were not taken before, each taken now. */
async function takeNew(
	context: IWebhookFunctions,
	received: Received[],
	saved: IDataObject,
): Promise<Settled> {
	const trigger = `${context.getMode()} ${triggerKey(context)}`;
	const taken = remember(trigger, saved);
	const now = Date.now();
	const fresh = received.filter(({ event }) => {
		const key = eventKey(event);
		return key === undefined || taken.take(key, now);
	});
	if (fresh.length === 0) return { events: [], confirmed: true };
	const { startForWaiting } = context.getNodeParameter('options', {}) as {
		startForWaiting?: unknown;
	};
	const settled = await settle(context, fresh, taken, startForWaiting === true);
	save(trigger, saved, now);
	return settled;
}

function answer(context: IWebhookFunctions, status: number, text: string): IWebhookResponseData {
	context.getResponseObject().status(status).type('text/plain').send(text);
	return { noWebhookResponse: true };
}

/**
 * A webhook names no flow: the token that came back does, if it is one of ours. It also tells which
 * execution waits for the answer, which is no part of the event.
 */
function withFlow(
	event: WebhookEvent,
	provider: Provider,
	tokens: readonly KeyObject[],
): Pick<Received, 'event' | 'resume'> {
	if (event.type !== 'flowCompletion' || !event.flowToken) return { event };
	if (!provider.flow.send?.takes.flowToken) return { event };
	const { valid, flowId, reference, resume } = readFlowToken(event.flowToken, tokens);
	const { type, provider: id, flowToken, ...rest } = event;
	const proven = valid ? { flowId, reference } : {};
	return {
		event: { type, provider: id, ...proven, flowToken, flowTokenValid: valid, ...rest },
		resume,
	};
}
