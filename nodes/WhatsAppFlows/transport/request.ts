import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { ZodError } from 'zod';
import { InvalidInput } from '../providers/invalidInput';
import type { ProviderError } from '../providers/model';
import type {
	Account,
	Call,
	Provider,
	ProviderRequest,
	ProviderResponse,
} from '../providers/provider';
import type { RemoteFile } from './download';
import { fetchFile } from './download';
import { ProviderFailure } from './failure';
import { networkFailure, unexpectedAnswer, unexpectedStatus } from './networkFailure';

export type RequestContext =
	IExecuteFunctions | ILoadOptionsFunctions | IHookFunctions | IWebhookFunctions;

/** A provider with an account: everything an operation needs to ask. */
export interface Connection {
	readonly provider: Provider;
	readonly account: Account;
	/**
	 * Makes one call.
	 * @throws ProviderFailure when the provider refuses, or does not answer
	 */
	call<Input, Output>(call: Call<Input, Output>, input: Input): Promise<Output>;
	/**
	 * Fetches a file from an address that the provider named.
	 * @throws InvalidInput for an address elsewhere, and for a file that is too large
	 * @throws ProviderFailure when it can't be had
	 */
	download(file: RemoteFile): Promise<Buffer>;
}

/** Milliseconds; n8n's own default of five minutes would hold a whole list up. */
const timeouts = { read: 30_000, change: 60_000, send: 60_000, file: 120_000 };

/**
 * Reads the account once: n8n's authenticated helper resolves a credential for the first item too,
 * so that both always mean the same account.
 */
export async function connect(context: RequestContext, provider: Provider): Promise<Connection> {
	const account = provider.readAccount(await context.getCredentials(provider.credentialType));
	return {
		provider,
		account,
		async call(call, input) {
			let response = await exchange(context, provider, account, call.request(input, account), call);
			let refused = provider.readError(response);
			const other = refused && call.otherwise?.(response, input, account);
			if (other) {
				response = await exchange(context, provider, account, other, call);
				refused = provider.readError(response);
			}
			if (refused) throw new ProviderFailure(forEffect(refused, call.effect), call.effect);
			if (response.status >= 300) {
				const advice = 'Check the Base URL of the credential.';
				throw new ProviderFailure(unexpectedStatus(provider, response, advice), call.effect);
			}
			return readAnswer(provider, call, response, () => call.read(response, input, account));
		},
		download: async (file) => await fetchFile(context, provider, account, file),
	};
}

/** What became of a message is a question only where there was one. */
function forEffect(
	{ sent, ...refused }: ProviderError,
	effect: Call<never, unknown>['effect'],
): ProviderError {
	return effect === 'send' ? { sent, ...refused } : refused;
}

function readAnswer<Output>(
	provider: Provider,
	call: Pick<Call<never, Output>, 'effect'>,
	response: ProviderResponse,
	read: () => Output,
): Output {
	try {
		return read();
	} catch (thrown) {
		if (thrown instanceof ZodError) {
			const missing = thrown.issues[0];
			throw refusedAs(unexpectedAnswer(provider, response, missing), call.effect);
		}
		throw asError(thrown);
	}
}

async function exchange(
	context: RequestContext,
	provider: Provider,
	account: Account,
	request: ProviderRequest,
	{ effect }: Pick<Call<never, unknown>, 'effect'>,
): Promise<ProviderResponse> {
	const options = httpOptions(account, request, effect);
	try {
		const answer = (await context.helpers.httpRequestWithAuthentication.call(
			context,
			provider.credentialType,
			options,
		)) as { statusCode: number; headers: Record<string, unknown>; body: unknown };
		return { status: answer.statusCode, headers: answer.headers, body: answer.body ?? '' };
	} catch (thrown) {
		throw refusedAs(networkFailure(provider, effect, thrown), effect);
	}
}

function httpOptions(
	account: Account,
	request: ProviderRequest,
	effect: Call<never, unknown>['effect'],
): IHttpRequestOptions {
	const query = request.query ? `?${new URLSearchParams(request.query).toString()}` : '';
	return {
		method: request.method as IHttpRequestMethods,
		url: `${account.baseUrl}${request.path}${query}`,
		// n8n would turn every refusal into one sentence of its own, without the provider's words.
		ignoreHttpStatusErrors: true,
		returnFullResponse: true,
		// None of the APIs redirects; one that does must not carry the key elsewhere.
		disableFollowRedirect: true,
		timeout: request.body?.kind === 'multipart' ? timeouts.file : timeouts[effect],
		json: true,
		...httpBody(request.body),
	};
}

function httpBody(body: ProviderRequest['body']): Partial<IHttpRequestOptions> {
	switch (body?.kind) {
		case 'json':
			return {
				body: body.value as IDataObject,
				headers: { 'content-type': 'application/json' },
			};
		case 'form':
			return {
				body: new URLSearchParams(body.fields),
				headers: { 'content-type': 'application/x-www-form-urlencoded' },
			};
		case 'multipart': {
			const form = new FormData();
			for (const part of body.parts) {
				if ('value' in part) form.append(part.field, part.value);
				else {
					const file = new Blob([part.content], { type: part.contentType });
					form.append(part.field, file, part.fileName);
				}
			}
			return { body: form };
		}
		default:
			return {};
	}
}

function refusedAs(
	reason: ProviderFailure['reason'],
	effect: ProviderFailure['effect'],
): ProviderFailure {
	return new ProviderFailure(reason, effect);
}

function asError(thrown: unknown): Error {
	return thrown instanceof Error ? thrown : new InvalidInput(String(thrown));
}
