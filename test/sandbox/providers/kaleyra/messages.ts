import { flowContent, templateContent } from '../../graph/messageContent';
import type { TemplateMessage } from '../../graph/templateMessage';
import { readJson } from '../../http/read';
import { uuid } from '../../ids';
import { refuse } from '../../refusal';
import { keepMessage } from '../../sending';
import type { StoredTemplate } from '../../templates/template';
import type { ApiRequest, ProviderContext, Reply } from '../../types';
import { success } from './errors';
import { sendMessage } from './schemas';

/** @throws {Refusal} for one that is not approved, or not there */
function approved(
	{ state, account }: ProviderContext,
	{ name, language }: TemplateMessage,
): StoredTemplate {
	const template = state.templates.find(account.data.wabaId, name, language.code);
	if (template?.status === 'APPROVED') return template;
	throw refuse('templateNotFound', 'the template is not approved');
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
			? flowContent(state, context.account.data.wabaId, given.interactive, 'screen')
			: templateContent(state, approved(context, given.template), given.template);
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
