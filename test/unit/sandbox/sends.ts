import type { ProviderId } from '../../sandbox';
import { EightByEightCaller } from './callers/8x8';
import { DreamsCaller } from './callers/dreams';
import { KaleyraCaller } from './callers/kaleyra';
import { LipachatCaller } from './callers/lipachat';
import { MetaCaller } from './callers/meta';
import type { Answer, Client } from './harness';

export interface Sent {
	/** Meta's id of the flow. */
	readonly flowId: string;
	readonly answer: Answer;
	/** The id in the answer; empty at Dreams, which names none. */
	readonly messageId: string;
}

/** Where the provider takes them, every send carries the token `tok` and the mark `order 7`. */
const senders: Record<ProviderId, (client: Client) => Promise<Sent>> = {
	meta: async (client) => {
		const meta = new MetaCaller(client);
		const flowId = await meta.published();
		const message = meta.message({ flow_id: flowId, flow_token: 'tok' });
		const answer = await meta.send({ ...message, biz_opaque_callback_data: 'order 7' });
		return { flowId, answer, messageId: answer.at('messages.0.id') };
	},
	'8x8': async (client) => {
		const eight = new EightByEightCaller(client);
		const flowId = await eight.published();
		const parameters = { flowId, flowToken: 'tok' };
		const answer = await eight.send(eight.message(parameters, {}, { clientMessageId: 'order 7' }));
		return { flowId, answer, messageId: answer.at('umid') };
	},
	kaleyra: async (client) => {
		const kaleyra = new KaleyraCaller(client);
		const flowId = await kaleyra.published();
		const answer = await kaleyra.send({
			messaging_object: kaleyra.messagingObject({ flow_id: flowId, flow_token: 'tok' }),
			extra_info: { ref: 'order 7' },
		});
		return { flowId, answer, messageId: answer.at('data.message_id') };
	},
	dreams: async (client) => {
		const dreams = new DreamsCaller(client);
		const flowId = await dreams.published();
		const answer = await dreams.send({ ...dreams.message, flow_id: flowId });
		return { flowId, answer, messageId: '' };
	},
	lipachat: async (client) => {
		const lipachat = new LipachatCaller(client);
		const { id, waFlowId } = await lipachat.published();
		const answer = await lipachat.send(lipachat.message(id));
		return { flowId: waFlowId, answer, messageId: answer.at('data.messageId') };
	},
};

/** Creates a flow, publishes it and sends it. */
export async function sendFlow(client: Client, provider: ProviderId): Promise<Sent> {
	const sent = await senders[provider](client);
	expect(sent.answer.status).toBe(200);
	return sent;
}
