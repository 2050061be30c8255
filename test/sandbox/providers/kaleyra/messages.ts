import { describeFlowMessage } from '../../graph/flowMessage';
import { readJson } from '../../http/read';
import { uuid } from '../../ids';
import { refuse } from '../../refusal';
import { expectHealthy, expectOpenable, keepMessage } from '../../sending';
import type { ApiRequest, ProviderContext, Reply } from '../../types';
import { success } from './errors';
import { sendMessage } from './schemas';

/**
 * POST /{sender}/messages. Its answer is printed on no page that could be read; `data.message_id` is
 * what public clients read, and the id is Kaleyra's own, not WhatsApp's.
 */
export function sendFlow(request: ApiRequest, { state, account }: ProviderContext): Reply {
	const envelope = readJson(request, sendMessage);
	const given = envelope.messaging_object;
	const { parameters } = given.interactive.action;
	const flow = state.flows.find(
		(each) =>
			each.ownerId === account.data.wabaId &&
			(parameters.flow_id === undefined
				? each.name === parameters.flow_name
				: each.flowId === parameters.flow_id),
	);
	if (flow === undefined) throw refuse('invalidField', 'the flow does not exist', 'flow_id');
	expectOpenable(flow, {
		mode: parameters.mode,
		flowAction: parameters.flow_action,
		screen: parameters.flow_action_payload?.screen,
		screenField: 'screen',
	});
	expectHealthy(flow);
	const message = keepMessage(state, {
		messageId: uuid(),
		to: given.to,
		phone: given.to.replace(/\D/g, ''),
		flowId: flow.flowId,
		...describeFlowMessage(given.interactive),
		callbackData: envelope.extra_info,
		raw: envelope,
	});
	return success({ message_id: message.messageId });
}
