import { describeFlowMessage, type InteractiveFlow } from '../../graph/flowMessage';
import { partsOf, type TemplateMessage } from '../../graph/templateMessage';
import { readJson } from '../../http/read';
import { uuid } from '../../ids';
import { refuse } from '../../refusal';
import { expectHealthy, expectOpenable, keepMessage, type MessageContent } from '../../sending';
import { fillTemplate } from '../../templates/sending';
import type { ApiRequest, ProviderContext, Reply } from '../../types';
import { success } from './errors';
import { sendMessage } from './schemas';

function interactiveContent(
	{ state, account }: ProviderContext,
	interactive: InteractiveFlow,
): MessageContent {
	const { parameters } = interactive.action;
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
	return { flowId: flow.flowId, ...describeFlowMessage(interactive) };
}

function templateContent(
	{ state, account }: ProviderContext,
	given: TemplateMessage,
): MessageContent {
	const { wabaId } = account.data;
	const template = state.templates.find(wabaId, given.name, given.language.code);
	if (template?.status !== 'APPROVED') {
		throw refuse('templateNotFound', 'the template is not approved');
	}
	const flows = state.flows.list(wabaId);
	const { flow, said, body } = fillTemplate(template, partsOf(given), flows);
	return {
		flowId: flow.flowId,
		templateName: template.name,
		templateLanguage: template.language,
		flowToken: said.flowToken,
		data: said.data,
		body,
		footer: template.footer,
	};
}

/**
 * POST /{sender}/messages. Its answer is printed on no page that could be read; `data.message_id` is
 * what public clients read, and the id is Kaleyra's own, not WhatsApp's. What WhatsApp refuses, such
 * as a message outside the window, Kaleyra tells by callback.
 */
export function sendFlow(request: ApiRequest, context: ProviderContext): Reply {
	const envelope = readJson(request, sendMessage);
	const given = envelope.messaging_object;
	const { state } = context;
	const phone = given.to.replace(/\D/g, '');
	const content =
		given.type === 'interactive'
			? interactiveContent(context, given.interactive)
			: templateContent(context, given.template);
	const tooLate = given.type === 'interactive' && !state.windows.isOpen(phone);
	const message = keepMessage(state, {
		messageId: uuid(),
		to: given.to,
		phone,
		...content,
		callbackData: envelope.extra_info,
		raw: envelope,
		...(tooLate && { doom: 131047 }),
	});
	return success({ message_id: message.messageId });
}
