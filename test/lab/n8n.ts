import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { N8nClient } from './client';
import { startProcess, urlAt, type N8nParts } from './n8nProcess';
import { checkPort, freePort } from './ports';

export interface StartOptions extends N8nParts {
	/** n8n's port; a free one by default. */
	port?: number;
	/** Where n8n keeps its data, empty at first; by default a new folder that goes with n8n. */
	userFolder?: string;
	/** Whose data that folder holds already; by default it is empty and gets an owner. */
	owner?: Owner;
}

export interface Owner {
	email: string;
	password: string;
}

export interface RunningN8n {
	/** `http://127.0.0.1:<port>`, where the editor and its API are. */
	url: string;
	/** Base of the addresses of live webhooks: `url` too, in queue mode the webhook processor's. */
	webhooksUrl: string;
	/** Where a person opens the editor. */
	editorUrl: string;
	owner: Owner;
	/** Signed in as the owner. */
	client: N8nClient;
	/** The last lines of n8n's log. */
	log(): string;
	/** Ends n8n and all it started, and removes its data folder if it was made here. */
	stop(): Promise<void>;
}

/** An n8n that is one process. */
export interface SingleN8n extends RunningN8n {
	/** Kills n8n without a warning and leaves its data as they are. */
	crash(): Promise<void>;
}

/** The owner of an n8n that has none yet. */
export const newOwner = (): Owner => ({
	email: 'owner@example.com',
	password: `Flows-${randomBytes(6).toString('hex')}-1`,
});

/**
 * Starts the lab's n8n on loopback with the package installed, makes the owner if there is none yet
 * and signs in. n8n ends with this process, however that ends.
 *
 * @throws ClearError when the port is taken; Error with the tail of n8n's log when it does not start.
 */
export async function startN8n(options: StartOptions): Promise<SingleN8n> {
	if (options.port !== undefined) await checkPort(options.port, 'n8n', '--n8n-port');
	const port = options.port ?? (await freePort());
	const url = urlAt(port);
	const userFolder = options.userFolder ?? mkdtempSync(join(tmpdir(), 'whatsapp-flows-n8n-'));
	const clear = () => {
		if (!options.userFolder) rmSync(userFolder, { recursive: true, force: true });
	};
	const n8n = await startProcess('start', options, { port, userFolder }).catch(
		(thrown: unknown) => {
			clear();
			throw thrown;
		},
	);
	const log = () => n8n.log();
	const stop = async () => {
		await n8n.end();
		clear();
	};
	try {
		const owner = options.owner ?? newOwner();
		const client = await N8nClient[options.owner ? 'signIn' : 'signUp'](url, owner);
		const crash = async () => await n8n.crash();
		return { url, webhooksUrl: url, editorUrl: url, owner, client, log, stop, crash };
	} catch (thrown) {
		await stop();
		throw thrown;
	}
}
