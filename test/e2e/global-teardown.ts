import { rmSync } from 'node:fs';
import { stillRunning } from './running';

/** Stops what the global setup started. */
export default async function tearDown(): Promise<void> {
	const { n8n, workDir } = stillRunning();
	await n8n.stop();
	rmSync(workDir, { recursive: true, force: true });
}
