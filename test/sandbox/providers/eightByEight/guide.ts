import type { StoredFlow } from '../../flows/flow';
import { validationErrors } from '../../flows/flow';
import type { Route } from '../../http/router';
import type { ApiRequest, Reply } from '../../types';
import type { EightByEightFlows } from './flows';
import type { Handler } from './routes';

function summary(flow: StoredFlow) {
	return { id: flow.flowId, status: flow.status, validation_errors: validationErrors(flow) };
}

function details(flow: StoredFlow): Reply {
	const { name, categories, json } = flow;
	return { status: 200, body: { ...summary(flow), name, categories, flowJson: json?.text } };
}

/**
 * The guide page, which contradicts the reference: other paths, create 201, delete 204, `status`,
 * `validation_errors` and `flowJson` in the bodies, and a body where the reference has none.
 * https://developer.8x8.com/connect/docs/whatsapp/whatsapp-flows-api
 * Whether this family is live is known nowhere.
 */
export function guideRoutes(
	flows: EightByEightFlows,
	find: (flowId: string) => StoredFlow,
): Array<Route<Handler>> {
	const prefix = '/config/v1/channels/whatsapp/:channel/flows';
	/** Changes a flow and answers what became of it. */
	const changing =
		(change: (request: ApiRequest, flow: StoredFlow) => unknown): Handler =>
		(request, { id }) => {
			change(request, find(id));
			return { status: 200, body: summary(find(id)) };
		};
	const create: Handler = (request, { channel }) => ({
		status: 201,
		body: summary(flows.create(request, channel)),
	});
	const remove: Handler = (request, { id }) => ({
		...flows.delete(request, find(id)),
		status: 204,
	});
	return [
		['GET', prefix, (request, { channel }) => flows.list(request, channel)],
		['POST', prefix, create],
		['GET', `${prefix}/:id`, (_request, { id }) => details(find(id))],
		['PUT', `${prefix}/:id`, changing((request, flow) => flows.update(request, flow))],
		['DELETE', `${prefix}/:id`, remove],
		['POST', `${prefix}/:id/publish`, changing((request, flow) => flows.publish(request, flow))],
		[
			'POST',
			`${prefix}/:id/deprecate`,
			changing((request, flow) => flows.deprecate(request, flow)),
		],
		['GET', `${prefix}/:id/preview`, (request, { id }) => flows.preview(request, find(id))],
	];
}
