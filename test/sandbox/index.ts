/**
 * A stand-in for Lipachat, 8x8, Kaleyra, Dreams and Meta in one process on loopback.
 *
 * It knows the flow calls, the flow message and the webhooks of each provider as their public pages
 * describe them, and nothing else (no templates, keys or metrics). It is strict: headers, content
 * types, field names, lengths and the lifecycle of a flow are held, unknown fields are refused, and
 * where a page leaves something open the strictest plausible reading is taken, with a comment beside
 * it. State lives in memory.
 *
 * Addresses: `${url}/meta/v25.0/…`, `${url}/lipachat/api/v1/…`, `${url}/8x8/api/v1/…`,
 * `${url}/kaleyra/v2/…`, `${url}/dreams/…`. Downloads and preview pages are served below the same
 * prefixes (`/files/…`, `/preview/…`) and take no key.
 *
 * The control API below `${url}/control` takes and answers JSON; a refusal is `{ reason }`:
 *
 * | call | body | what happens |
 * |---|---|---|
 * | `POST /reset` | – | flows, messages, webhooks, requests and misbehaviour are forgotten |
 * | `POST /webhooks` | `provider, url, secretHeader?, secretInQuery?` | a person saves the address in the provider's portal; Meta performs its handshake, 400 with the reason when it is refused |
 * | `POST /complete` | `provider, messageId?, answers, batch?, duplicate?, wrongSecret?, shape?, withoutToken?, address?` | the person answers the flow of that message (the newest): `{ delivered: [{ status, body }] }`; 409 when it was never sent, does not open, or nobody listens |
 * | `POST /status` | `provider, messageId?, status, wrongSecret?` | a status webhook: sent, delivered, read, failed |
 * | `POST /misbehave` | `provider, match?, times?, status?, headers?, body?, delayMs?, dropConnection?, carryOut?` | the next matching requests get that instead; with `carryOut` after doing what was asked; delay or headers alone change only that |
 * | `POST /flow-status` | `provider, flowId, status` | what the platform does by itself, such as THROTTLED |
 * | `POST /account` | `provider, data` | which of its contradictory pages a provider follows: `pathFamily`, `publishPath`, `listPath`, `createPath`, `pathPrefix`, `createEncoding`, `deleteStyle`; until the next reset |
 * | `GET /requests` | `?provider=` | the API requests in the order of their answers, without headers |
 * | `GET /messages` | `?provider=` | the sends that were accepted |
 * | `GET /flows` | `?provider=` | the flows |
 *
 * `batch` puts n replies into one body at Meta and posts n bodies elsewhere; `duplicate` posts each
 * body that many times more. A status of 0 in `delivered` means that nobody could be reached.
 */
import { createAccounts } from './accounts';
import { createControl } from './control';
import { createDispatcher } from './dispatch';
import { listen } from './http/listen';
import { createProviders } from './providers';
import type { ProviderId, SandboxAccount } from './types';

export type { ProviderId, SandboxAccount } from './types';

export interface SandboxOptions {
	/** Default: any free port. */
	readonly port?: number;
	/** Default: 127.0.0.1. */
	readonly host?: string;
}

export interface Sandbox {
	/** Without a slash at the end. */
	readonly url: string;
	/** For each provider the credential's type and its data, with keys made for this run. */
	readonly accounts: Readonly<Record<ProviderId, SandboxAccount>>;
	close(): Promise<void>;
}

/**
 * Starts the stand-in.
 *
 * @throws the error of node:net when the port is taken (`EADDRINUSE`)
 */
export async function startSandbox({
	port = 0,
	host = '127.0.0.1',
}: SandboxOptions = {}): Promise<Sandbox> {
	const listening = await listen(host, port);
	const { url } = listening;
	const accounts = createAccounts(url);
	const providers = createProviders(accounts, url);
	listening.serve(createDispatcher(providers, createControl(providers)));
	return { url, accounts, close: () => listening.close() };
}
