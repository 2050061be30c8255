import type { SendCall, SendFlow } from '../../providers/provider';
import type { ProviderOperation } from '../operation';
import { present } from '../operation';
import { messageFields } from './send.fields';
import { prepareSend } from './send.input';
import { sendInstead } from './send.fallback';
import { explainRefusal } from './send.refusal';
import { isTemplate, sendTemplate } from './send.template';
import { flowTokenFor } from './send.token';

export const send: ProviderOperation = {
	value: 'send',
	offeredBy: ({ flow }) => flow.send,
	name: 'Send',
	action: 'Send flow',
	description: 'Send a message with a button that opens the flow',
	fields: messageFields('send'),
	async execute(item) {
		if (isTemplate(item)) return { json: present(item, await sendTemplate(item)) };
		const { connection } = item;
		const call = connection.provider.flow.send as SendCall;
		const { input: prepared, flow } = await prepareSend(item, call);
		const input: SendFlow = { ...prepared, flowToken: flowTokenFor(item, call, flow) };
		const sent = await connection.call(call, input).catch(async (thrown: unknown) => {
			const instead = await sendInstead(item, input, thrown);
			if (instead) return instead;
			throw await explainRefusal(connection, input, thrown);
		});
		const flowName = sent.fallbackUsed ? undefined : flow.flowName;
		return { json: present(item, { ...sent, flowName }) };
	},
};
