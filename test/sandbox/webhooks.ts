import { createHmac } from 'node:crypto';
import { fetch } from 'undici';
import { secret } from './ids';
import type { Webhook } from './state';
import type { SandboxProvider } from './types';

/** What the receiver answered to one delivery; status 0 when it could not be reached. */
export interface Delivery {
	readonly status: number;
	readonly body: string;
}

const patience = 30_000;

/** Meta's bodies are ASCII only and escape the slash: whoever re-serialises them gets other bytes. */
export function encodeAsMeta(body: unknown): string {
	return JSON.stringify(body)
		.replace(/\//g, '\\/')
		.replace(
			/[\u007f-\uffff]/g,
			(unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
		);
}

/** The value of `X-Hub-Signature-256` over exactly these bytes. */
export function signAsMeta(body: string, appSecret: string): string {
	return `sha256=${createHmac('sha256', appSecret).update(body, 'utf8').digest('hex')}`;
}

async function request(url: URL, init: Parameters<typeof fetch>[1]): Promise<Delivery> {
	try {
		const signal = AbortSignal.timeout(patience);
		const response = await fetch(url, { ...init, signal, redirect: 'manual' });
		return { status: response.status, body: await response.text() };
	} catch (error) {
		const reason = error instanceof Error ? (error.cause ?? error) : error;
		return { status: 0, body: String(reason) };
	}
}

/**
 * Posts one webhook, once: what the receiver answers is reported and not tried again.
 *
 * @param wrongSecret deliver as somebody would who does not know the secret
 */
export async function deliver(
	{ account, webhooks }: Pick<SandboxProvider, 'account' | 'webhooks'>,
	webhook: Webhook,
	body: unknown,
	wrongSecret: boolean,
): Promise<Delivery> {
	const { appSecret, webhookSecret } = account.data;
	const url = new URL(webhook.url);
	const headers: Record<string, string> = { 'content-type': 'application/json' };
	let text = JSON.stringify(body);
	if (webhook.secretBy === 'signature') {
		text = encodeAsMeta(body);
		headers['x-hub-signature-256'] = signAsMeta(text, wrongSecret ? secret() : appSecret);
	} else if (webhook.secretBy !== 'nothing') {
		const shown = wrongSecret ? secret() : (webhook.secret ?? webhookSecret);
		const header = webhook.secretHeader ?? webhooks.secretHeader ?? 'x-webhook-secret';
		if (webhook.secretBy === 'header') headers[header] = shown;
		else url.searchParams.set('secret', shown);
	}
	return await request(url, { method: 'POST', headers, body: text });
}

/** The address as it may be shown: a secret in its query is not. */
export function maskAddress(address: string): string {
	const url = new URL(address);
	if (!url.searchParams.has('secret')) return address;
	url.searchParams.set('secret', '***');
	return url.href;
}

/**
 * Meta's handshake when a callback address is saved: a GET without signature whose challenge must
 * come back bare. https://developers.facebook.com/docs/graph-api/webhooks/getting-started
 *
 * @returns why the address is refused, or undefined when it is accepted
 */
export async function handshake(address: string, verifyToken: string): Promise<string | undefined> {
	const url = new URL(address);
	const challenge = String(Math.floor(Math.random() * 2 ** 31));
	url.searchParams.set('hub.mode', 'subscribe');
	url.searchParams.set('hub.challenge', challenge);
	url.searchParams.set('hub.verify_token', verifyToken);
	const { status, body } = await request(url, { method: 'GET' });
	if (status === 0) return `The callback URL could not be reached: ${body}`;
	if (status !== 200) return `The callback URL answered the verification with HTTP ${status}`;
	if (body !== challenge) {
		return `The callback URL answered the verification with ${JSON.stringify(body.slice(0, 200))} instead of the challenge`;
	}
	return undefined;
}
