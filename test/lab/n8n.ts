import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { N8nClient } from './client';
import { unpackPackage } from './tarball';
import { checkPort, freePort, HOST } from './ports';
import { labN8n, labNode } from './recipe';
import { until } from './until';

export interface StartOptions {
	/** The folder that `installLab` returned. */
	labDir: string;
	/** n8n's port; a free one by default. */
	port?: number;
	/** Where n8n keeps its data, empty at first; by default a new folder that goes with n8n. */
	userFolder?: string;
	/** Whose data that folder holds already; by default it is empty and gets an owner. */
	owner?: Owner;
	/** The packed package to install; none by default. */
	packageTarball?: string;
	/** More environment variables for n8n. */
	env?: Record<string, string>;
	/** Gives the start up when aborted. */
	signal?: AbortSignal;
}

export interface Owner {
	email: string;
	password: string;
}

export interface RunningN8n {
	/** `http://127.0.0.1:<port>`, also the base of webhook addresses. */
	url: string;
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

const START_WITHIN = 120_000;
const STOP_WITHIN = 20_000;

/** Everything that calls home or distracts in the editor is off. */
const QUIET = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_DISABLED_MODULES: 'mcp-registry',
	N8N_SECURE_COOKIE: 'false',
	N8N_LOG_LEVEL: 'warn',
	NO_COLOR: '1',
};

/** What n8n may see of this process: no n8n, npm or proxy setting of the developer's machine. */
function inheritedEnv(): Record<string, string> {
	const names = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TMPDIR', 'TZ', 'SystemRoot'];
	const kept = names.flatMap((name) => {
		const value = process.env[name];
		return value === undefined ? [] : [[name, value] as const];
	});
	return Object.fromEntries(kept);
}

const newOwner = (): Owner => ({
	email: 'owner@example.com',
	password: `Flows-${randomBytes(6).toString('hex')}-1`,
});

const hasEnded = (child: ChildProcess): boolean =>
	child.exitCode !== null || child.signalCode !== null;

/** Asks the keeper to end n8n by closing its standard input, and waits until it has. */
async function end(keeper: ChildProcess): Promise<void> {
	keeper.stdin?.end();
	await until(() => hasEnded(keeper) || undefined, {
		what: "n8n's end",
		within: STOP_WITHIN,
	});
}

async function isReady(url: string): Promise<true | undefined> {
	try {
		const { ok } = await fetch(`${url}/healthz/readiness`);
		return ok || undefined;
	} catch {
		return undefined;
	}
}

/** Starts n8n under its keeper, on loopback, quiet, with its log in a file. */
function launch(
	{ labDir, env }: StartOptions,
	userFolder: string,
	logFile: string,
	[port, brokerPort]: number[],
): ChildProcess {
	const url = `http://${HOST}:${port}`;
	const log = openSync(logFile, 'a');
	const args = [join(__dirname, 'keeper.js'), labN8n(labDir), 'start'];
	const keeper = spawn(labNode(labDir), args, {
		cwd: userFolder,
		detached: true,
		stdio: ['pipe', log, log],
		env: {
			...inheritedEnv(),
			...QUIET,
			N8N_USER_FOLDER: userFolder,
			N8N_LISTEN_ADDRESS: HOST,
			N8N_PORT: String(port),
			N8N_RUNNERS_BROKER_PORT: String(brokerPort),
			N8N_EDITOR_BASE_URL: url,
			N8N_WEBHOOK_URL: `${url}/`,
			...env,
		},
	});
	closeSync(log);
	return keeper;
}

/**
 * Starts the lab's n8n on loopback with the package installed, makes the owner if there is none yet
 * and signs in. n8n ends with this process, however that ends.
 *
 * @throws ClearError when the port is taken; Error with the tail of n8n's log when it does not start.
 */
export async function startN8n(options: StartOptions): Promise<RunningN8n> {
	if (options.port !== undefined) await checkPort(options.port, 'n8n', '--n8n-port');
	const [anyPort, brokerPort] = await Promise.all([freePort(), freePort()]);
	const port = options.port ?? anyPort;
	const url = `http://${HOST}:${port}`;

	const userFolder = options.userFolder ?? mkdtempSync(join(tmpdir(), 'whatsapp-flows-n8n-'));
	mkdirSync(userFolder, { recursive: true });
	if (options.packageTarball) await unpackPackage(options.packageTarball, userFolder);
	const logFile = join(userFolder, 'n8n.log');
	const keeper = launch(options, userFolder, logFile, [port, brokerPort]);

	const log = () => readFileSync(logFile, 'utf8').split('\n').slice(-60).join('\n');
	const stop = async () => {
		await end(keeper);
		if (!options.userFolder) rmSync(userFolder, { recursive: true, force: true });
	};

	try {
		await until(
			() => {
				options.signal?.throwIfAborted();
				if (hasEnded(keeper)) throw new Error('n8n ended while it was starting');
				return isReady(url);
			},
			{ what: 'n8n to be ready', within: START_WITHIN, every: 200 },
		);
		const owner = options.owner ?? newOwner();
		const client = await N8nClient[options.owner ? 'signIn' : 'signUp'](url, owner);
		return { url, editorUrl: url, owner, client, log, stop };
	} catch (thrown) {
		const tail = log();
		await stop();
		throw new Error(`${(thrown as Error).message}. The end of its log:\n${tail}`);
	}
}
