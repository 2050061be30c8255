import { mkdirSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { ClearError } from './clear-error';
import { n8nVersion, recipeDir } from './recipe';
import { CommandFailed, npmEnv, run } from './run';

const GB = 1024 ** 3;

/** What the finished lab (2.4 GB) and npm's cache of it need together. */
const NEEDED_GB = 4;

/** @throws ClearError when the folder cannot be made or its disk has too little room for the lab. */
export async function checkSpace(dir: string): Promise<void> {
	try {
		mkdirSync(dir, { recursive: true });
	} catch (refused) {
		throw new ClearError(
			`The folder ${dir} for n8n cannot be made (${(refused as Error).message}): point N8N_FLOWS_LAB_DIR at a folder that can be written to.`,
		);
	}
	const { bavail, bsize } = await statfs(dir);
	const free = (bavail * bsize) / GB;
	if (free >= NEEDED_GB) return;
	throw new ClearError(
		`Installing n8n needs ${NEEDED_GB} GB of free disk space and ${dir} has ${free.toFixed(1)} GB: make room, or point N8N_FLOWS_LAB_DIR at a bigger disk, and run the command again.`,
	);
}

/** n8n's database driver is compiled on the spot, because its ready-made builds come from GitHub. */
const TOOLS = ['python3', 'make', 'c++'];

/** @throws ClearError that names the compilers that are missing. */
export async function checkCompilers(): Promise<void> {
	const found = await Promise.all(
		TOOLS.map((tool) =>
			run(tool, ['--version'], { cwd: '.' }).then(
				() => true,
				() => false,
			),
		),
	);
	const missing = TOOLS.filter((_, index) => !found[index]);
	if (missing.length === 0) return;
	throw new ClearError(
		`n8n's database driver is compiled during the installation and ${missing.join(' and ')} cannot be found: install the build tools (on Debian and Ubuntu "apt-get install build-essential python3", on macOS "xcode-select --install") and run the command again.`,
	);
}

const CLEAR: Array<[RegExp, string]> = [
	[
		/ENOSPC|no space left/i,
		'The disk ran full while n8n was being installed: make room (4 GB), or point N8N_FLOWS_LAB_DIR at a bigger disk, and run the command again.',
	],
	[
		/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i,
		"The npm registry could not be reached, so n8n could not be installed: check the network or npm's registry and proxy settings and run the command again.",
	],
	[
		/E401|E403|Unable to authenticate/,
		'The npm registry refused to hand out n8n: check the login of your npm registry and run the command again.',
	],
];

/**
 * Asks the registry for n8n once, so that a missing network shows at once and not after the minute
 * and a half for which npm tries again.
 *
 * @throws ClearError when it does not answer.
 */
export async function checkRegistry(): Promise<void> {
	const ask = ['view', `n8n@${n8nVersion}`, 'version', '--fetch-retries=0'];
	await run('npm', ask, { cwd: recipeDir, env: npmEnv() }).catch((thrown: unknown) => {
		throw clearReason(thrown);
	});
}

/** Puts the known reasons for which npm gives up into one sentence each. */
export function clearReason(thrown: unknown): unknown {
	if (!(thrown instanceof CommandFailed)) return thrown;
	const known = CLEAR.find(([sign]) => sign.test(thrown.output));
	return known ? new ClearError(known[1]) : thrown;
}
