import type {
	ICredentialTestFunction,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { providerList } from '../providers';
import { InvalidInput } from '../providers/invalidInput';
import type { ProviderError } from '../providers/model';
import type {
	Account,
	ListCall,
	Provider,
	ProviderRequest,
	ProviderResponse,
} from '../providers/provider';
import { networkFailure } from '../transport/networkFailure';
import { authorization } from './authorization';

type Fields = Readonly<Record<string, unknown>>;
type Helpers = ICredentialTestFunctions['helpers'];
type Ask = (request: ProviderRequest) => Promise<ProviderResponse>;

/**
 * What the button *Test* of each credential does, by credential type; a node names it in `testedBy`.
 *
 * A `test.request` of the credential itself would take the place of these functions, and of a
 * refused request n8n shows only the HTTP status text, never the provider's words:
 * https://github.com/n8n-io/n8n/blob/master/packages/cli/src/services/credentials-tester.service.ts
 */
export const credentialTest: Record<string, ICredentialTestFunction> = Object.fromEntries(
	providerList.flatMap((provider) => {
		const { list } = provider.flow;
		return list ? [[provider.credentialType, testBy(provider, list)]] : [];
	}),
);

function testBy(provider: Provider, list: ListCall): ICredentialTestFunction {
	return async function (this: ICredentialTestFunctions, { data = {} }) {
		return await testAccount(this.helpers, provider, list, data);
	};
}

async function testAccount(
	helpers: Helpers,
	provider: Provider,
	list: ListCall,
	fields: Fields,
): Promise<INodeCredentialTestResult> {
	try {
		const account = provider.readAccount(fields);
		const ask: Ask = async (request) =>
			await exchange(helpers, account, request, authorization(provider.credentialType, fields));
		const fault = await findFault(ask, provider, list, account);
		return fault === undefined
			? { status: 'OK', message: `${provider.displayName} accepts the credential` }
			: { status: 'Error', message: withoutSecrets(fault, account) };
	} catch (thrown) {
		return { status: 'Error', message: explain(provider, thrown) };
	}
}

/**
 * Asks for one flow of the account, which proves the key, its rights and the ids at once.
 * @returns what keeps the credential from working, as sentences for a person
 */
async function findFault(
	ask: Ask,
	provider: Provider,
	list: ListCall,
	account: Account,
): Promise<string | undefined> {
	const response = await ask(list.request({ limit: 1 }, account));
	const refused = provider.readError(response);
	const { getPreview } = provider.flow;
	if (refused && list.unconfirmed && getPreview && isNotThere(response)) {
		// The path of the list is a guess, so a documented call decides; there is no flow 0, and
		// only a refused key counts.
		const other = provider.readError(
			await ask(getPreview.request({ flowId: '0', invalidate: false }, account)),
		);
		return other?.disposition === 'fixCredentials' ? sentences(other) : undefined;
	}
	if (refused) return sentences(refused);
	return response.status < 300 && typeof response.body === 'object'
		? undefined
		: `What answers at ${new URL(account.baseUrl).host} is not ${provider.displayName}. Check the Base URL.`;
}

function isNotThere({ status }: ProviderResponse): boolean {
	return status === 404 || status === 405;
}

function sentences({ title, detail }: ProviderError): string {
	return [title.replace(/[.\s]*$/, '.'), detail].filter(Boolean).join(' ');
}

/** Meta, for one, repeats a malformed token in its answer. */
function withoutSecrets(text: string, { tokenSecrets }: Account): string {
	return tokenSecrets.reduce((masked, secret) => masked.replaceAll(secret, '•••'), text);
}

function explain(provider: Provider, thrown: unknown): string {
	if (thrown instanceof InvalidInput) return [thrown.message, thrown.remedy].join('. ');
	const { title, code } = networkFailure(provider, 'read', thrown);
	return `${title} (${code}). Check the Base URL and the network of this n8n.`;
}

/** n8n gives a credential test this one helper, which knows no credential, and none of the newer. */
async function exchange(
	helpers: Helpers,
	account: Account,
	{ method, path, query }: ProviderRequest,
	headers: Record<string, string>,
): Promise<ProviderResponse> {
	const search = query ? `?${new URLSearchParams(query).toString()}` : '';
	const answer = (await helpers.request({
		method,
		uri: `${account.baseUrl}${path}${search}`,
		headers: { ...headers, accept: 'application/json' },
		json: true,
		simple: false,
		resolveWithFullResponse: true,
		followRedirect: false,
		timeout: 30_000,
	})) as { statusCode: number; headers: Record<string, unknown>; body: unknown };
	return { status: answer.statusCode, headers: answer.headers, body: answer.body ?? '' };
}
