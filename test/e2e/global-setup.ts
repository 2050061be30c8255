import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installLab } from '../lab/install';
import { startN8n } from '../lab/n8n';
import { startQueueMode } from '../lab/queue';
import { obstacle } from '../lab/servers';
import { packPackage } from '../lab/tarball';
import { openQueueDesk } from './queueDesk';
import { handOver, keepRunning, reachable } from './running';

/**
 * Installs the lab, packs the package and starts n8n with it, once for all e2e tests; in queue mode
 * too when a test asks for it.
 */
export default async function setUp(): Promise<void> {
	const log = (line: string) => process.stderr.write(`${line}\n`);
	const workDir = mkdtempSync(join(tmpdir(), 'whatsapp-flows-e2e-'));
	try {
		const labDir = await installLab({ log });
		const packageTarball = await packPackage(workDir);
		const parts = { labDir, packageTarball };
		const n8n = await startN8n(parts);
		const queueDesk = await openQueueDesk(() => startQueueMode(parts));
		keepRunning({ n8n, queueDesk, workDir });
		const queue = { deskUrl: queueDesk.url, obstacle: obstacle() };
		if (queue.obstacle) log(`Tests in queue mode are skipped: ${queue.obstacle}.`);
		handOver({ n8n: reachable(n8n), parts, queue });
	} catch (thrown) {
		rmSync(workDir, { recursive: true, force: true });
		throw thrown;
	}
}
