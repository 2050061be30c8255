import type { SendCall, SendFlow } from '../../providers/provider';
import type { ProviderOperation } from '../operation';
import { present } from '../operation';
import { messageFields } from './send.fields';
import { prepareSend } from './send.input';
import { explainRefusal } from './send.refusal';
import { flowTokenFor } from './send.token';

export const send: ProviderOperation = {
	value: 'send',
	offeredBy: ({ flow }) => flow.send,
	name: 'Send',
	action: 'Send flow',
	description: 'Send a message with a button that opens the flow',
	fields: messageFields('send'),
	async execute(item) {
		const { connection } = item;
		const call = connection.provider.flow.send as SendCall;
		const { input: prepared, flow } = await prepareSend(item, call);
		const input: SendFlow = { ...prepared, flowToken: flowTokenFor(item, call, flow) };
		const sent = await connection.call(call, input).catch(async (thrown: unknown) => {
			throw await explainRefusal(connection, input, thrown);
		});
		return { json: present(item, { ...sent, flowName: flow.flowName }) };
	},
};
