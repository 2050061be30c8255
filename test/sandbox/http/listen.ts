import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Reply } from '../types';
import { bodyLimit, readBody, type Body } from './body';

/** A request whose body is read, with its path and query still as they came. */
export interface IncomingRequest {
	readonly method: string;
	/** Everything after the host: path and query. */
	readonly target: string;
	readonly headers: IncomingMessage['headers'];
	readonly body: Body;
}

/** Answers a request; `dropped` closes the connection without an answer. */
export type Answerer = (request: IncomingRequest) => Promise<Reply | 'dropped'>;

async function readBytes(request: IncomingMessage): Promise<Buffer | undefined> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		size += chunk.length;
		// The rest is read and thrown away, so that the client gets the answer instead of a reset.
		if (size <= bodyLimit) chunks.push(chunk);
	}
	return size > bodyLimit ? undefined : Buffer.concat(chunks);
}

function encode(body: unknown): [content: string | Buffer, type: string] {
	if (Buffer.isBuffer(body)) return [body, 'application/octet-stream'];
	if (typeof body === 'string') return [body, 'text/plain; charset=utf-8'];
	return [JSON.stringify(body), 'application/json'];
}

function write(response: ServerResponse, { status, body, headers = {} }: Reply): void {
	if (body === undefined) {
		response.writeHead(status, headers).end();
		return;
	}
	const [content, type] = encode(body);
	response.writeHead(status, { 'content-type': type, ...headers }).end(content);
}

async function handle(
	incoming: IncomingMessage,
	response: ServerResponse,
	answer: Answerer,
): Promise<void> {
	const bytes = await readBytes(incoming);
	if (bytes === undefined) {
		write(response, { status: 413, body: 'The body is too large' });
		return;
	}
	const { headers, method = 'GET', url: target = '/' } = incoming;
	const body = await readBody(bytes, headers['content-type'] ?? '');
	const reply = await answer({ method, target, headers, body });
	if (reply === 'dropped') response.destroy();
	else write(response, reply);
}

/** A server that is listening. */
export interface Listening {
	/** Without a slash at the end. */
	readonly url: string;
	/** From here on requests are answered; what arrives earlier waits in vain. */
	serve(answer: Answerer): void;
	/** Closes it together with every connection that is still open. */
	close(): Promise<void>;
}

function close(server: Server): Promise<void> {
	return new Promise((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
}

/**
 * Starts to listen.
 *
 * @param port 0 takes any free one
 * @throws when the port is taken
 */
export async function listen(host: string, port: number): Promise<Listening> {
	const server = createServer();
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(port, host, resolve);
	});
	return {
		url: `http://${host}:${(server.address() as AddressInfo).port}`,
		serve: (answer) => {
			server.on('request', (incoming: IncomingMessage, response: ServerResponse) => {
				handle(incoming, response, answer).catch((fault: unknown) => {
					if (response.headersSent || incoming.destroyed) response.destroy();
					else write(response, { status: 500, body: { sandboxFault: String(fault) } });
				});
			});
		},
		close: () => close(server),
	};
}
