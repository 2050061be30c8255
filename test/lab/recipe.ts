import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir, platform } from 'node:os';
import { join } from 'node:path';

/** The files that decide what gets installed; the lock's hash names the cache folder. */
export const recipeFiles = ['package.json', 'package-lock.json'] as const;

/** The folder of this recipe. */
export const recipeDir = __dirname;

/** The version of n8n that the recipe pins. */
export const n8nVersion = (
	JSON.parse(readFileSync(join(recipeDir, 'package.json'), 'utf8')) as {
		dependencies: { n8n: string };
	}
).dependencies.n8n;

const lockOf = (dir: string): string => readFileSync(join(dir, 'package-lock.json'), 'utf8');

/** The folder where this platform keeps what can be fetched again. */
function cacheHome(): string {
	if (process.env.XDG_CACHE_HOME) return process.env.XDG_CACHE_HOME;
	if (platform() === 'darwin') return join(homedir(), 'Library', 'Caches');
	return join(homedir(), '.cache');
}

/** Where the lab belongs: `N8N_FLOWS_LAB_DIR`, else a cache folder of this machine. */
export function labFolder(): string {
	if (process.env.N8N_FLOWS_LAB_DIR) return process.env.N8N_FLOWS_LAB_DIR;
	const hash = createHash('sha256').update(lockOf(recipeDir)).digest('hex').slice(0, 12);
	return join(cacheHome(), 'n8n-nodes-whatsapp-flows', `lab-${hash}`);
}

/** The Node 24 that the lab brings along, so that the machine's own Node does not matter. */
export const labNode = (dir: string): string => join(dir, 'node_modules', 'node', 'bin', 'node');

/** n8n's entry script, to be run with {@link labNode}. */
export const labN8n = (dir: string): string => join(dir, 'node_modules', 'n8n', 'bin', 'n8n');

/** n8n's database driver; compiled last, so that its presence tells a whole install. */
const databaseDriver = (dir: string): string =>
	join(dir, 'node_modules', 'sqlite3', 'build', 'Release', 'node_sqlite3.node');

/** Whether a folder holds some lab, whole or not, and may therefore be replaced. */
export function looksLikeLab(dir: string): boolean {
	try {
		const { name } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as {
			name?: string;
		};
		return name === 'n8n-lab';
	} catch {
		return false;
	}
}

/** Whether a folder holds the lab of this recipe, complete. */
export function isInstalled(dir: string): boolean {
	const parts = [labNode(dir), labN8n(dir), databaseDriver(dir)];
	if (!parts.every((part) => existsSync(part))) return false;
	return existsSync(join(dir, 'package-lock.json')) && lockOf(dir) === lockOf(recipeDir);
}
