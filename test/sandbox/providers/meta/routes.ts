import { messageError } from '../../graph/errors';
import { parseFields, readFields, type FieldReaders } from '../../graph/fields';
import { readQuery } from '../../http/read';
import type { Params, Route } from '../../http/router';
import { Refusal, refuse } from '../../refusal';
import type { ApiRequest, ProviderContext, Reply } from '../../types';
import type { MetaCallbacks } from './callbacks';
import type { MetaEndpoints } from './endpoints';
import { MetaFlows } from './flows';
import type { MetaKeys } from './keys';
import type { MetaMedia } from './media';
import { sendFlow } from './messages';
import type { MetaNumbers } from './numbers';
import type { MetaPermissions, Scope } from './permissions';
import { nodeQuery } from './schemas';
import { MetaTemplates } from './templates';
import type { MetaThroughput } from './throughput';

export type Handler = (request: ApiRequest, params: Params) => Reply | Promise<Reply>;

/** What the Graph knows besides flows. */
export interface MetaNodes {
	readonly numbers: MetaNumbers;
	readonly callbacks: MetaCallbacks;
	readonly media: MetaMedia;
	readonly keys: MetaKeys;
	readonly endpoints: MetaEndpoints;
	readonly permissions: MetaPermissions;
	readonly throughput: MetaThroughput;
}

const wabaReaders: FieldReaders<string> = {
	id: (wabaId) => wabaId,
	name: () => 'Sandbox account',
	timezone_id: () => '54',
	message_template_namespace: () => 'sandbox_namespace',
};

const managing: readonly Scope[] = ['whatsapp_business_management'];
const messaging: readonly Scope[] = ['whatsapp_business_messaging'];
// The Flows API's page asks for both.
const flowManaging: readonly Scope[] = [...managing, ...messaging];

function graphNotFound(id: string): Refusal {
	return refuse('flowNotFound', `Object with ID '${id}' does not exist`);
}

/** The calls below a Graph version, each behind the permissions that it needs. */
export function metaRoutes(
	context: ProviderContext,
	{ numbers, callbacks, media, keys, endpoints, permissions, throughput }: MetaNodes,
): Array<Route<Handler>> {
	const { account, state } = context;
	const flows = new MetaFlows(context, endpoints);
	const templates = new MetaTemplates(context);
	const isOurs = (id: string) => id === account.data.wabaId || id === account.otherWabaId;
	const waba = (id: string) => {
		if (!isOurs(id)) throw graphNotFound(id);
		return id;
	};
	const flow = (id: string) => {
		const found = state.flows.find((each) => each.flowId === id);
		if (found === undefined) throw graphNotFound(id);
		return found;
	};

	const number = (id: string) => {
		const found = numbers.find(id);
		if (found === undefined) throw graphNotFound(id);
		return found;
	};
	const needing =
		(scopes: readonly Scope[], handler: Handler): Handler =>
		(request, params) =>
			permissions.refusal(scopes) ?? handler(request, params);

	const readNumber = needing(managing, (request, { id }) => numbers.get(request, number(id)));
	const readMedia = needing(messaging, (request, { id }) => media.get(request, id));
	const readFlow = needing(flowManaging, (request, { id }) => flows.get(request, flow(id)));
	const readWaba = needing(managing, (request, { id }) => {
		const { fields } = readQuery(request, nodeQuery);
		return { status: 200, body: readFields(id, parseFields(fields ?? 'id,name'), wabaReaders) };
	});
	const configure = needing(managing, (request, { id }) =>
		callbacks.configure(request, number(id)),
	);
	const updateFlow = needing(flowManaging, (request, { id }) => flows.update(request, flow(id)));

	/** All nodes live at `/{id}`; what is none of the others is taken for a flow. */
	const readNode: Handler = (request, params) => {
		if (numbers.find(params.id) !== undefined) return readNumber(request, params);
		if (media.has(params.id)) return readMedia(request, params);
		return isOurs(params.id) ? readWaba(request, params) : readFlow(request, params);
	};
	const changeNode: Handler = (request, params) =>
		numbers.find(params.id) === undefined
			? updateFlow(request, params)
			: configure(request, params);
	const send: Handler = (request, { id }) => {
		const sender = number(id);
		try {
			return throughput.refusal() ?? sendFlow(request, context, sender);
		} catch (error) {
			if (error instanceof Refusal) return messageError(error);
			throw error;
		}
	};

	const flowCalls: Array<Route<Handler>> = [
		['DELETE', '/:version/:id', (request, { id }) => flows.delete(request, flow(id))],
		['GET', '/:version/:id/flows', (request, { id }) => flows.list(request, waba(id))],
		['POST', '/:version/:id/flows', (request, { id }) => flows.create(request, waba(id))],
		['GET', '/:version/:id/assets', (request, { id }) => flows.assets(request, flow(id))],
		['POST', '/:version/:id/assets', (request, { id }) => flows.uploadJson(request, flow(id))],
		['POST', '/:version/:id/publish', (request, { id }) => flows.publish(request, flow(id))],
		['POST', '/:version/:id/deprecate', (request, { id }) => flows.deprecate(request, flow(id))],
		[
			'POST',
			'/:version/:id/migrate_flows',
			(request, { id }) => flows.migrate(request, waba(id), isOurs),
		],
		[
			'GET',
			'/:version/:id/whatsapp_business_encryption',
			(request, { id }) => keys.get(request, number(id)),
		],
		[
			'POST',
			'/:version/:id/whatsapp_business_encryption',
			(request, { id }) => keys.set(request, number(id)),
		],
	];
	const accountCalls: Array<Route<Handler>> = [
		[
			'GET',
			'/:version/:id/message_templates',
			(request, { id }) => templates.list(request, waba(id)),
		],
		[
			'POST',
			'/:version/:id/message_templates',
			(request, { id }) => templates.create(request, waba(id)),
		],
		['GET', '/:version/:id/phone_numbers', (request, { id }) => numbers.list(request, waba(id))],
		[
			'GET',
			'/:version/:id/subscribed_apps',
			(request, { id }) => callbacks.list(request, waba(id)),
		],
		[
			'POST',
			'/:version/:id/subscribed_apps',
			(request, { id }) => callbacks.subscribe(request, waba(id)),
		],
		[
			'DELETE',
			'/:version/:id/subscribed_apps',
			(request, { id }) => callbacks.unsubscribe(request, waba(id)),
		],
	];
	const guarded = (scopes: readonly Scope[], routes: Array<Route<Handler>>) =>
		routes.map(([method, pattern, handler]): Route<Handler> => [
			method,
			pattern,
			needing(scopes, handler),
		]);
	return [
		['GET', '/:version/:id', readNode],
		['POST', '/:version/:id', changeNode],
		...guarded(flowManaging, flowCalls),
		...guarded(managing, accountCalls),
		...guarded(messaging, [['POST', '/:version/:id/messages', send]]),
	];
}
