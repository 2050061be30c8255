import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { npmEnv, run } from './run';

const projectDir = resolve(__dirname, '..', '..');

/** What n8n's installer deletes from a community package's package.json. */
const DROPPED = ['devDependencies', 'peerDependencies', 'optionalDependencies'];

/** Builds the package and packs it as `npm publish` would; returns the tarball's path. */
export async function packPackage(into: string, signal?: AbortSignal): Promise<string> {
	const npm = (...args: string[]) => run('npm', args, { cwd: projectDir, env: npmEnv(), signal });
	await npm('run', 'build');
	const packed = await npm('pack', '--json', '--pack-destination', into);
	const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
	return join(into, filename);
}

/**
 * Puts a packed package where n8n's own installer puts it: untarred into the nodes folder, without
 * the dependencies that only its developers need.
 */
export async function unpackPackage(tarball: string, userFolder: string): Promise<void> {
	const into = join(userFolder, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-whatsapp-flows');
	mkdirSync(into, { recursive: true });
	await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', into], { cwd: userFolder });
	const manifestPath = join(into, 'package.json');
	const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as Record<string, unknown>;
	for (const name of DROPPED) delete manifest[name];
	writeFileSync(manifestPath, JSON.stringify(manifest, null, 2));
}
