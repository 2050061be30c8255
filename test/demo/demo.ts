import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explain } from '../lab/clear-error';
import { installLab } from '../lab/install';
import { startN8n, type RunningN8n } from '../lab/n8n';
import { checkPort } from '../lab/ports';
import { SandboxControl } from '../lab/sandbox-control';
import { packPackage } from '../lab/tarball';
import { providerNames } from '../lab/workflow';
import { startSandbox, type Sandbox } from '../sandbox';
import { providerIds } from '../sandbox/types';
import { readOptions } from './options';
import { importExamples, makeCredentials } from './prepare';
import { tableOf, type Row } from './table';
import { tour, type Stop } from './tour';

const log = (line = '') => console.log(line);

/** Goes through all providers; what breaks off a tour becomes a row of its own. */
async function goThrough(
	stops: Stop[],
	n8n: RunningN8n,
	sandbox: Sandbox,
	signal: AbortSignal,
): Promise<Row[]> {
	const control = new SandboxControl(sandbox.url);
	const rows: Row[] = [];
	for (const stop of stops) {
		signal.throwIfAborted();
		try {
			rows.push(...(await tour(stop, n8n.client, control)));
		} catch (thrown) {
			const provider = providerNames[stop.provider];
			rows.push({ provider, step: 'Tour', verdict: 'wrong', result: (thrown as Error).message });
		}
	}
	return rows;
}

/** Prints the rows, provider by provider, and says whether all are right. */
function report(rows: Row[], n8n: RunningN8n): boolean {
	const inOrder = providerIds.flatMap((id) =>
		rows.filter(({ provider }) => provider === providerNames[id]),
	);
	log();
	for (const line of tableOf(inOrder)) log(line);
	if (rows.every(({ verdict }) => verdict !== 'wrong')) {
		log('\nEvery step went right.');
		return true;
	}
	log(`\nNot every step went right: see the rows with ✘. The end of n8n's log:\n${n8n.log()}`);
	return false;
}

async function demo(args: string[], signal: AbortSignal): Promise<boolean> {
	const options = readOptions(args);
	await checkPort(options.n8nPort, 'n8n', '--n8n-port');
	await checkPort(options.sandboxPort, 'The sandbox', '--sandbox-port');
	const labDir = await installLab({ log, signal });

	const workDir = mkdtempSync(join(tmpdir(), 'whatsapp-flows-demo-'));
	const endings = [async () => rmSync(workDir, { recursive: true, force: true })];
	try {
		log('Building and packing the package …');
		const packageTarball = await packPackage(workDir, signal);

		const sandbox = await startSandbox({ port: options.sandboxPort });
		endings.push(() => sandbox.close());
		log(`Sandbox of the five providers: ${sandbox.url}`);

		log('Starting n8n with the package installed …');
		const n8n = await startN8n({ labDir, packageTarball, port: options.n8nPort, signal });
		endings.push(() => n8n.stop());

		log('Making credentials, importing the example workflows, going through the providers …');
		const { credentials, rows } = await makeCredentials(n8n.client, sandbox.accounts);
		const stops = await importExamples(n8n.client, n8n.url, credentials);
		rows.push(...(await goThrough(stops, n8n, sandbox, signal)));
		const allRight = report(rows, n8n);

		if (!options.once) {
			log(`\nn8n is open at ${n8n.editorUrl}`);
			log(`  e-mail    ${n8n.owner.email}`);
			log(`  password  ${n8n.owner.password}`);
			log('To answer the newest message of a provider as the person with the phone would:');
			log(`  curl ${sandbox.url}/control/complete -H 'content-type: application/json' \\`);
			log(`    -d '{"provider":"meta","answers":{"rating":"3","comment":"It was all right"}}'`);
			log('Ctrl+C ends it.');
			if (!signal.aborted) await once(signal, 'abort');
		}
		return allRight;
	} finally {
		await Promise.allSettled(endings.map((end) => end()));
	}
}

async function main(): Promise<void> {
	const interruption = new AbortController();
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.once(name, () => interruption.abort());
	}
	try {
		const allRight = await demo(process.argv.slice(2), interruption.signal);
		process.exitCode = allRight ? 0 : 1;
	} catch (thrown) {
		process.exitCode = 1;
		if (!interruption.signal.aborted) console.error(explain(thrown));
	}
}

void main();
