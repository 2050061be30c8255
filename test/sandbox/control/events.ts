import type { z } from 'zod';
import type { ProviderState, SentMessage, Webhook } from '../state';
import type { DeliveryKind, Reply, SandboxProvider } from '../types';
import { deliver, handshake, maskAddress, type Delivery } from '../webhooks';
import type * as schemas from './schemas';

const conflict = (reason: string): Reply => ({ status: 409, body: { reason } });

/** The message and where its events go, or why nothing can be delivered. */
function findTarget(
	{ id, state, webhooks }: SandboxProvider,
	kind: DeliveryKind,
	messageId?: string,
): { message: SentMessage; webhook: Webhook } | Reply {
	const { messages } = state;
	const message =
		messageId === undefined
			? messages.at(-1)
			: messages.find((each) => each.messageId === messageId || each.wamid === messageId);
	if (message === undefined) return conflict(`message ${messageId ?? ''} was never sent`);
	const webhook = webhooks.route?.(kind, message) ?? state.webhook ?? `${id} has no webhook`;
	return typeof webhook === 'string' ? conflict(webhook) : { message, webhook };
}

/** Why the person cannot open the flow, if so: it never came, is gone, or out of service. */
function whyClosed(provider: SandboxProvider, { flowId, doom }: SentMessage): string | undefined {
	if (doom !== undefined) return `the message never arrived (${doom})`;
	const flow = provider.state.flows.find((each) => each.flowId === flowId);
	if (flow === undefined) return `flow ${flowId} was deleted`;
	return ['DEPRECATED', 'BLOCKED'].includes(flow.status)
		? `flow ${flowId} is ${flow.status} and does not open`
		: undefined;
}

async function inTurn(
	bodies: readonly unknown[],
	send: (body: unknown) => Promise<Delivery>,
): Promise<Delivery[]> {
	const delivered: Delivery[] = [];
	for (const body of bodies) delivered.push(await send(body));
	return delivered;
}

/** The person answers: delivers the provider's own webhook, one body after the other or all at once. */
export async function complete(
	provider: SandboxProvider,
	order: z.infer<typeof schemas.complete>,
): Promise<Reply> {
	const target = findTarget(provider, 'completion', order.messageId);
	if ('status' in target) return target;
	const { message, webhook } = target;
	const closed = whyClosed(provider, message);
	if (closed !== undefined) return conflict(closed);
	const { webhooks, state } = provider;
	// Who answers has written, which opens the window.
	state.windows.set(message.phone ?? message.userId, 'open');
	const { media, shape, withoutToken, address } = order;
	if (media.length > 0 && webhooks.attach === undefined) {
		return { status: 400, body: { reason: `the sandbox plays no uploads of ${provider.id}` } };
	}
	const answers = { ...order.answers, ...webhooks.attach?.(message, media) };
	const completion = { message, answers, shape, withoutToken, address };
	const bodies = webhooks.completions(new Array(order.batch).fill(completion));
	const copies = bodies.flatMap((body) => new Array(order.duplicate + 1).fill(body) as unknown[]);
	const send = (body: unknown) => deliver(provider, webhook, body, order.wrongSecret);
	const delivered = await (order.parallel ? Promise.all(copies.map(send)) : inTurn(copies, send));
	return { status: 200, body: { delivered } };
}

/** WhatsApp tells the message's fate. */
export async function tellStatus(
	provider: SandboxProvider,
	order: z.infer<typeof schemas.status>,
): Promise<Reply> {
	const target = findTarget(provider, 'status', order.messageId);
	if ('status' in target) return target;
	const { doom } = target.message;
	if (doom !== undefined && order.status !== 'failed') {
		return conflict(`the message can only fail (${doom})`);
	}
	const body = provider.webhooks.status(target.message, order.status);
	const delivery = await deliver(provider, target.webhook, body, order.wrongSecret);
	return { status: 200, body: { delivered: [delivery] } };
}

/** How the secret travels to an address as it is saved, or why the portal does not take it. */
function howSaved(
	{ webhooks }: SandboxProvider,
	{ secretHeader, secretInQuery }: z.infer<typeof schemas.webhook>,
): Omit<Webhook, 'url'> | string {
	const { secretBy } = webhooks;
	if (secretBy === 'signature') {
		return secretHeader === undefined && !secretInQuery ? { secretBy } : 'Meta signs its webhooks';
	}
	if (secretHeader === undefined) return { secretBy: secretInQuery ? 'query' : secretBy };
	const isOwn = secretHeader.toLowerCase() === webhooks.secretHeader;
	if (!webhooks.sendsHeaders && !isOwn) return 'this portal has no field for a header';
	return { secretBy: 'header', secretHeader };
}

/** The person saves a webhook in the provider's portal. */
export async function saveWebhook(
	provider: SandboxProvider,
	order: z.infer<typeof schemas.webhook>,
): Promise<Reply> {
	const { state, account, webhooks } = provider;
	const how = howSaved(provider, order);
	if (typeof how === 'string') return { status: 400, body: { reason: how } };
	if (how.secretBy === 'signature') {
		const reason = await handshake(order.url, account.data.verifyToken);
		if (reason !== undefined) return { status: 400, body: { reason } };
	}
	const webhook = { ...how, url: order.url, fields: order.fields };
	if (webhooks.save === undefined) state.webhook = webhook;
	else webhooks.save(webhook);
	return { status: 200, body: { saved: true } };
}

/** The address that was saved in the portal, without secrets. */
export function describeSaved({ webhook }: ProviderState): Record<string, unknown> {
	if (webhook === undefined) return {};
	const { url, secretBy, secretHeader } = webhook;
	return { webhook: { url: maskAddress(url), secretBy, secretHeader } };
}
