import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { ClearError } from '../lab/clear-error';
import { installPackages, mayInstall } from '../lab/debian';

/** Debian's and other distributions' places; playwright-core brings no browser along. */
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** It runs as root in containers, never calls home, and needs no screen. */
const flags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

const named = () => process.env.N8N_FLOWS_CHROMIUM;

const findChromium = (): string | undefined =>
	[named() ?? places].flat().find((path) => existsSync(path));

/**
 * Starts a headless Chromium: the one of `N8N_FLOWS_CHROMIUM`, else the machine's own. Where there
 * is none it is installed with apt-get, as root and only in CI or with
 * `N8N_FLOWS_INSTALL_CHROMIUM=1`.
 *
 * @throws ClearError when there is no Chromium and none may be installed
 */
export async function launchChromium(): Promise<Browser> {
	if (!findChromium() && named() === undefined && mayInstall('N8N_FLOWS_INSTALL_CHROMIUM')) {
		await installPackages('Chromium', ['chromium']);
	}
	const executablePath = findChromium();
	if (!executablePath) {
		throw new ClearError(
			`There is no Chromium at ${named() ?? places.join(', ')}: install it ("apt-get install chromium" on Debian), or name one in N8N_FLOWS_CHROMIUM.`,
		);
	}
	return await chromium.launch({ executablePath, args: flags });
}
