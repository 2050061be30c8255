import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kept } from './kept';
import { freePort, HOST } from './ports';
import { labN8n, labNode } from './recipe';
import { inheritedEnv } from './run';
import { unpackPackage } from './tarball';

/** What every process of an n8n is started with. */
export interface N8nParts {
	/** The folder that `installLab` returned. */
	labDir: string;
	/** The packed package to install; none by default. */
	packageTarball?: string;
	/** More environment variables for n8n. */
	env?: Record<string, string>;
	/** Gives the start up when aborted. */
	signal?: AbortSignal;
}

/** n8n's commands: the whole of it or its main process, who executes, and who takes webhooks. */
export type Role = 'start' | 'worker' | 'webhook';

const names: Record<Role, string> = {
	start: 'n8n',
	worker: "n8n's worker",
	webhook: "n8n's webhook processor",
};

const START_WITHIN = 120_000;

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

/** `http://127.0.0.1:<port>` */
export const urlAt = (port: number): string => `http://${HOST}:${port}`;

async function isReady(port: number): Promise<true | undefined> {
	try {
		const { ok } = await fetch(`${urlAt(port)}/healthz/readiness`);
		return ok || undefined;
	} catch {
		return undefined;
	}
}

/**
 * Starts one process of n8n on loopback, quiet, in a user folder of its own with the package
 * installed and its log in it, and waits until it is ready.
 *
 * @throws Error with the end of n8n's log when it does not start
 */
export async function startProcess(
	role: Role,
	{ labDir, packageTarball, env, signal }: N8nParts,
	{ port, userFolder }: { port: number; userFolder: string },
): Promise<Kept> {
	mkdirSync(userFolder, { recursive: true });
	if (packageTarball) await unpackPackage(packageTarball, userFolder);
	const kept = new Kept({
		what: names[role],
		command: labNode(labDir),
		args: [labN8n(labDir), role],
		cwd: userFolder,
		logFile: join(userFolder, 'n8n.log'),
		env: {
			...inheritedEnv(),
			...QUIET,
			N8N_USER_FOLDER: userFolder,
			N8N_LISTEN_ADDRESS: HOST,
			N8N_PORT: String(port),
			N8N_RUNNERS_BROKER_PORT: String(await freePort()),
			N8N_EDITOR_BASE_URL: urlAt(port),
			N8N_WEBHOOK_URL: `${urlAt(port)}/`,
			...env,
		},
	});
	try {
		await kept.ready(() => isReady(port), { within: START_WITHIN, signal });
		return kept;
	} catch (thrown) {
		await kept.end();
		throw thrown;
	}
}
