import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { unpackPackage } from '../lab/tarball';

/** Where the measured things are. */
export interface Place {
	readonly labDir: string;
	/** The folder of this package, installed as n8n installs it. */
	readonly packageDir: string;
	/** For processes that run with the lab's Node: as n8n finds packages, and nothing of our own. */
	readonly env: NodeJS.ProcessEnv;
	readonly signal: AbortSignal;
}

/** Installs the packed package into a user folder of n8n, which may be thrown away. */
export async function preparePlace(
	labDir: string,
	packageTarball: string,
	userFolder: string,
	signal: AbortSignal,
): Promise<Place> {
	await unpackPackage(packageTarball, userFolder);
	return {
		labDir,
		packageDir: join(userFolder, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-whatsapp-flows'),
		env: {
			PATH: process.env.PATH,
			// n8n does the same for community packages, whose own folder has no n8n-workflow.
			NODE_PATH: join(labDir, 'node_modules'),
			N8N_USER_FOLDER: userFolder,
			N8N_LOG_LEVEL: 'silent',
			N8N_ENCRYPTION_KEY: randomBytes(24).toString('base64'),
		},
		signal,
	};
}
