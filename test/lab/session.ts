import { randomUUID } from 'node:crypto';
import type { Owner } from './n8n';

/** What it takes to speak to n8n as a signed-in browser; can be handed to another process. */
export interface SessionState {
	url: string;
	cookie: string;
	browserId: string;
}

/** n8n's answer to a refused request: its HTTP status and n8n's own message. */
export class N8nRefused extends Error {
	override name = 'N8nRefused';

	constructor(
		readonly status: number,
		what: string,
		message: string,
	) {
		super(`n8n answered ${status} to ${what}: ${message}`);
	}
}

/** A signed-in session on n8n's internal REST API, the one the editor uses. */
export class Session {
	constructor(readonly state: SessionState) {}

	/** Makes the owner of a fresh n8n, which also signs them in. */
	static signUp(url: string, owner: Owner): Promise<Session> {
		const person = { ...owner, firstName: 'Flow', lastName: 'Owner' };
		return Session.begin(url, '/rest/owner/setup', person);
	}

	/** Signs the owner of an n8n in that was there before. */
	static signIn(url: string, { email, password }: Owner): Promise<Session> {
		return Session.begin(url, '/rest/login', { emailOrLdapLoginId: email, password });
	}

	private static async begin(url: string, path: string, person: unknown): Promise<Session> {
		const browserId = randomUUID();
		const session = new Session({ url, cookie: '', browserId });
		const response = await session.send('POST', path, person);
		const cookie = response.headers.getSetCookie().map((line) => line.split(';')[0]);
		return new Session({ url, browserId, cookie: cookie.join('; ') });
	}

	/** Sends one request as the signed-in browser. @throws N8nRefused on any status but 2xx. */
	async send(method: string, path: string, body?: unknown): Promise<Response> {
		const { url, cookie, browserId } = this.state;
		const response = await fetch(url + path, {
			method,
			headers: { cookie, 'browser-id': browserId, 'content-type': 'application/json' },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		if (response.ok) return response;
		const text = await response.text();
		throw new N8nRefused(response.status, `${method} ${path}`, text.slice(0, 2_000));
	}

	/** The `data` of a JSON answer under /rest. */
	async call<T>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await this.send(method, `/rest${path}`, body);
		const { data } = (await response.json()) as { data: T };
		return data;
	}

	/** The whole of a JSON answer. */
	async get<T>(path: string): Promise<T> {
		const response = await this.send('GET', path);
		return (await response.json()) as T;
	}
}
