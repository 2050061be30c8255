import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, delimiter, dirname, join, resolve } from 'node:path';
import { ClearError } from './clear-error';
import { checkCompilers, checkRegistry, checkSpace, clearReason } from './preflight';
import { isInstalled, labFolder, looksLikeLab, n8nVersion, recipeDir, recipeFiles } from './recipe';
import { npmEnv, run } from './run';
import { inTurn, isAlive } from './turn';

export interface InstallOptions {
	/** Gets one line of progress at a time. */
	log: (line: string) => void;
	/** Gives the installation up; the half of it is cleared away by the next one. */
	signal?: AbortSignal;
}

const PARTIAL = '.partial-';

/** Removes what installations left behind whose process is gone. */
function clearLeftovers(dir: string): void {
	const prefix = basename(dir) + PARTIAL;
	for (const name of readdirSync(dirname(dir))) {
		if (!name.startsWith(prefix) || isAlive(Number(name.slice(prefix.length)))) continue;
		rmSync(join(dirname(dir), name), { recursive: true, force: true });
	}
}

/** The folder with the headers of the lab's Node, which its native modules are compiled against. */
function nodeHome(dir: string): string {
	const packages = join(dir, 'node_modules', 'node', 'node_modules');
	const home = readdirSync(packages)
		.map((name) => join(packages, name))
		.find((path) => existsSync(join(path, 'include', 'node')));
	if (!home) throw new Error(`No Node headers below ${packages}`);
	return home;
}

/** Does one step of the installation and says every ten seconds that it is still at it. */
async function step<T>(
	what: string,
	log: InstallOptions['log'],
	work: () => Promise<T>,
): Promise<T> {
	log(`${what} …`);
	const started = Date.now();
	const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
	const ticking = setInterval(() => log(`${what} … ${seconds()}`), 10_000);
	try {
		const result = await work();
		log(`${what}: done in ${seconds()}`);
		return result;
	} finally {
		clearInterval(ticking);
	}
}

/**
 * Takes the tree as locked without install scripts (some download from hosts that may be out of
 * reach, and the peer ranges of n8n's AI packages conflict), then runs the two that matter.
 */
async function installInto(dir: string, { log, signal }: InstallOptions): Promise<void> {
	mkdirSync(dir, { recursive: true });
	for (const file of recipeFiles) copyFileSync(join(recipeDir, file), join(dir, file));
	const npm = (args: string[], env?: NodeJS.ProcessEnv) =>
		run('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
			cwd: dir,
			env: npmEnv(env),
			signal,
		});

	await step(`1/3 Downloading n8n ${n8nVersion}`, log, () =>
		npm(['ci', '--legacy-peer-deps', '--ignore-scripts']),
	);
	await step('2/3 Setting up Node 24', log, () => npm(['rebuild', 'node', '--no-ignore-scripts']));
	await step("3/3 Compiling n8n's database driver", log, () => {
		const home = nodeHome(dir);
		return npm(['rebuild', 'sqlite3', '--build-from-source', '--no-ignore-scripts'], {
			PATH: join(home, 'bin') + delimiter + process.env.PATH,
			npm_config_nodedir: home,
		});
	});
	if (!isInstalled(dir)) throw new Error(`The installation in ${dir} ended without n8n`);
}

/**
 * Makes sure that the pinned n8n is there, with its own Node 24, and returns its folder: once per
 * machine and lock, about 2.4 GB and 2 to 4 minutes, into `~/.cache` unless `N8N_FLOWS_LAB_DIR`
 * says otherwise. It is installed beside its place and moved there when whole, so that a half
 * install is never taken for one, and two runs at once install it once.
 *
 * @throws ClearError when space, compilers or the network are missing.
 */
export async function installLab(options: InstallOptions): Promise<string> {
	const dir = resolve(labFolder());
	if (isInstalled(dir)) return dir;
	if (existsSync(dir) && readdirSync(dir).length > 0 && !looksLikeLab(dir)) {
		throw new ClearError(
			`${dir} holds something else than n8n's lab: point N8N_FLOWS_LAB_DIR at an empty or new folder.`,
		);
	}
	await checkSpace(dirname(dir));
	await checkCompilers();
	await checkRegistry();

	const onWait = (pid: number) =>
		options.log(`Another run (process ${pid}) is installing n8n, waiting for it …`);
	return await inTurn(`${dir}.lock`, { onWait }, async () => {
		if (isInstalled(dir)) return dir;
		clearLeftovers(dir);
		options.log(`Installing n8n into ${dir} (once per machine, 2 to 4 minutes, 2.4 GB)`);
		const beside = `${dir}${PARTIAL}${process.pid}`;
		try {
			await installInto(beside, options);
		} catch (thrown) {
			rmSync(beside, { recursive: true, force: true });
			throw clearReason(thrown);
		}
		rmSync(dir, { recursive: true, force: true });
		renameSync(beside, dir);
		return dir;
	});
}
