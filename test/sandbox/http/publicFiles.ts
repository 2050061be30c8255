import type { StoredFlow } from '../flows/flow';
import type { ApiRequest, Reply, SandboxProvider } from '../types';
import { findRoute, type Params, type Route } from './router';

type Handler = (provider: SandboxProvider, request: ApiRequest, params: Params) => Reply;

const gone: Reply = { status: 404, body: 'Not found' };

/** Signed addresses refuse a second way of proving who asks, so a key sent there is a leak that shows. */
function download(provider: SandboxProvider, request: ApiRequest, { token }: Params): Reply {
	const flow = provider.state.flows.find((each) => each.fileToken === token);
	if (flow?.json === undefined) return gone;
	const keyHeaders = ['authorization', 'api-key', 'apikey'];
	if (keyHeaders.some((name) => request.headers[name] !== undefined)) {
		return { status: 400, body: 'Only one authentication mechanism is allowed' };
	}
	return {
		status: 200,
		body: flow.json.text,
		headers: { 'content-type': 'application/json' },
	};
}

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function previewPage(flow: StoredFlow): string {
	const screens = flow.json?.report.screens ?? [];
	const items = screens.map((screen) => `<li>${escapeHtml(screen)}</li>`).join('');
	const name = escapeHtml(flow.name);
	return `<!doctype html><meta charset="utf-8"><title>${name}</title><h1>${name}</h1><p>${flow.status}</p><ol>${items}</ol>`;
}

/** Public, without login, until it expires or a new link replaces it. */
function preview(provider: SandboxProvider, request: ApiRequest, { id }: Params): Reply {
	const flow = provider.state.flows.find((each) => each.flowId === id);
	if (flow === undefined || request.query.get('token') !== flow.previewToken) return gone;
	const headers = { 'content-type': 'text/html; charset=utf-8' };
	return { status: 200, body: previewPage(flow), headers };
}

const routes: Array<Route<Handler>> = [
	['GET', '/files/:token', download],
	['GET', '/preview/:id/', preview],
];

/** Answers what a provider serves outside its API: flow files and preview pages. */
export function answerPublicly(provider: SandboxProvider, request: ApiRequest): Reply | undefined {
	const found = findRoute(routes, request.method, request.path);
	return found.kind === 'found' ? found.handler(provider, request, found.params) : undefined;
}
