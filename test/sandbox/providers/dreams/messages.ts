import { readJson } from '../../http/read';
import { uuid } from '../../ids';
import type { StoredFlow } from '../../flows/flow';
import { expectHealthy, expectOpenable, keepMessage } from '../../sending';
import type { ApiRequest, ProviderContext, Reply } from '../../types';
import * as schemas from './schemas';

/**
 * POST …/flows/send. The token is made on the server, and the printed answer holds an empty `data`:
 * nothing that would name the message.
 */
export function sendFlow(
	request: ApiRequest,
	{ state }: ProviderContext,
	find: (flowId: string) => StoredFlow,
): Reply {
	const given = readJson(request, schemas.sendFlow);
	const flow = find(given.flow_id);
	expectOpenable(flow, { screen: given.screen, screenField: 'screen' });
	expectHealthy(flow);
	keepMessage(state, {
		to: given.to,
		phone: given.to,
		flowId: flow.flowId,
		flowToken: uuid(),
		screen: given.screen,
		header: given.header_text,
		body: given.body_text,
		footer: given.footer_text,
		cta: given.flow_cta,
		raw: given,
	});
	return {
		status: 200,
		body: { success: true, message: 'Flow message sent successfully', data: {} },
	};
}
