import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startSandbox, type ProviderId, type Sandbox } from '../../sandbox';

/** A flow of two screens, of which only FIRST is an entry. */
export const twoScreens = {
	version: '7.3',
	screens: [
		{
			id: 'FIRST',
			title: 'First',
			layout: {
				type: 'SingleColumnLayout',
				children: [
					{
						type: 'Footer',
						label: 'Next',
						'on-click-action': {
							name: 'navigate',
							next: { type: 'screen', name: 'LAST' },
							payload: {},
						},
					},
				],
			},
		},
		{
			id: 'LAST',
			title: 'Last',
			terminal: true,
			layout: {
				type: 'SingleColumnLayout',
				children: [
					{ type: 'TextBody', text: 'Bye' },
					{ type: 'Footer', label: 'Done', 'on-click-action': { name: 'complete', payload: {} } },
				],
			},
		},
	],
};

export const flowJson = JSON.stringify(twoScreens);

/** JSON, but no Flow JSON that could be published. */
export const incompleteJson = JSON.stringify({ version: '7.3' });

export interface Answer {
	readonly status: number;
	readonly text: string;
	/** The parsed body; undefined when it is no JSON. */
	readonly body: unknown;
	/** A value inside the body by its dotted path, as text. */
	at(path: string): string;
}

export interface Call {
	readonly json?: unknown;
	/** Multipart fields; a list is one field several times. */
	readonly form?: Record<string, string | string[]>;
	readonly file?: { name?: string; filename?: string; type?: string; text: string };
	readonly headers?: Record<string, string>;
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function pick(body: unknown, path: string): string {
	const value = path
		.split('.')
		.reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], body);
	if (value === undefined) throw new Error(`${path} is missing in ${JSON.stringify(body)}`);
	return String(value);
}

function encode({ json, form, file }: Call): { body?: string | FormData; type?: string } {
	if (json !== undefined) return { body: JSON.stringify(json), type: 'application/json' };
	if (form === undefined) return {};
	const body = new FormData();
	for (const [name, value] of Object.entries(form)) {
		for (const each of [value].flat()) body.append(name, each);
	}
	if (file !== undefined) {
		const { name = 'file', filename = 'flow.json', type = 'application/json', text } = file;
		body.append(name, new Blob([text], { type }), filename);
	}
	return { body };
}

/** Fetches any address and reads the answer. */
export async function fetchText(url: string, init?: Parameters<typeof fetch>[1]): Promise<Answer> {
	const response = await fetch(url, init);
	const text = await response.text();
	const body = parse(text);
	return { status: response.status, text, body, at: (path) => pick(body, path) };
}

/** A sandbox of its own, called with each provider's documented key header. */
export class Client {
	private constructor(readonly sandbox: Sandbox) {}

	static async start(): Promise<Client> {
		return new Client(await startSandbox());
	}

	close(): Promise<void> {
		return this.sandbox.close();
	}

	/** A field of the provider's credential. */
	data(provider: ProviderId, field: string): string {
		return this.sandbox.accounts[provider].data[field];
	}

	call(provider: ProviderId, method: string, path: string, call: Call = {}): Promise<Answer> {
		const { body, type } = encode(call);
		return fetchText(`${this.sandbox.url}/${provider}${path}`, {
			method,
			body,
			headers: {
				...this.keys(provider),
				...(type !== undefined && { 'content-type': type }),
				...call.headers,
			},
		});
	}

	control(path: string, json?: unknown): Promise<Answer> {
		const { body, type } = encode({ json });
		return fetchText(`${this.sandbox.url}/control${path}`, {
			method: json === undefined ? 'GET' : 'POST',
			body,
			headers: type === undefined ? {} : { 'content-type': type },
		});
	}

	/** Forgets everything between two tests. */
	async reset(): Promise<void> {
		await fetchText(`${this.sandbox.url}/control/reset`, { method: 'POST' });
	}

	private keys(provider: ProviderId): Record<string, string> {
		const key = this.data(provider, provider === 'meta' ? 'accessToken' : 'apiKey');
		switch (provider) {
			case 'dreams':
				return { authorization: `AccessKey ${key}`, accept: 'application/json' };
			case 'kaleyra':
				return { 'api-key': key };
			case 'lipachat':
				return { apiKey: key };
			default:
				return { authorization: `Bearer ${key}` };
		}
	}
}

export interface Received {
	readonly method: string;
	readonly url: string;
	readonly headers: IncomingHttpHeaders;
	readonly raw: Buffer;
	readonly body: unknown;
}

/** Somebody's webhook: keeps what arrives, echoes Meta's challenge and answers 200. */
export class Receiver {
	readonly received: Received[] = [];

	private constructor(
		readonly url: string,
		readonly close: () => Promise<void>,
	) {}

	/** @param answer what to answer instead of echoing the challenge */
	static start(answer?: string): Promise<Receiver> {
		return Receiver.open(1, answer);
	}

	/** Leaves every delivery waiting until that many have arrived, then answers all of them. */
	static startHolding(count: number): Promise<Receiver> {
		return Receiver.open(count);
	}

	private static async open(count: number, answer?: string): Promise<Receiver> {
		const waiting: Array<() => void> = [];
		const server = createServer((request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				const { method = '', url = '', headers } = request;
				const raw = Buffer.concat(chunks);
				receiver.received.push({ method, url, headers, raw, body: parse(raw.toString()) });
				const challenge = new URL(url, 'http://localhost').searchParams.get('hub.challenge');
				const reply = () => void response.end(answer ?? challenge ?? 'taken');
				if (method === 'GET') return reply();
				waiting.push(reply);
				if (waiting.length >= count) for (const release of waiting.splice(0)) release();
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		const close = () =>
			new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			});
		const receiver = new Receiver(`http://127.0.0.1:${port}/hook`, close);
		return receiver;
	}

	/** The newest delivery. */
	get last(): Received {
		const last = this.received.at(-1);
		if (last === undefined) throw new Error('nothing was delivered');
		return last;
	}
}
