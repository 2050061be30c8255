import type { z } from 'zod';
import type { SentMessage, Webhook } from '../state';
import type { Reply, SandboxProvider } from '../types';
import { deliver, handshake, type Delivery } from '../webhooks';
import type * as schemas from './schemas';

const conflict = (reason: string): Reply => ({ status: 409, body: { reason } });

/** The message and where its events go, or why nothing can be delivered. */
function findTarget(
	provider: SandboxProvider,
	messageId?: string,
): { message: SentMessage; webhook: Webhook } | Reply {
	const { messages, webhook } = provider.state;
	const message =
		messageId === undefined
			? messages.at(-1)
			: messages.find((each) => each.messageId === messageId || each.wamid === messageId);
	if (message === undefined) return conflict(`message ${messageId ?? ''} was never sent`);
	if (webhook === undefined) return conflict(`${provider.id} has no webhook`);
	return { message, webhook };
}

/** Why the person cannot open the flow, if so: it is gone, or out of service. */
function whyClosed(provider: SandboxProvider, { flowId }: SentMessage): string | undefined {
	const flow = provider.state.flows.find((each) => each.flowId === flowId);
	if (flow === undefined) return `flow ${flowId} was deleted`;
	return ['DEPRECATED', 'BLOCKED'].includes(flow.status)
		? `flow ${flowId} is ${flow.status} and does not open`
		: undefined;
}

/** The person answers: delivers the provider's own webhook, one body after the other. */
export async function complete(
	provider: SandboxProvider,
	order: z.infer<typeof schemas.complete>,
): Promise<Reply> {
	const target = findTarget(provider, order.messageId);
	if ('status' in target) return target;
	const { message, webhook } = target;
	const closed = whyClosed(provider, message);
	if (closed !== undefined) return conflict(closed);
	const { answers, shape, withoutToken, address } = order;
	const completion = { message, answers, shape, withoutToken, address };
	const bodies = provider.webhooks.completions(new Array(order.batch).fill(completion));
	const delivered: Delivery[] = [];
	for (const body of bodies) {
		for (let turn = 0; turn <= order.duplicate; turn++) {
			delivered.push(await deliver(provider, webhook, body, order.wrongSecret));
		}
	}
	return { status: 200, body: { delivered } };
}

/** WhatsApp tells the message's fate. */
export async function tellStatus(
	provider: SandboxProvider,
	order: z.infer<typeof schemas.status>,
): Promise<Reply> {
	const target = findTarget(provider, order.messageId);
	if ('status' in target) return target;
	const body = provider.webhooks.status(target.message, order.status);
	const delivery = await deliver(provider, target.webhook, body, order.wrongSecret);
	return { status: 200, body: { delivered: [delivery] } };
}

/** The person saves a webhook in the provider's portal. */
export async function saveWebhook(
	{ state, account, webhooks }: SandboxProvider,
	order: z.infer<typeof schemas.webhook>,
): Promise<Reply> {
	const refusal = (reason: string): Reply => ({ status: 400, body: { reason } });
	const { url, secretHeader, secretInQuery } = order;
	if (webhooks.secretBy === 'signature') {
		if (secretHeader !== undefined || secretInQuery) return refusal('Meta signs its webhooks');
		const refused = await handshake(url, account.data.verifyToken);
		if (refused !== undefined) return refusal(refused);
		state.webhook = { url, secretBy: 'signature' };
	} else if (secretHeader !== undefined) {
		if (!webhooks.sendsHeaders) return refusal('this portal has no field for a header');
		state.webhook = { url, secretBy: 'header', secretHeader };
	} else {
		state.webhook = { url, secretBy: secretInQuery ? 'query' : webhooks.secretBy };
	}
	return { status: 200, body: { saved: true } };
}
