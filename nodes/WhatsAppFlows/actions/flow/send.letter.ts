import type { SentFlow } from '../../providers/model';
import type { SendCall, SendFlow } from '../../providers/provider';
import { recipientText } from '../../providers/recipient';
import type { SendTemplateCall } from '../../providers/templateCalls';
import type { Item } from '../operation';
import { sendInstead } from './send.fallback';
import { prepareSend } from './send.input';
import { explainRefusal } from './send.refusal';
import { isTemplate, prepareTemplate, templateCall } from './send.template';
import { flowTokenFor } from './send.token';

/** A message that is ready to go out. */
export interface Letter {
	readonly item: Item;
	/** E.164 with a plus, or a business-scoped user id. */
	readonly recipient: string;
	/** What is sent, in the words of the output: the same to the same person is the same letter. */
	readonly subject: { flowId?: string; templateName?: string };
	/** What would be sent, for who only wants to look. */
	readonly content: object;
	/** Makes the call. @throws ProviderFailure, InvalidInput */
	deliver(): Promise<SentFlow>;
}

/**
 * Reads what an item sends and to whom.
 * @throws InvalidInput naming the first field that does not fit
 */
export async function writeLetter(item: Item): Promise<Letter> {
	return isTemplate(item) ? await templateLetter(item) : await flowLetter(item);
}

async function flowLetter(item: Item): Promise<Letter> {
	const { connection } = item;
	const call = connection.provider.flow.send as SendCall;
	const { input: prepared, flow } = await prepareSend(item, call);
	const input: SendFlow = { ...prepared, flowToken: flowTokenFor(item, call, flow) };
	const { requestId: _, recipient, ...content } = input;
	return {
		item,
		recipient: recipientText(recipient),
		subject: { flowId: flow.flowId },
		content: { ...content, flowName: flow.flowName },
		async deliver() {
			const sent = await connection.call(call, input).catch(async (thrown: unknown) => {
				const instead = await sendInstead(item, input, thrown);
				if (instead) return instead;
				throw await explainRefusal(connection, input, thrown);
			});
			return { ...sent, flowName: sent.fallbackUsed ? undefined : flow.flowName };
		},
	};
}

async function templateLetter(item: Item): Promise<Letter> {
	const call = templateCall(item) as SendTemplateCall;
	const input = await prepareTemplate(item, call);
	const { requestId: _, recipient, ...content } = input;
	return {
		item,
		recipient: recipientText(recipient),
		subject: { templateName: input.templateName },
		content,
		deliver: async () => await item.connection.call(call, input),
	};
}
