import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { installPackages, mayInstall } from './debian';
import { Kept } from './kept';
import { freePort, HOST } from './ports';
import { inheritedEnv, run } from './run';

/** A server that was started for a run, with its data in a folder that goes with it. */
export interface Server {
	port: number;
	stop(): Promise<void>;
}

const START_WITHIN = 30_000;
const CONSENT = 'N8N_FLOWS_INSTALL_SERVERS';

/** Where programs are: the search path, and where Debian hides those of each Postgres. */
function places(): string[] {
	const versions = '/usr/lib/postgresql';
	const postgres = existsSync(versions) ? readdirSync(versions).map(Number) : [];
	const newestFirst = postgres.sort((a, b) => b - a);
	return [
		...(process.env.PATH ?? '').split(delimiter),
		...newestFirst.map((version) => join(versions, String(version), 'bin')),
	];
}

const programs = {
	redis: ['redis-server'],
	postgres: ['initdb', 'postgres'],
};

const find = (program: string): string | undefined =>
	places()
		.map((place) => join(place, program))
		.find((path) => existsSync(path));

function pathOf(program: string): string {
	const path = find(program);
	if (!path) throw new Error(`There is no ${program}`);
	return path;
}

const missing = (): string[] =>
	[...programs.redis, ...programs.postgres].filter((program) => !find(program));

/** Why Redis and Postgres can't be started here, in one sentence; undefined when they can. */
export function obstacle(): string | undefined {
	if (missing().length === 0 || mayInstall(CONSENT)) return undefined;
	return `there is no ${missing().join(' and no ')} on this machine: install them ("apt-get install redis-server postgresql" on Debian), or let root do it with ${CONSENT}=1`;
}

/** Installs with apt-get what is missing of both. @throws ClearError when that is not possible */
export async function installServers(): Promise<void> {
	if (missing().length === 0) return;
	await installPackages('Redis and Postgres', ['redis-server', 'postgresql']);
}

async function startServer(
	what: string,
	folder: string,
	port: number,
	[command, ...args]: string[],
	env: Record<string, string>,
): Promise<Server> {
	const logFile = join(folder, 'server.log');
	const kept = new Kept({ what, command, args, cwd: folder, logFile, env });
	const stop = async () => {
		await kept.end();
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		await kept.ready(() => listens(port), { within: START_WITHIN });
		return { port, stop };
	} catch (thrown) {
		await stop();
		throw thrown;
	}
}

/** Whether somebody takes connections. */
function listens(port: number): Promise<true | undefined> {
	return new Promise((resolve) => {
		const socket = connect(port, HOST);
		const answer = (it: true | undefined) => () => {
			socket.destroy();
			resolve(it);
		};
		socket.once('connect', answer(true)).once('error', answer(undefined));
	});
}

const newFolder = (name: string): string => mkdtempSync(join(tmpdir(), `whatsapp-flows-${name}-`));

/** Starts a Redis that keeps everything in memory. */
export async function startRedis(): Promise<Server> {
	const port = await freePort();
	const folder = newFolder('redis');
	const options = ['--port', String(port), '--bind', HOST, '--save', '', '--dir', folder];
	const command = [pathOf('redis-server'), ...options];
	return await startServer('Redis', folder, port, command, inheritedEnv());
}

/** Postgres refuses to run as root, so its package's own user runs it then. */
async function asPostgres(folder: string): Promise<string[]> {
	if (process.getuid?.() !== 0) return [];
	const idOf = async (flag: string) => Number(await run('id', [flag, 'postgres'], { cwd: '/' }));
	const [uid, gid] = await Promise.all([idOf('-u'), idOf('-g')]);
	chownSync(folder, uid, gid);
	return ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
}

/** The role and the database that a new Postgres has. */
export const postgresRole = 'n8n';
export const postgresDatabase = 'postgres';

/** Starts a new Postgres, which trusts whoever connects on loopback and may lose data with power. */
export async function startPostgres(): Promise<Server> {
	const port = await freePort();
	const folder = newFolder('postgres');
	const data = join(folder, 'data');
	const env = { ...inheritedEnv(), LC_ALL: 'C' };
	try {
		const as = await asPostgres(folder);
		const options = ['--username', postgresRole, '--auth=trust', '--encoding=UTF8', '--no-sync'];
		const [make, ...making] = [...as, pathOf('initdb'), ...options, data];
		await run(make, making, { cwd: folder, env });
		const settings = {
			port,
			listen_addresses: HOST,
			unix_socket_directories: '',
			fsync: 'off',
			synchronous_commit: 'off',
			full_page_writes: 'off',
		};
		const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
		const command = [...as, pathOf('postgres'), '-D', data, ...flags];
		return await startServer('Postgres', folder, port, command, env);
	} catch (thrown) {
		rmSync(folder, { recursive: true, force: true });
		throw thrown;
	}
}
