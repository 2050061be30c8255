import { setTimeout as wait } from 'node:timers/promises';
import { controlPrefix } from './control';
import { describeBody } from './http/body';
import type { Answerer, IncomingRequest } from './http/listen';
import { answerPublicly } from './http/publicFiles';
import { queryFields } from './http/read';
import type { ApiRequest, Reply, SandboxProvider } from './types';

function splitTarget(target: string): { prefix: string; path: string; query: URLSearchParams } {
	const [fullPath, ...rest] = target.split('?');
	const [, prefix = '', ...segments] = fullPath.split('/');
	return {
		prefix,
		path: `/${segments.join('/')}`,
		query: new URLSearchParams(rest.join('?')),
	};
}

/** The answer after whatever misbehaviour was asked for. */
async function behave(provider: SandboxProvider, request: ApiRequest): Promise<Reply | 'dropped'> {
	const target = request.query.size === 0 ? request.path : `${request.path}?${request.query}`;
	const regular = async () => answerPublicly(provider, request) ?? (await provider.answer(request));
	const odd = provider.state.takeMisbehaviour(request.method, target);
	if (odd === undefined) return await regular();
	if (odd.delayMs !== undefined) await wait(odd.delayMs);
	const replaces = odd.status !== undefined || odd.body !== undefined || odd.dropConnection;
	if (!replaces) {
		const reply = await regular();
		return { ...reply, headers: { ...reply.headers, ...odd.headers } };
	}
	if (odd.carryOut) await regular();
	if (odd.dropConnection) return 'dropped';
	return { status: odd.status ?? 200, body: odd.body, headers: odd.headers };
}

async function answerApi(provider: SandboxProvider, request: ApiRequest) {
	const reply = await behave(provider, request);
	provider.state.requests.push({
		provider: provider.id,
		method: request.method,
		path: request.path,
		query: queryFields(request),
		contentType: String(request.headers['content-type'] ?? ''),
		body: describeBody(request.body),
		outcome: reply === 'dropped' ? reply : reply.status,
	});
	return reply;
}

/** Sends each request to the provider or the control API that its first path segment names. */
export function createDispatcher(
	providers: Readonly<Record<string, SandboxProvider>>,
	control: (request: ApiRequest) => Promise<Reply>,
): Answerer {
	return async ({ method, target, headers, body }: IncomingRequest) => {
		const { prefix, path, query } = splitTarget(target);
		const request: ApiRequest = { method, path, query, headers, body };
		if (prefix === controlPrefix) return await control(request);
		if (Object.hasOwn(providers, prefix)) return await answerApi(providers[prefix], request);
		return { status: 404, body: 'The sandbox has no such provider' };
	};
}
