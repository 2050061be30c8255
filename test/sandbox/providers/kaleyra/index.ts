import { findRoute, type Params, type Route } from '../../http/router';
import { digits } from '../../ids';
import { Refusal } from '../../refusal';
import type { ApiRequest, ProviderContext, Reply, SandboxProvider } from '../../types';
import { flowError, notAvailable, sendError, senderNotAllowed, wrongKey } from './errors';
import { KaleyraFlows } from './flows';
import { KaleyraKeys } from './keys';
import { sendFlow } from './messages';
import { KaleyraTemplates } from './templates';
import { kaleyraWebhooks } from './webhook';

type Handler = (request: ApiRequest, params: Params) => Reply;

/** Kaleyra's WhatsApp API V2 below `/kaleyra`. */
export function createKaleyra(context: ProviderContext): SandboxProvider {
	const { account, state } = context;
	const flows = new KaleyraFlows(context);
	const keys = new KaleyraKeys(context);
	const templates = new KaleyraTemplates(context);
	const business = {
		displayPhoneNumber: account.data.senderNumber.replace(/\D/g, ''),
		phoneNumberId: digits(15),
	};
	const isOurs = (id: string) => id === account.data.wabaId || id === account.otherWabaId;
	const flow = (id: string) => state.flows.get(id);

	const send: Handler = (request, { id }) => {
		if (id !== account.data.senderNumber) return senderNotAllowed();
		try {
			return sendFlow(request, context);
		} catch (error) {
			if (error instanceof Refusal) return sendError(error);
			throw error;
		}
	};

	const encryption: Handler = (request, { id }) =>
		id === account.data.senderNumber ? keys.setOrGet(request) : notAvailable();

	function routes(): Array<Route<Handler>> {
		const prefix = '/v2/:sid/whatsapp';
		const createPath = account.data.createPath.replace('{wabaId}', ':waba');
		return [
			['POST', `/v2/:sid${createPath}`, (request, { waba }) => flows.create(request, waba)],
			[
				'GET',
				`${prefix}/:waba/message_templates`,
				(request, { waba }) => templates.list(request, waba),
			],
			[
				'POST',
				`${prefix}/:waba/message_templates`,
				(request, { waba }) => templates.create(request, waba),
			],
			['GET', `${prefix}/:waba/flows`, (request, { waba }) => flows.list(request, waba)],
			[
				'POST',
				`${prefix}/:waba/migrate_flows/:destination`,
				(request, { waba, destination }) => flows.migrate(request, waba, destination),
			],
			['GET', `${prefix}/:id`, (request, { id }) => flows.get(request, flow(id))],
			['POST', `${prefix}/:id`, (request, { id }) => flows.update(request, flow(id))],
			['DELETE', `${prefix}/:id`, (request, { id }) => flows.delete(request, flow(id))],
			['GET', `${prefix}/:id/assets`, (_request, { id }) => flows.assets(flow(id))],
			['POST', `${prefix}/:id/assets`, (request, { id }) => flows.uploadJson(request, flow(id))],
			['POST', `${prefix}/:id/publish`, (request, { id }) => flows.publish(request, flow(id))],
			['POST', `${prefix}/:id/deprecate`, (request, { id }) => flows.deprecate(request, flow(id))],
			['POST', `${prefix}/:id/messages`, send],
			['POST', `${prefix}/:id/flows_encryption`, encryption],
		];
	}

	function answer(request: ApiRequest): Reply {
		const found = findRoute(routes(), request.method, request.path);
		if (found.kind === 'unknownPath') return { status: 404 };
		if (found.kind === 'wrongMethod') return { status: 405 };
		const { sid, waba, destination } = found.params;
		if (request.headers['api-key'] !== account.data.apiKey || sid !== account.data.sid) {
			return wrongKey();
		}
		if ([waba, destination].some((id) => id !== undefined && !isOurs(id))) return notAvailable();
		try {
			return found.handler(request, found.params);
		} catch (error) {
			if (error instanceof Refusal) return flowError(error);
			throw error;
		}
	}

	return { id: 'kaleyra', account, state, answer, webhooks: kaleyraWebhooks(context, business) };
}
