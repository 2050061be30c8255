import { describeFlowMessage } from '../../graph/flowMessage';
import { readJson } from '../../http/read';
import { refuse } from '../../refusal';
import { expectHealthy, expectOpenable, keepMessage } from '../../sending';
import type { ApiRequest, ProviderContext, Reply } from '../../types';
import type { MetaNumber } from './numbers';
import { sendMessage } from './schemas';

/**
 * POST /{PHONE_NUMBER_ID}/messages with an interactive flow message: the answer only says that it was
 * accepted. https://developers.facebook.com/docs/whatsapp/flows/guides/sendingaflow
 */
export function sendFlow(
	request: ApiRequest,
	{ state }: ProviderContext,
	number: MetaNumber,
): Reply {
	const given = readJson(request, sendMessage);
	const { parameters } = given.interactive.action;
	const flow = state.flows.find(
		(each) =>
			each.ownerId === number.wabaId &&
			(parameters.flow_id === undefined
				? each.name === parameters.flow_name
				: each.flowId === parameters.flow_id),
	);
	if (flow === undefined) throw refuse('invalidField', 'the flow does not exist', 'flow_id');
	const payload = parameters.flow_action_payload;
	expectOpenable(flow, {
		mode: parameters.mode,
		flowAction: parameters.flow_action,
		screen: payload?.screen,
		screenField: 'interactive.action.parameters.flow_action_payload.screen',
	});
	// `to` wins when both are given; a user id gives no phone number away.
	const phone = given.to?.replace(/\D/g, '');
	if (phone === number.displayPhoneNumber) {
		throw refuse('sameNumber', 'recipient and sender are the same number', 'to');
	}
	expectHealthy(flow);
	const input = given.to ?? given.recipient ?? '';
	const message = keepMessage(state, {
		to: input,
		phone,
		...(phone === undefined && { userId: input }),
		phoneNumberId: number.phoneNumberId,
		flowId: flow.flowId,
		...describeFlowMessage(given.interactive),
		callbackData: given.biz_opaque_callback_data,
		raw: given,
	});
	const contact = phone === undefined ? { input, user_id: input } : { input, wa_id: phone };
	return {
		status: 200,
		body: {
			messaging_product: 'whatsapp',
			contacts: [contact],
			messages: [{ id: message.messageId }],
		},
	};
}
