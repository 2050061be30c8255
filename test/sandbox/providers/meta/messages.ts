import { describeFlowMessage } from '../../graph/flowMessage';
import { partsOf, type TemplateMessage } from '../../graph/templateMessage';
import { readJson } from '../../http/read';
import { refuse } from '../../refusal';
import { expectHealthy, expectOpenable, keepMessage, type MessageContent } from '../../sending';
import type { StoredTemplate } from '../../templates/template';
import { fillTemplate } from '../../templates/sending';
import type { ApiRequest, ProviderContext, Reply } from '../../types';
import type { MetaNumber } from './numbers';
import { sendMessage, type MetaMessage } from './schemas';

type Interactive = Extract<MetaMessage, { type: 'interactive' }>['interactive'];

function flowMessage(
	interactive: Interactive,
	{ state }: ProviderContext,
	{ wabaId }: MetaNumber,
): MessageContent {
	const { parameters } = interactive.action;
	const flow = state.flows.find(
		(each) =>
			each.ownerId === wabaId &&
			(parameters.flow_id === undefined
				? each.name === parameters.flow_name
				: each.flowId === parameters.flow_id),
	);
	if (flow === undefined) throw refuse('invalidField', 'the flow does not exist', 'flow_id');
	expectOpenable(flow, {
		mode: parameters.mode,
		flowAction: parameters.flow_action,
		screen: parameters.flow_action_payload?.screen,
		screenField: 'interactive.action.parameters.flow_action_payload.screen',
	});
	expectHealthy(flow);
	return { flowId: flow.flowId, ...describeFlowMessage(interactive) };
}

/** One that waits for its approval, or did not get it, is as good as none. */
function approved(found: StoredTemplate | undefined): StoredTemplate {
	switch (found?.status) {
		case 'APPROVED':
			return found;
		case 'PAUSED':
			throw refuse('templatePaused', `template ${found.name} is paused`);
		case 'DISABLED':
			throw refuse('templateDisabled', `template ${found.name} is disabled`);
		default:
			throw refuse('templateNotFound', 'template name does not exist in the translation');
	}
}

function templateMessage(
	given: TemplateMessage,
	{ state }: ProviderContext,
	{ wabaId }: MetaNumber,
): MessageContent {
	const template = approved(state.templates.find(wabaId, given.name, given.language.code));
	const { flow, said, body } = fillTemplate(template, partsOf(given), state.flows.list(wabaId));
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
 * POST /{PHONE_NUMBER_ID}/messages with a flow message or a template: the answer only says that it was
 * accepted. https://developers.facebook.com/docs/whatsapp/flows/guides/sendingaflow
 */
export function sendFlow(request: ApiRequest, context: ProviderContext, number: MetaNumber): Reply {
	const given = readJson(request, sendMessage);
	const { state } = context;
	// `to` wins when both are given; a user id gives no phone number away.
	const phone = given.to?.replace(/\D/g, '');
	if (phone === number.displayPhoneNumber) {
		throw refuse('sameNumber', 'recipient and sender are the same number', 'to');
	}
	const input = given.to ?? given.recipient ?? '';
	if (given.type === 'interactive' && !state.windows.isOpen(phone ?? input)) {
		const message = 'More than 24 hours have passed since the recipient last replied.';
		throw refuse('windowClosed', message);
	}
	const content =
		given.type === 'interactive'
			? flowMessage(given.interactive, context, number)
			: templateMessage(given.template, context, number);
	const message = keepMessage(state, {
		to: input,
		phone,
		...(phone === undefined && { userId: input }),
		phoneNumberId: number.phoneNumberId,
		...content,
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
