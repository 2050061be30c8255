/**
 * A stand-in for Lipachat, 8x8, Kaleyra, Dreams and Meta in one process on loopback.
 *
 * It knows the flow calls, the flow message and the webhooks of each provider as their public pages
 * describe them, the templates of 8x8, Kaleyra and Meta with a button for a flow, 8x8's and Meta's
 * calls that register webhooks, Kaleyra's and Meta's public keys, Meta's media, and the phone on which
 * a flow of Meta with a data endpoint is open; and nothing else: no batches or metrics. It is strict:
 * headers, content types, field names, lengths and the lifecycle of a flow are
 * held, unknown fields are refused, and where a page leaves something open the strictest plausible
 * reading is taken, with a comment beside it. State lives in memory.
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
 * | `POST /webhooks` | `provider, url, secretHeader?, secretInQuery?, fields?` | a person saves the address in the provider's portal (at Meta the app's callback, with the `fields` that the app subscribes to, all by default, at 8x8 MSG and CADR of the sub-account); Meta performs its handshake, 400 with the reason when it is refused |
 * | `POST /complete` | `provider, messageId?, answers, media?, batch?, duplicate?, parallel?, wrongSecret?, shape?, withoutToken?, address?` | the person answers the flow of that message (the newest): `{ delivered: [{ status, body }] }`; 409 when it was never sent, does not open, or nobody listens |
 * | `POST /status` | `provider, messageId?, status, wrongSecret?` | a status webhook: sent, delivered, read, failed |
 * | `POST /flow-event` | `provider: 'meta', event, flow_id?, wrongSecret?` and the event's fields in Meta's names | Meta tells of a flow (the newest) in the field `flows`, which goes to the app's callback whatever overrides there are; the flow itself stays as it is |
 * | `POST /number` | `provider: 'meta', phoneNumberId, accountMode?, status?` | what the Graph API says of a number until told otherwise: `SANDBOX` for one that Meta lends, another status than `CONNECTED` |
 * | `POST /permissions` | `provider: 'meta', missing` | the token lacks these permissions until told otherwise: 403 with code 200 (`whatsapp_business_management`) or 10 (`whatsapp_business_messaging`) |
 * | `POST /throughput` | `provider: 'meta', messagesPerSecond?, unavailable?` | from now on so many messages pass in any second, the others get 130429, and this share of those that pass gets 131016 (HTTP 500) in place of being sent; answers how many had passed since the last order, and in how many seconds |
 * | `POST /old-webhook` | `provider: '8x8', url, subAccountId?` | an address is left in 8x8's older system, where it stands in the way of new ones; `url` null takes it away |
 * | `POST /misbehave` | `provider, match?, times?, status?, headers?, body?, delayMs?, dropConnection?, carryOut?` | the next matching requests get that instead; with `carryOut` after doing what was asked; delay or headers alone change only that |
 * | `POST /key-status` | `provider: 'meta', phoneNumberId?, status` | a number's key is VALID, or MISMATCH after the number was registered anew |
 * | `POST /phone/open` | `provider: 'meta', messageId?, wrongSecret?, wrongTokenSignature?, oldKey?` | the person opens the flow of that message (the newest), which has an endpoint: a _phone_, see below |
 * | `POST /phone/submit` | `provider, sessionId, data?, media?, wrongSecret?` | presses what exchanges data; `media` are files per picker, `{ photo_picker: [{ fileName, base64 }] }`, left encrypted on the CDN `/meta/cdn/…` |
 * | `POST /phone/navigate` | `provider, sessionId, screen, data?` | presses what goes to another screen without the endpoint |
 * | `POST /phone/back` | `provider, sessionId, wrongSecret?` | goes back; a screen with `refresh_on_back` asks the endpoint |
 * | `POST /phone/finish` | `provider, sessionId, data?` | presses what completes the flow on a terminal screen without the endpoint |
 * | `POST /phone/ping` | `provider, flowId` | Meta asks the endpoint of a flow whether it is alive: `{ fault?, attempts }` |
 * | `POST /flow-status` | `provider, flowId, status` | what the platform does by itself, such as THROTTLED |
 * | `POST /template-status` | `provider, name, language?, status` | WhatsApp decides about a template (`APPROVED`, `REJECTED`, `PAUSED`, `DISABLED`), which is `PENDING` at first |
 * | `POST /window` | `provider, person?, state` | a person (everybody when left out) writes, or has not done so for 24 hours: `open` or `closed`; who answers a flow has written too. Everybody begins with `open` |
 * | `POST /account` | `provider, data` | which of its contradictory pages a provider follows: `pathFamily`, `publishPath`, `listPath`, `createPath`, `pathPrefix`, `createEncoding`, `deleteStyle`; until the next reset |
 * | `GET /webhooks-state` | `?provider=` | what is registered where, per provider and without secrets |
 * | `GET /requests` | `?provider=` | the API requests in the order of their answers, without headers |
 * | `GET /messages` | `?provider=` | the sends that were accepted |
 * | `GET /templates` | `?provider=` | the templates |
 * | `GET /flows` | `?provider=` | the flows |
 *
 * `batch` puts n replies into one body at Meta and posts n bodies elsewhere; `duplicate` posts each
 * body that many times more; `parallel` starts all deliveries at once. `media` is a list of
 * `{ fileName, mimeType, base64 }`, which come as `photo_picker` or `document_picker` among the
 * answers (Meta only).
 *
 * A _phone_ answers `{ sessionId, screen, data, errorMessage?, fault?, closed?, attempts, delivered? }`.
 * `fault` is what it could not show and, for a wrong screen or wrong data, whether the endpoint has
 * acknowledged being told. `closed` is `completed` with the answers, which have then been `delivered` to
 * the webhook, or `tokenExpired` with the text for the person; such a message does not open again.
 *
 * A status of 0 in `delivered` means that nobody could be reached.
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
	/**
	 * For each provider the credential's type and its data, with keys made for this run; Meta and
	 * Kaleyra have a second WABA beside it, between which flows migrate. Meta has two numbers more:
	 * one in the credential's WABA, one in the other.
	 */
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
