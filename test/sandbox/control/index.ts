import type { z } from 'zod';
import { describeFlow } from '../flows/flow';
import { readJson, readQuery } from '../http/read';
import { findRoute, type Route } from '../http/router';
import { Refusal } from '../refusal';
import type { ApiRequest, ProviderId, Reply, SandboxProvider } from '../types';
import { complete, describeSaved, saveWebhook, tellStatus } from './events';
import * as schemas from './schemas';
import { decideTemplate, moveWindow } from './templates';

type Providers = Record<ProviderId, SandboxProvider>;
type Handler = (request: ApiRequest) => Reply | Promise<Reply>;

/** The control API's own address below the sandbox's. */
export const controlPrefix = 'control';

/** Builds the control API; every answer of its own is JSON, refusals are `{ reason }`. */
export function createControl(providers: Providers): (request: ApiRequest) => Promise<Reply> {
	const all = Object.values(providers);
	const defaults = new Map(all.map(({ id, account }) => [id, { ...account.data }]));

	/** Reads an order and hands it on with its provider. */
	const ordered =
		<T extends { provider: ProviderId }>(
			schema: z.ZodType<T, z.ZodTypeDef, unknown>,
			carryOut: (provider: SandboxProvider, order: T) => Reply | Promise<Reply>,
		): Handler =>
		(request) => {
			const order = readJson(request, schema);
			return carryOut(providers[order.provider], order);
		};

	/** Lists something of one provider or of all. */
	const listed =
		(list: (provider: SandboxProvider) => readonly unknown[]): Handler =>
		(request) => {
			const { provider } = readQuery(request, schemas.listQuery);
			const chosen = provider === undefined ? all : [providers[provider]];
			return { status: 200, body: chosen.flatMap(list) };
		};

	const reset: Handler = () => {
		for (const { id, state, account } of all) {
			state.reset();
			Object.assign(account.data, defaults.get(id));
		}
		return { status: 200, body: { reset: true } };
	};

	const routes: Array<Route<Handler>> = [
		['POST', '/reset', reset],
		['POST', '/webhooks', ordered(schemas.webhook, saveWebhook)],
		['POST', '/complete', ordered(schemas.complete, complete)],
		['POST', '/status', ordered(schemas.status, tellStatus)],
		[
			'POST',
			'/misbehave',
			ordered(schemas.misbehave, ({ state }, { match, times, provider: _, ...rest }) => {
				state.misbehave({ ...match, ...rest, timesLeft: times });
				return { status: 200, body: { misbehaving: true } };
			}),
		],
		[
			'POST',
			'/flow-status',
			ordered(schemas.flowStatus, ({ state }, order) => {
				state.flows.setStatus(state.flows.get(order.flowId), order.status);
				return { status: 200, body: { status: order.status } };
			}),
		],
		['POST', '/template-status', ordered(schemas.templateStatus, decideTemplate)],
		['POST', '/window', ordered(schemas.serviceWindow, moveWindow)],
		[
			'POST',
			'/account',
			ordered(schemas.account, ({ account }, { data }) => {
				const stray = Object.keys(data).find((name) => !Object.hasOwn(account.data, name));
				if (stray !== undefined) {
					return { status: 400, body: { reason: `${stray} is not its field` } };
				}
				Object.assign(account.data, data);
				return { status: 200, body: { data: account.data } };
			}),
		],
		[
			'GET',
			'/webhooks-state',
			listed(({ id, state, webhooks }) => [
				{ provider: id, ...(webhooks.describe?.() ?? describeSaved(state)) },
			]),
		],
		['GET', '/requests', listed(({ state }) => state.requests)],
		[
			'GET',
			'/messages',
			listed(({ id, state }) => state.messages.map((each) => ({ provider: id, ...each }))),
		],
		[
			'GET',
			'/templates',
			listed(({ id, state }) => state.templates.list().map((each) => ({ provider: id, ...each }))),
		],
		[
			'GET',
			'/flows',
			listed(({ id, state }) =>
				state.flows.list().map((flow) => ({ provider: id, ...describeFlow(flow) })),
			),
		],
	];

	const own = all.flatMap(({ controls = [] }) => controls);
	const every = [...routes, ...own];

	return async (request) => {
		const found = findRoute(every, request.method, request.path);
		if (found.kind === 'unknownPath') return { status: 404, body: { reason: 'no such control' } };
		if (found.kind === 'wrongMethod') return { status: 405, body: { reason: 'wrong method' } };
		try {
			return await found.handler(request);
		} catch (error) {
			if (error instanceof Refusal) return { status: 400, body: { reason: error.message } };
			throw error;
		}
	};
}
