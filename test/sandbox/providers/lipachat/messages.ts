import { readJson } from '../../http/read';
import { uuid } from '../../ids';
import { refuse } from '../../refusal';
import type { StoredFlow } from '../../flows/flow';
import { expectHealthy, expectOpenable, keepMessage } from '../../sending';
import type { SentMessage } from '../../state';
import type { ApiRequest, ProviderContext, Reply } from '../../types';
import { success } from './envelope';
import * as schemas from './schemas';

function sent({ messageId, wamid }: SentMessage): Reply {
	const statusDesc = 'Message sent successfully';
	return success({ messageId, waId: wamid, status: 'SENT', statusDesc });
}

/**
 * POST /whatsapp/interactive/flows, https://docs.lipachat.com/api/whatsapp-flows/send-flow. A
 * `messageId` that came before is answered as it was and goes out no second time.
 */
export function sendFlow(
	request: ApiRequest,
	{ state, account }: ProviderContext,
	find: (id: string) => StoredFlow,
): Reply {
	const given = readJson(request, schemas.sendFlow);
	const earlier = state.messages.find(({ messageId }) => messageId === given.messageId);
	if (earlier !== undefined) return sent(earlier);
	if (given.from.replace('+', '') !== account.data.senderNumber.replace('+', '')) {
		throw refuse('invalidField', 'from is not yours', 'from');
	}
	const flow = find(given.flowId);
	expectOpenable(flow, { screen: given.screen, screenField: 'screen' });
	expectHealthy(flow);
	const message = keepMessage(state, {
		messageId: given.messageId,
		to: given.to,
		phone: given.to,
		flowId: flow.flowId,
		flowToken: uuid(),
		screen: given.screen,
		data: given.data,
		body: given.text,
		cta: given.flowCta,
		raw: given,
	});
	return sent(message);
}
