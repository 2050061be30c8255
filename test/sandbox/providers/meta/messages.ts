import { flowContent, templateContent } from '../../graph/messageContent';
import type { TemplateMessage } from '../../graph/templateMessage';
import { readJson } from '../../http/read';
import { refuse } from '../../refusal';
import { keepMessage } from '../../sending';
import type { StoredTemplate } from '../../templates/template';
import type { ApiRequest, ProviderContext, Reply } from '../../types';
import type { MetaNumber } from './numbers';
import { sendMessage } from './schemas';

const screenField = 'interactive.action.parameters.flow_action_payload.screen';

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
	const find = ({ name, language }: TemplateMessage) =>
		state.templates.find(number.wabaId, name, language.code);
	if (given.type === 'interactive' && !state.windows.isOpen(phone ?? input)) {
		const message = 'More than 24 hours have passed since the recipient last replied.';
		throw refuse('windowClosed', message);
	}
	const content =
		given.type === 'interactive'
			? flowContent(state, number.wabaId, given.interactive, screenField)
			: templateContent(state, approved(find(given.template)), given.template);
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
