import { setTimeout as pause } from 'node:timers/promises';
import { fetch, type Response } from 'undici';
import { secret } from '../ids';
import { signAsMeta } from '../webhooks';
import { seal, type Sealed } from './envelope';

/** What a phone knows of the endpoint behind a flow. */
export interface Endpoint {
	readonly url: string;
	readonly appSecret: string;
	/** Asks WhatsApp for the number's public key; undefined when it has none. */
	fetchKey(): string | undefined;
}

/** One post to the endpoint, as it went. */
export interface Attempt {
	/** 0 when nobody answered. */
	readonly status: number;
	readonly contentType: string;
	readonly milliseconds: number;
}

/** What came of a request: its opened response, or the phone's name for what was wrong. */
export type Exchanged =
	| { readonly kind: 'answered'; readonly response: unknown }
	| { readonly kind: 'tokenExpired'; readonly message?: string }
	| { readonly kind: 'broken'; readonly error: string; readonly detail: string };

/** How a request is spoiled on purpose. */
export interface Spoiling {
	/** Signed as somebody would who does not know the app secret. */
	readonly wrongSecret: boolean;
}

/** Milliseconds, https://developers.facebook.com/docs/whatsapp/flows/guides/bestpractices */
const patience = 10_000;
/** Between the refusal of a key and the second try with the key as it is now. */
const beforeRetry = 500;

const broken = (error: string, detail: string): Exchanged => ({ kind: 'broken', error, detail });

/** Opens what an answer holds; whatever is odd about it shows as what the phone calls that. */
function readAnswer(status: number, contentType: string, text: string, sealed: Sealed): Exchanged {
	if (status === 427 && text === '') return { kind: 'tokenExpired' };
	if (status !== 200 && status !== 427) {
		return broken('unexpected_http_status_code', `the endpoint answered with HTTP ${status}`);
	}
	if (status === 200 && contentType.split(';')[0].trim() !== 'text/plain') {
		return broken('response_decryption_error', `the answer came as ${contentType}, not text/plain`);
	}
	try {
		const response = sealed.open(text);
		if (status === 200) return { kind: 'answered', response };
		const { error_msg: message } = response as { error_msg?: unknown };
		return { kind: 'tokenExpired', ...(typeof message === 'string' && { message }) };
	} catch (error) {
		return broken('response_decryption_error', `the answer can't be opened: ${String(error)}`);
	}
}

/**
 * A phone's line to one endpoint. It keeps the public key that it once got and asks for it again
 * when the endpoint says 421.
 * https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes
 */
export class EndpointLine {
	/** All posts since the line was opened. */
	readonly attempts: Attempt[] = [];
	private key: string | undefined;

	/**
	 * @param oldKey a key that the phone got before the number got its present one
	 * @param deadline milliseconds after which an answer comes too late
	 */
	constructor(
		private readonly endpoint: Endpoint,
		oldKey?: string,
		private readonly deadline = patience,
	) {
		this.key = oldKey;
	}

	/** Sends one request, a second time at most. */
	async exchange(payload: object, spoiling: Spoiling = { wrongSecret: false }): Promise<Exchanged> {
		this.key ??= this.endpoint.fetchKey();
		const first = await this.post(payload, spoiling);
		if (first !== 'wrongKey') return first;
		this.key = this.endpoint.fetchKey();
		await pause(beforeRetry);
		const second = await this.post(payload, spoiling);
		if (second !== 'wrongKey') return second;
		return broken('unexpected_http_status_code', 'the endpoint answered twice with HTTP 421');
	}

	private async post(payload: object, { wrongSecret }: Spoiling): Promise<Exchanged | 'wrongKey'> {
		if (this.key === undefined) return broken('public-key-missing', 'the number has no public key');
		const sealed = seal(payload, this.key);
		const signature = signAsMeta(sealed.body, wrongSecret ? secret() : this.endpoint.appSecret);
		const started = performance.now();
		const note = (status: number, contentType = '') =>
			this.attempts.push({
				status,
				contentType,
				milliseconds: Math.round(performance.now() - started),
			});
		let response: Response;
		let text: string;
		try {
			response = await fetch(this.endpoint.url, {
				method: 'POST',
				headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature },
				body: sealed.body,
				redirect: 'manual',
				signal: AbortSignal.timeout(this.deadline),
			});
			text = await response.text();
		} catch (error) {
			note(0);
			const late = (error as { name?: unknown }).name === 'TimeoutError';
			return late
				? broken('timeout_error', `no answer within ${this.deadline / 1000} seconds`)
				: broken('no_http_response_error', String(error));
		}
		const contentType = response.headers.get('content-type') ?? '';
		note(response.status, contentType);
		if (response.status === 421) return 'wrongKey';
		return readAnswer(response.status, contentType, text, sealed);
	}
}

/**
 * Asks the endpoint whether it is alive, as Meta does before a flow is published and from then on.
 *
 * @returns why it is not, or undefined when it is
 */
export async function pingEndpoint(
	endpoint: Endpoint,
	version: string,
): Promise<{ readonly fault?: string; readonly attempts: readonly Attempt[] }> {
	const line = new EndpointLine(endpoint);
	const exchanged = await line.exchange({ version, action: 'ping' });
	return { fault: faultOfPing(exchanged), attempts: line.attempts };
}

function faultOfPing(exchanged: Exchanged): string | undefined {
	if (exchanged.kind === 'broken') return exchanged.detail;
	if (exchanged.kind === 'tokenExpired') return 'the endpoint answered the ping with HTTP 427';
	const { data } = (exchanged.response ?? {}) as { data?: { status?: unknown } };
	if (data?.status === 'active') return undefined;
	return `the endpoint answered the ping with ${JSON.stringify(exchanged.response)}`;
}
