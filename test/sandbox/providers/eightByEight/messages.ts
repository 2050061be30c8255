import { readJson } from '../../http/read';
import { uuid } from '../../ids';
import { refuse } from '../../refusal';
import { expectOpenable, keepMessage, type MessageContent } from '../../sending';
import type { ApiRequest, ProviderContext, Reply } from '../../types';
import { sendMessage, type InteractiveFlow } from './schemas';
import { templateContent } from './templates';

function interactiveContent(
	{ state, account }: ProviderContext,
	interactive: InteractiveFlow,
): MessageContent {
	const { parameters } = interactive.action;
	const flow = state.flows.find(
		(each) => each.ownerId === account.data.channelId && each.flowId === parameters.flowId,
	);
	const path = 'content.interactive.action.parameters';
	if (flow === undefined) throw refuse('invalidField', 'flowId is unknown', `${path}.flowId`);
	const payload = parameters.flowActionPayload;
	expectOpenable(flow, {
		mode: parameters.mode,
		flowAction: parameters.flowAction,
		screen: payload?.screen,
		screenField: `${path}.flowActionPayload.screen`,
	});
	return {
		flowId: flow.flowId,
		flowToken: parameters.flowToken,
		mode: parameters.mode,
		screen: payload?.screen,
		data: payload?.data,
		header: interactive.header,
		body: interactive.body.text,
		footer: interactive.footer?.text,
		cta: parameters.flowCta,
	};
}

/**
 * POST /subaccounts/{subAccountId}/messages: queued only. Meta's own refusals, such as a blocked flow,
 * come later as receipts; that the window is closed the guide lists among the API's own.
 * https://developer.8x8.com/connect/reference/send-message
 */
export function sendFlow(request: ApiRequest, context: ProviderContext): Reply {
	const given = readJson(request, sendMessage);
	const { state } = context;
	const { msisdn, channelUserId } = given.user;
	const phone = msisdn?.replace(/\D/g, '');
	if (given.type === 'interactive' && !state.windows.isOpen(phone ?? channelUserId ?? '')) {
		throw refuse('windowClosed', 'Outside service window');
	}
	const content =
		given.type === 'interactive'
			? interactiveContent(context, given.content.interactive)
			: templateContent(context, given.content.template);
	const message = keepMessage(state, {
		messageId: uuid(),
		to: msisdn ?? channelUserId ?? '',
		phone,
		...(channelUserId !== undefined && { userId: channelUserId }),
		...content,
		callbackData: given.clientMessageId,
		raw: given,
	});
	return {
		status: 200,
		body: {
			umid: message.messageId,
			user: msisdn === undefined ? { channelUserId } : { msisdn },
			...(given.clientMessageId !== undefined && { clientMessageId: given.clientMessageId }),
			status: { state: 'queued', timestamp: new Date().toISOString() },
		},
	};
}
