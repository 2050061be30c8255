import { graphErrorBody, managementError, messageError } from '../../graph/errors';
import { parseFields, readFields, type FieldReaders } from '../../graph/fields';
import { metaBody, repliesValue, statusValue } from '../../graph/webhook';
import { readQuery } from '../../http/read';
import { findRoute, type Params, type Route } from '../../http/router';
import { digits } from '../../ids';
import { Refusal, refuse } from '../../refusal';
import type { ApiRequest, ProviderContext, Reply, SandboxProvider } from '../../types';
import { MetaFlows } from './flows';
import { sendFlow } from './messages';
import { listQuery, nodeQuery } from './schemas';

type Handler = (request: ApiRequest, params: Params) => Reply;

/** Graph versions that the sources name: v17.0 to v26.0. */
const knownVersion = /^v(1[7-9]|2[0-6])\.0$/;

const wabaReaders: FieldReaders<string> = {
	id: (wabaId) => wabaId,
	name: () => 'Sandbox account',
	timezone_id: () => '54',
	message_template_namespace: () => 'sandbox_namespace',
};

function graphNotFound(id: string): Refusal {
	return refuse('flowNotFound', `Object with ID '${id}' does not exist`);
}

function unauthorized(): Reply {
	const message = 'Invalid OAuth access token - Cannot parse access token';
	return { status: 401, body: graphErrorBody({ code: 190, message }) };
}

/**
 * Meta's Graph API below `/meta/v25.0`, errors and webhooks as
 * https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi and
 * https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes print them.
 */
export function createMeta(context: ProviderContext): SandboxProvider {
	const { account, state } = context;
	const flows = new MetaFlows(context);
	const business = {
		displayPhoneNumber: `1555${digits(7)}`,
		phoneNumberId: account.data.phoneNumberId,
	};
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
	const getNode: Handler = (request, { id }) => {
		if (!isOurs(id)) return flows.get(request, flow(id));
		const { fields } = readQuery(request, nodeQuery);
		return { status: 200, body: readFields(id, parseFields(fields ?? 'id,name'), wabaReaders) };
	};
	const phoneNumbers: Handler = (request, { id }) => {
		readQuery(request, listQuery);
		const own = {
			id: business.phoneNumberId,
			display_phone_number: `+${business.displayPhoneNumber}`,
			verified_name: 'Sandbox shop',
			quality_rating: 'GREEN',
		};
		// The other WABA of the business has no number.
		return { status: 200, body: { data: waba(id) === account.data.wabaId ? [own] : [] } };
	};
	const send: Handler = (request, { id }) => {
		if (id !== business.phoneNumberId) throw graphNotFound(id);
		try {
			return sendFlow(request, context, business.displayPhoneNumber);
		} catch (error) {
			if (error instanceof Refusal) return messageError(error);
			throw error;
		}
	};
	const routes: Array<Route<Handler>> = [
		['GET', '/:version/:id', getNode],
		['POST', '/:version/:id', (request, { id }) => flows.update(request, flow(id))],
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
		['GET', '/:version/:id/phone_numbers', phoneNumbers],
		['POST', '/:version/:id/messages', send],
	];

	function answer(request: ApiRequest): Reply {
		if (request.headers.authorization !== `Bearer ${account.data.accessToken}`) {
			return unauthorized();
		}
		const found = findRoute(routes, request.method, request.path);
		if (found.kind !== 'found' || !knownVersion.test(found.params.version)) {
			const message = `Unknown path components: ${request.path}`;
			return { status: 400, body: graphErrorBody({ code: 2500, message }) };
		}
		try {
			return found.handler(request, found.params);
		} catch (error) {
			if (error instanceof Refusal) return managementError(error);
			throw error;
		}
	}

	return {
		id: 'meta',
		account,
		state,
		answer,
		webhooks: {
			secretBy: 'signature',
			sendsHeaders: false,
			// Meta may put up to 1000 updates into one body.
			completions: (completions) => [
				metaBody(account.data.wabaId, repliesValue(completions, business)),
			],
			status: (message, status) =>
				metaBody(account.data.wabaId, statusValue(message, status, business)),
		},
	};
}
