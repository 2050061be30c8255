import { existsSync } from 'node:fs';
import { ClearError } from './clear-error';
import { CommandFailed, run } from './run';

/**
 * Whether programs may be installed with apt-get: as root, and only on a machine that is thrown away
 * (CI) or for who asks for it by setting the environment variable `consent`.
 */
export const mayInstall = (consent: string): boolean =>
	process.getuid?.() === 0 &&
	existsSync('/usr/bin/apt-get') &&
	Boolean(process.env.CI || process.env[consent]);

/**
 * Installs Debian packages without what they merely recommend.
 *
 * @throws ClearError with apt-get's last words when that is not possible
 */
export async function installPackages(what: string, packages: string[]): Promise<void> {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	try {
		await run('apt-get', ['update'], { cwd: '/', env });
		await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
			cwd: '/',
			env,
		});
	} catch (thrown) {
		const reason =
			thrown instanceof CommandFailed ? (thrown.output.trim().split('\n').at(-1) ?? '') : '';
		throw new ClearError(
			`${what} could not be installed with apt-get (${reason}): install ${packages.join(' and ')} by hand and run the command again.`,
		);
	}
}
