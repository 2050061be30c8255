import { metaBody, repliesValue, statusValue } from '../../graph/webhook';
import { readQuery } from '../../http/read';
import { findRoute, type Params, type Route } from '../../http/router';
import { digits } from '../../ids';
import { Refusal } from '../../refusal';
import type { ApiRequest, ProviderContext, Reply, SandboxProvider } from '../../types';
import { bareError, flowError, sendError } from './errors';
import { DreamsFlows } from './flows';
import { sendFlow } from './messages';
import { deleteQuery } from './schemas';

/** What to do, and how its refusals are told. */
interface Handler {
	readonly answer: (request: ApiRequest, params: Params) => Reply;
	readonly refuse: (refusal: Refusal) => Reply;
}

function denied(status: number, error: string): Reply {
	return { status, body: { error } };
}

/**
 * Dreams below `/dreams`. Of its contradictory pages the account's `pathPrefix`, `createEncoding` and
 * `deleteStyle` say which one holds.
 */
export function createDreams(context: ProviderContext): SandboxProvider {
	const { account, state } = context;
	const flows = new DreamsFlows(context);
	const business = { displayPhoneNumber: `9665${digits(8)}`, phoneNumberId: digits(15) };
	const flow = (id: string) => state.flows.get(id, account.data.wabaId);

	function deleteRoute(prefix: string): Route<Handler> {
		if (account.data.deleteStyle === 'path') {
			return [
				'DELETE',
				`${prefix}/:id`,
				{ answer: (request, { id }) => flows.delete(request, flow(id)), refuse: bareError },
			];
		}
		return [
			'DELETE',
			prefix,
			{
				answer: (request) => flows.delete(request, flow(readQuery(request, deleteQuery).flowId)),
				refuse: bareError,
			},
		];
	}

	function routes(): Array<Route<Handler>> {
		const prefix = `${account.data.pathPrefix}/:waba/flows`;
		const route = (
			method: string,
			path: string,
			answer: Handler['answer'],
			refuse = flowError,
		): Route<Handler> => [method, path, { answer, refuse }];
		return [
			route('GET', prefix, () => flows.list()),
			route('POST', prefix, (request) => flows.create(request)),
			route('POST', `${prefix}/upload-flow-json`, (request) => flows.uploadJson(request, flow)),
			route('POST', `${prefix}/send`, (request) => sendFlow(request, context, flow), sendError),
			route('GET', `${prefix}/:id`, (_request, { id }) => flows.get(flow(id))),
			route('POST', `${prefix}/:id`, (request, { id }) => flows.update(request, flow(id))),
			route('POST', `${prefix}/:id/publish`, (request, { id }) => flows.publish(request, flow(id))),
			// The page prints this one path without `/api`; with it, nothing is documented to answer.
			route(
				'POST',
				'/whatsapp/:waba/flows/:id/deprecate',
				(request, { id }) => flows.deprecate(request, flow(id)),
				bareError,
			),
			deleteRoute(prefix),
		];
	}

	function answer(request: ApiRequest): Reply {
		const { authorization, accept } = request.headers;
		if (authorization === undefined) return denied(401, 'Token not provided');
		if (authorization !== `AccessKey ${account.data.apiKey}`) {
			return denied(401, 'Invalid authentication token.');
		}
		// "Send Accept: application/json" (https://docs.dreams.com.sa/api-access/common-api-usage).
		if (!String(accept).includes('application/json')) {
			return { status: 406, body: 'Accept must be application/json' };
		}
		const found = findRoute(routes(), request.method, request.path);
		if (found.kind !== 'found') {
			const status = found.kind === 'unknownPath' ? 404 : 405;
			return { status, body: { success: false, message: 'Not found', data: null } };
		}
		if (found.params.waba !== account.data.wabaId) {
			return denied(403, 'You do not have permission to access this resource.');
		}
		try {
			return found.handler.answer(request, found.params);
		} catch (error) {
			if (error instanceof Refusal) return found.handler.refuse(error);
			throw error;
		}
	}

	const { wabaId } = account.data;
	return {
		id: 'dreams',
		account,
		state,
		answer,
		webhooks: {
			// No delivery is documented. By private arrangement Meta's object could be forwarded.
			secretBy: 'query',
			sendsHeaders: true,
			completions: (completions) =>
				completions.map((each) => metaBody(wabaId, repliesValue([each], business))),
			status: (message, status) => metaBody(wabaId, statusValue(message, status, business)),
		},
	};
}
