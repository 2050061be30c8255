import { rmSync } from 'node:fs';
import { stillRunning } from './running';

/** Stops what the global setup started. */
export default async function tearDown(): Promise<void> {
	const { n8n, queueDesk, workDir } = stillRunning();
	await Promise.all([n8n.stop(), queueDesk.close()]);
	rmSync(workDir, { recursive: true, force: true });
}
