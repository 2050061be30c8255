import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { N8nClient } from './client';
import { newOwner, type RunningN8n } from './n8n';
import { startProcess, urlAt, type N8nParts, type Role } from './n8nProcess';
import { freePort, HOST } from './ports';
import {
	installServers,
	postgresDatabase,
	postgresRole,
	startPostgres,
	startRedis,
	type Server,
} from './servers';

/** An n8n of several processes, as bigger companies run it. */
export interface RunningQueue extends RunningN8n {
	/** The worker's log, which names each execution that it carried out. */
	workerLogFile: string;
}

/** What the processes of one n8n share. */
const sharedEnv = (redis: Server, postgres: Server, webhooksUrl: string) => ({
	EXECUTIONS_MODE: 'queue',
	OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
	N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
	N8N_WEBHOOK_URL: `${webhooksUrl}/`,
	QUEUE_BULL_REDIS_HOST: HOST,
	QUEUE_BULL_REDIS_PORT: String(redis.port),
	DB_TYPE: 'postgresdb',
	DB_POSTGRESDB_HOST: HOST,
	DB_POSTGRESDB_PORT: String(postgres.port),
	DB_POSTGRESDB_DATABASE: postgresDatabase,
	DB_POSTGRESDB_USER: postgresRole,
});

/** A worker has no web server but for its health, and names executions at the level info. */
const workerEnv = (port: number) => ({
	QUEUE_HEALTH_CHECK_ACTIVE: 'true',
	QUEUE_HEALTH_CHECK_PORT: String(port),
	N8N_WORKER_SERVER_ADDRESS: HOST,
	N8N_LOG_LEVEL: 'info',
});

/**
 * Starts the lab's n8n in queue mode: a main process, a worker that carries out every execution,
 * manual ones too, and a webhook processor, with a Redis and a Postgres of their own, all on
 * loopback. Each process has its own user folder with the package installed. The main process
 * takes webhooks as well, at `url`, so that two processes can be given the same one.
 *
 * @throws ClearError when Redis or Postgres can't be installed; Error with the end of a log
 */
export async function startQueueMode(parts: N8nParts): Promise<RunningQueue> {
	await installServers();
	const folder = mkdtempSync(join(tmpdir(), 'whatsapp-flows-queue-'));
	const stops: Array<() => Promise<unknown>> = [];
	const stop = async () => {
		for (const each of stops.reverse()) await each();
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		const redis = await startRedis();
		stops.push(redis.stop);
		const postgres = await startPostgres();
		stops.push(postgres.stop);

		const [port, workerPort, webhookPort] = await Promise.all([freePort(), freePort(), freePort()]);
		const [url, webhooksUrl] = [urlAt(port), urlAt(webhookPort)];
		const env = { ...sharedEnv(redis, postgres, webhooksUrl), ...parts.env };
		const folderOf = (role: Role) => join(folder, role);
		const start = async (role: Role, at: number, more: Record<string, string> = {}) => {
			const own = { ...parts, env: { ...env, ...more } };
			const kept = await startProcess(role, own, { port: at, userFolder: folderOf(role) });
			stops.push(() => kept.end());
			return kept;
		};
		// The main process makes the tables that the others need.
		const main = await start('start', port);
		const others = await Promise.allSettled([
			start('worker', workerPort, workerEnv(workerPort)),
			start('webhook', webhookPort),
		]);
		const lost = others.find(({ status }) => status === 'rejected');
		if (lost?.status === 'rejected') throw lost.reason;

		const owner = newOwner();
		const client = await N8nClient.signUp(url, owner);
		const workerLogFile = join(folderOf('worker'), 'n8n.log');
		const log = () => main.log();
		return { url, webhooksUrl, editorUrl: url, owner, client, workerLogFile, log, stop };
	} catch (thrown) {
		await stop();
		throw thrown;
	}
}
