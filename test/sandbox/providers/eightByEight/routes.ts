import type { StoredFlow } from '../../flows/flow';
import type { Params, Route } from '../../http/router';
import type { ApiRequest, Reply } from '../../types';
import type { EightByEightFlows } from './flows';

export type Handler = (request: ApiRequest, params: Params) => Reply;

/** The paths of the reference, https://developer.8x8.com/connect/reference/create-whatsapp-flow */
export function referenceRoutes(
	flows: EightByEightFlows,
	find: (flowId: string) => StoredFlow,
): Array<Route<Handler>> {
	const prefix = '/api/v1/accounts/:account/channels/:channel/flows';
	return [
		['GET', prefix, (request, { channel }) => flows.list(request, channel)],
		['POST', prefix, (request, { channel }) => flows.saved(flows.create(request, channel))],
		['GET', `${prefix}/:id`, (_request, { id }) => flows.get(find(id))],
		['PUT', `${prefix}/:id`, (request, { id }) => flows.saved(flows.update(request, find(id)))],
		['DELETE', `${prefix}/:id`, (request, { id }) => flows.delete(request, find(id))],
		['POST', `${prefix}/:id/publish`, (request, { id }) => flows.publish(request, find(id))],
		['POST', `${prefix}/:id/deprecate`, (request, { id }) => flows.deprecate(request, find(id))],
		['GET', `${prefix}/:id/preview`, (request, { id }) => flows.preview(request, find(id))],
	];
}
