import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
	decryptRequest,
	encryptResponse,
	type EncryptedRequest,
} from '../../../nodes/WhatsAppFlows/endpoint/crypto';

/** One request as a business's endpoint reads it. */
export interface Asked {
	readonly payload: Record<string, unknown>;
	readonly headers: IncomingHttpHeaders;
	readonly raw: string;
}

/** What the endpoint says instead of an encrypted 200. */
export interface Odd {
	readonly status?: number;
	readonly contentType?: string;
	/** Sent as it is. */
	readonly text?: string;
	/** Encrypted and sent. */
	readonly json?: object;
}

type Answerer = (payload: Record<string, unknown>) => object | { odd: Odd };

const newKeys = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Somebody's data endpoint: decrypts, answers pings and error notifications, and keeps what came. */
export class BusinessEndpoint {
	readonly asked: Asked[] = [];
	private keys = newKeys();
	private answerer: Answerer = () => ({});

	private constructor(
		readonly url: string,
		readonly close: () => Promise<void>,
	) {}

	static async start(): Promise<BusinessEndpoint> {
		const server = createServer((request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				const raw = Buffer.concat(chunks).toString();
				const { status, contentType, text } = endpoint.reply(raw, request.headers);
				response.writeHead(status, { 'content-type': contentType }).end(text);
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		const close = () =>
			new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			});
		const endpoint = new BusinessEndpoint(`http://127.0.0.1:${port}/flow`, close);
		return endpoint;
	}

	/** PEM, to be registered with the number. */
	get publicKey(): string {
		return this.keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
	}

	/** Takes a new key pair, which the number does not know yet. */
	renewKeys(): void {
		this.keys = newKeys();
	}

	/** What to answer from now on; what came before is forgotten. */
	answer(answerer: Answerer): void {
		this.asked.length = 0;
		this.answerer = answerer;
	}

	private reply(raw: string, headers: IncomingHttpHeaders) {
		const opened = open(raw, this.keys.privateKey);
		if (opened === undefined) return { status: 421, contentType: 'text/plain', text: '' };
		const { payload, aesKey, iv } = opened;
		this.asked.push({ payload, headers, raw });
		const answer = this.respond(payload);
		const odd = 'odd' in answer ? (answer as { odd: Odd }).odd : { json: answer };
		const { status = 200, contentType = 'text/plain', text, json = {} } = odd;
		return { status, contentType, text: text ?? encryptResponse(json, aesKey, iv) };
	}

	private respond(payload: Record<string, unknown>): object | { odd: Odd } {
		const { error } = (payload.data ?? {}) as { error?: unknown };
		if (payload.action === 'ping') return { data: { status: 'active' } };
		return error === undefined ? this.answerer(payload) : { data: { acknowledged: true } };
	}
}

function open(raw: string, key: KeyObject) {
	try {
		return decryptRequest(JSON.parse(raw) as EncryptedRequest, key);
	} catch {
		return undefined;
	}
}
