/**
 * `npm run bench`: what the node costs against n8n's own HTTP Request node making the same calls,
 * and what the package adds to n8n's start. `npm run bench -- sending` sends lists beside HTTP Request,
 * against a provider that enforces its limit; `npm run bench -- trigger` measures what the trigger
 * takes in against n8n's own Webhook node, `npm run bench -- endpoint` what a flow's live data costs
 * against the same in the clear, `--full` for longer; several parts by naming them. Ends with 1 when
 * a bar is missed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ClearError, explain } from '../lab/clear-error';
import { installLab } from '../lab/install';
import { packPackage } from '../lab/tarball';
import { benchAction } from './action-part';
import { preparePlace } from './place';
import { benchEndpoint } from './endpoint-part';
import { benchSending } from './sending-part';
import { benchTrigger } from './trigger-part';

const parts = ['action', 'sending', 'trigger', 'endpoint'];

interface Wanted {
	readonly parts: readonly string[];
	readonly full: boolean;
}

/** @throws ClearError for a part that there is not */
function wanted(): Wanted {
	const { positionals, values } = parseArgs({
		allowPositionals: true,
		options: { full: { type: 'boolean', default: false } },
	});
	const unknown = positionals.find((part) => !parts.includes(part));
	if (unknown !== undefined) {
		throw new ClearError(`There is no part "${unknown}": choose ${parts.join(', ')}.`);
	}
	return { parts: positionals.length > 0 ? positionals : ['action'], full: values.full };
}

async function bench({ parts, full }: Wanted, signal: AbortSignal): Promise<boolean> {
	const labDir = await installLab({ log: console.log, signal });
	const userFolder = mkdtempSync(join(tmpdir(), 'whatsapp-flows-bench-'));
	try {
		console.log('Building and installing the package …');
		const tarball = await packPackage(userFolder, signal);
		const kept: boolean[] = [];
		if (parts.includes('action')) {
			const place = await preparePlace(labDir, tarball, userFolder, signal);
			kept.push(await benchAction(place));
		}
		if (parts.includes('sending')) {
			const place = await preparePlace(labDir, tarball, userFolder, signal);
			kept.push(await benchSending(place));
		}
		if (parts.includes('trigger')) {
			kept.push(await benchTrigger(labDir, tarball, full, signal));
		}
		if (parts.includes('endpoint')) {
			kept.push(await benchEndpoint(labDir, tarball, full, signal));
		}
		return kept.every(Boolean);
	} finally {
		rmSync(userFolder, { recursive: true, force: true });
	}
}

async function main(): Promise<void> {
	const interruption = new AbortController();
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.once(name, () => interruption.abort());
	}
	try {
		process.exitCode = (await bench(wanted(), interruption.signal)) ? 0 : 1;
	} catch (thrown) {
		process.exitCode = 1;
		if (!interruption.signal.aborted) console.error(explain(thrown));
	}
}

void main();
