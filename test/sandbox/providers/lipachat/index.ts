import { findRoute, type Params, type Route } from '../../http/router';
import { Refusal, refuse } from '../../refusal';
import type { ApiRequest, ProviderContext, Reply, SandboxProvider } from '../../types';
import { failure, wrongKey } from './envelope';
import { LipachatFlows } from './flows';
import { sendFlow } from './messages';
import { lipachatWebhooks } from './webhook';

type Handler = (request: ApiRequest, params: Params) => Reply;

/** Lipachat's gateway below `/lipachat/api/v1`. */
export function createLipachat(context: ProviderContext): SandboxProvider {
	const { account, state } = context;
	const flows = new LipachatFlows(context);

	/** Which of the two ids a call takes the pages do not say: either will do. */
	function flow(id: string) {
		const found = state.flows.find(
			({ flowId, localId }) => flowId === id || String(localId) === id,
		);
		if (found === undefined) throw refuse('flowNotFound', `flow ${id} does not exist`, 'flowId');
		return found;
	}

	function routes(): Array<Route<Handler>> {
		const prefix = '/api/v1';
		const { publishPath, listPath } = account.data;
		return [
			['POST', `${prefix}/whatsapp/manage/flow`, (request) => flows.create(request)],
			['GET', `${prefix}${listPath}`, (request) => flows.list(request)],
			[
				'PUT',
				`${prefix}/whatsapp/manage/flow/:id`,
				(request, { id }) => flows.update(request, flow(id)),
			],
			[
				'GET',
				`${prefix}/whatsapp/manage/flow/:id/preview/url`,
				(_request, { id }) => flows.preview(flow(id)),
			],
			[
				'POST',
				`${prefix}${publishPath.replace('{flowId}', ':id')}`,
				(request, { id }) => flows.publish(request, flow(id)),
			],
			[
				'POST',
				`${prefix}/whatsapp/interactive/flows`,
				(request) => sendFlow(request, context, flow),
			],
		];
	}

	function answer(request: ApiRequest): Reply {
		const found = findRoute(routes(), request.method, request.path);
		if (found.kind === 'unknownPath') return { status: 404 };
		if (found.kind === 'wrongMethod') return { status: 405 };
		if (request.headers.apikey !== account.data.apiKey) return wrongKey();
		try {
			return found.handler(request, found.params);
		} catch (error) {
			if (error instanceof Refusal) return failure(error);
			throw error;
		}
	}

	return { id: 'lipachat', account, state, answer, webhooks: lipachatWebhooks(context) };
}
