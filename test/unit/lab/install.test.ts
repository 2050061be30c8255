import { spawnSync } from 'node:child_process';
import {
	chmodSync,
	copyFileSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ClearError } from '../../lab/clear-error';
import { installLab } from '../../lab/install';
import { clearReason } from '../../lab/preflight';
import { isInstalled, labFolder, labN8n, labNode, recipeDir } from '../../lab/recipe';
import { CommandFailed } from '../../lab/run';

let home: string;
let before: NodeJS.ProcessEnv;

beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), 'lab-test-'));
	before = { ...process.env };
});

afterEach(() => {
	process.env = before;
	rmSync(home, { recursive: true, force: true });
});

const put = (path: string, text = '') => {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, text);
};

function wholeLab(dir: string) {
	put(labNode(dir));
	put(labN8n(dir));
	put(join(dir, 'node_modules/sqlite3/build/Release/node_sqlite3.node'));
	copyFileSync(join(recipeDir, 'package-lock.json'), join(dir, 'package-lock.json'));
}

describe('the lab folder', () => {
	it('is a cache folder named after the lock', () => {
		delete process.env.N8N_FLOWS_LAB_DIR;
		process.env.XDG_CACHE_HOME = home;
		expect(labFolder()).toMatch(/n8n-nodes-whatsapp-flows[\\/]lab-[0-9a-f]{12}$/);
		expect(labFolder().startsWith(home)).toBe(true);
	});

	it('is the one that N8N_FLOWS_LAB_DIR names', () => {
		process.env.N8N_FLOWS_LAB_DIR = home;
		expect(labFolder()).toBe(home);
	});

	it('counts as installed when nothing is missing and the lock is the same', () => {
		wholeLab(home);
		expect(isInstalled(home)).toBe(true);
	});

	it('does not count as installed while the database driver is missing', () => {
		wholeLab(home);
		rmSync(join(home, 'node_modules/sqlite3'), { recursive: true });
		expect(isInstalled(home)).toBe(false);
	});

	it('does not count as installed with the lock of another version', () => {
		wholeLab(home);
		put(join(home, 'package-lock.json'), '{}');
		expect(isInstalled(home)).toBe(false);
	});
});

describe('installLab', () => {
	it('returns a lab that is there without a word', async () => {
		wholeLab(home);
		process.env.N8N_FLOWS_LAB_DIR = home;
		const log = jest.fn();
		await expect(installLab({ log })).resolves.toBe(home);
		expect(log).not.toHaveBeenCalled();
	});

	it('refuses to overwrite a folder that holds something else', async () => {
		put(join(home, 'thesis.txt'), 'years of work');
		process.env.N8N_FLOWS_LAB_DIR = home;
		await expect(installLab({ log: jest.fn() })).rejects.toThrow(ClearError);
	});

	it('names the compilers that are missing before it downloads anything', async () => {
		process.env.N8N_FLOWS_LAB_DIR = join(home, 'lab');
		process.env.PATH = home;
		await expect(installLab({ log: jest.fn() })).rejects.toThrow(
			/python3 and make and c\+\+ cannot be found/,
		);
	});
});

describe('installing', () => {
	let dir: string;
	let calls: string;
	beforeEach(() => {
		dir = join(home, 'cache', 'lab');
		calls = join(home, 'calls');
		process.env.N8N_FLOWS_LAB_DIR = dir;
	});

	/** Puts a stand-in for npm on the path, which lays down the files that count. */
	function npmThat(ci: string) {
		const npm = `#!/bin/sh
echo "$1 $2" >> ${calls}
case "$1 $2" in
	"ci "*) ${ci} ;;
	"rebuild node") mkdir -p node_modules/node/bin node_modules/node/node_modules/home/include/node
		touch node_modules/node/bin/node ;;
	"rebuild sqlite3") mkdir -p node_modules/sqlite3/build/Release
		touch node_modules/sqlite3/build/Release/node_sqlite3.node ;;
esac`;
		for (const tool of ['python3', 'make', 'c++']) put(join(home, 'bin', tool), '#!/bin/sh\n');
		put(join(home, 'bin', 'npm'), npm);
		for (const tool of readdirSync(join(home, 'bin'))) chmodSync(join(home, 'bin', tool), 0o755);
		process.env.PATH = `${join(home, 'bin')}:/usr/bin:/bin`;
	}
	const works = 'mkdir -p node_modules/n8n/bin; touch node_modules/n8n/bin/n8n';
	const cacheFolder = () => readdirSync(join(home, 'cache'));

	it('puts the whole lab in its place and leaves nothing beside it', async () => {
		npmThat(works);
		await expect(installLab({ log: jest.fn() })).resolves.toBe(dir);
		expect(isInstalled(dir)).toBe(true);
		expect(cacheFolder()).toEqual(['lab']);
	});

	it('compiles with the scripts that the project otherwise forbids', async () => {
		npmThat(works);
		process.env.npm_config_ignore_scripts = 'true';
		const npm = join(home, 'bin', 'npm');
		put(
			npm,
			readFileSync(npm, 'utf8').replace('echo "$1 $2"', 'echo "$npm_config_ignore_scripts $*"'),
		);
		await installLab({ log: jest.fn() });
		const rebuilds = readFileSync(calls, 'utf8').match(/^.*rebuild .*$/gm);
		expect(rebuilds).toHaveLength(2);
		for (const line of rebuilds ?? []) {
			expect(line).toMatch(/^ rebuild .*--no-ignore-scripts/);
		}
	});

	it('redoes a half install and clears what a dead process left', async () => {
		npmThat(works);
		put(join(dir, 'package.json'), '{ "name": "n8n-lab" }');
		const { pid } = spawnSync(process.execPath, ['-e', '']);
		put(join(`${dir}.partial-${pid}`, 'node_modules', 'half'));
		await installLab({ log: jest.fn() });
		expect(isInstalled(dir)).toBe(true);
		expect(cacheFolder()).toEqual(['lab']);
	});

	it('happens once when two ask for it at the same time', async () => {
		npmThat(works);
		const log = jest.fn();
		await Promise.all([installLab({ log }), installLab({ log })]);
		const downloads = readFileSync(calls, 'utf8').match(/^ci /gm);
		expect(downloads).toHaveLength(1);
	});

	it('leaves nothing behind and says why when the disk runs full', async () => {
		npmThat('echo "npm error code ENOSPC" >&2; exit 1');
		await expect(installLab({ log: jest.fn() })).rejects.toThrow(/disk ran full/);
		expect(cacheFolder()).toEqual([]);
	});
});

describe('the reason npm gave up', () => {
	const reason = (output: string) =>
		clearReason(new CommandFailed('npm ci', 'ended with code 1', output));

	it.each([
		['npm error code ENOTFOUND', /registry could not be reached/],
		['npm error code EAI_AGAIN', /registry could not be reached/],
		['npm error nospc ENOSPC: no space left on device, write', /disk ran full/],
		['npm error code E401', /refused to hand out/],
	])('of %j is one clear sentence', (output, sentence) => {
		expect(reason(output)).toBeInstanceOf(ClearError);
		expect((reason(output) as Error).message).toMatch(sentence);
	});

	it('stays whole when it is an unknown one', () => {
		expect((reason('npm error weird') as Error).message).toMatch(/npm error weird/);
	});
});
