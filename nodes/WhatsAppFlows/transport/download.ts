import { InvalidInput } from '../providers/invalidInput';
import type { Account, Provider } from '../providers/provider';
import { ProviderFailure } from './failure';
import { networkFailure, unexpectedStatus } from './networkFailure';
import type { RequestContext } from './request';

/** A file at an address that the provider named, in an answer or in a delivery. */
export interface RemoteFile {
	address: string;
	/** Hosts, and domains above hosts, that the address may name. */
	hosts: readonly string[];
	/** Bytes, where the provider has said it. */
	size?: number;
	/** Bytes; nothing is read beyond. */
	maxBytes: number;
	/** Set where the provider wants the key for it; else the address itself is the key. */
	withCredential?: true;
	/** What it is, at the beginning of a sentence. */
	what: string;
	/** What to do when it is not there. */
	advice: string;
}

interface FileAnswer {
	statusCode: number;
	headers: Record<string, unknown>;
	body: AsyncIterable<Uint8Array>;
}

/** Milliseconds until the file begins to come. */
const timeout = 120_000;

/**
 * Fetches a file.
 * @throws InvalidInput for an address elsewhere, and for a file that is too large
 * @throws ProviderFailure when it can't be had
 */
export async function fetchFile(
	context: RequestContext,
	provider: Provider,
	account: Account,
	file: RemoteFile,
): Promise<Buffer> {
	refuseLarge(file, file.size ?? 0);
	const options = {
		url: checkedAddress(file, account),
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// An address elsewhere must not come in by the back door.
		disableFollowRedirect: true,
		encoding: 'stream' as const,
		timeout,
	};
	try {
		const { httpRequest, httpRequestWithAuthentication } = context.helpers;
		const answer = (
			file.withCredential
				? await httpRequestWithAuthentication.call(context, provider.credentialType, options)
				: await httpRequest(options)
		) as FileAnswer;
		if (answer.statusCode !== 200) {
			const response = { status: answer.statusCode, headers: answer.headers, body: '' };
			throw new ProviderFailure(unexpectedStatus(provider, response, file.advice), 'read');
		}
		return await readBytes(answer.body, file);
	} catch (thrown) {
		throw thrown instanceof ProviderFailure || thrown instanceof InvalidInput
			? thrown
			: new ProviderFailure(networkFailure(provider, 'read', thrown), 'read');
	}
}

/** Reads no more than is allowed, whatever length the other side announced. */
async function readBytes(body: AsyncIterable<Uint8Array>, file: RemoteFile): Promise<Buffer> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of body) {
		size += chunk.length;
		refuseLarge(file, size);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

function refuseLarge({ what, maxBytes }: RemoteFile, size: number): void {
	if (size <= maxBytes) return;
	throw new InvalidInput(`${what} is larger than ${maxBytes} bytes`, 'It was not fetched.');
}

function checkedAddress({ address, hosts, what }: RemoteFile, account: Account): string {
	if (!URL.canParse(address)) {
		throw new InvalidInput(`${what} has no address that can be read`, 'Ask the provider for it.');
	}
	const { protocol, hostname, origin } = new URL(address);
	const known =
		protocol === 'https:' &&
		hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
	// The account's own host serves files where a stand-in or a proxy takes the provider's place.
	if (known || origin === new URL(account.baseUrl).origin) return address;
	throw new InvalidInput(
		`${what} lies on ${hostname}, which is not known as a host of this provider`,
		'Check the Base URL of the credential.',
	);
}
