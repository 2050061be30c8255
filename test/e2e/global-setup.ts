import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installLab } from '../lab/install';
import { startN8n } from '../lab/n8n';
import { packPackage } from '../lab/tarball';
import { handOver, keepRunning } from './running';

/** Installs the lab, packs the package and starts n8n with it, once for all e2e tests. */
export default async function setUp(): Promise<void> {
	const log = (line: string) => process.stderr.write(`${line}\n`);
	const workDir = mkdtempSync(join(tmpdir(), 'whatsapp-flows-e2e-'));
	try {
		const labDir = await installLab({ log });
		const packageTarball = await packPackage(workDir);
		const n8n = await startN8n({ labDir, packageTarball });
		keepRunning({ n8n, workDir });
		handOver({
			session: n8n.client.state,
			owner: n8n.owner,
			parts: { labDir, packageTarball },
		});
	} catch (thrown) {
		rmSync(workDir, { recursive: true, force: true });
		throw thrown;
	}
}
