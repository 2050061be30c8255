/**
 * `npm run bench`: what the node costs against n8n's own HTTP Request node making the same calls,
 * and what the package adds to n8n's start. Ends with 1 when a bar is missed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explain } from '../lab/clear-error';
import { installLab } from '../lab/install';
import { measureCost } from './cost';
import { measureLoading } from './loading';
import { preparePlace } from './place';
import { written, type Spread } from './spread';

/** At most this many times the HTTP Request node's CPU time per item. */
const COST_BAR = 1.3;
/** At most this many milliseconds added to n8n’s start. */
const LOADING_BAR = 60;

const log = (line = '') => console.log(line);

/** Prints one line. @returns whether the median keeps the bar */
function report(what: string, spread: Spread, digits: number, bar = Infinity): boolean {
	const kept = spread.median <= bar;
	const verdict = bar === Infinity ? '' : `${kept ? '✔ within' : '✘ above'} ${bar}`;
	log(`  ${what.padEnd(50)}  ${written(spread, digits).padEnd(22)}  ${verdict}`.trimEnd());
	return kept;
}

async function bench(signal: AbortSignal): Promise<boolean> {
	const labDir = await installLab({ log, signal });
	const userFolder = mkdtempSync(join(tmpdir(), 'whatsapp-flows-bench-'));
	try {
		log('Building and installing the package …');
		const place = await preparePlace(labDir, userFolder, signal);
		log('Measuring how long it takes to load …');
		const { milliseconds, ratio } = await measureLoading(place);
		log('Measuring what it costs, for some minutes …');
		const { sameForAll, personal, oneByOne } = await measureCost(place);

		log('\nCPU time per item, with the HTTP Request node as 1: median (lowest to highest)');
		const kept = [
			report('the same message for everyone', sameForAll, 2, COST_BAR),
			report('text and data from the item, too', personal, 2, COST_BAR),
			report('the same message, HTTP Request in batches of one', oneByOne, 2),
		];
		log('\nLoading the package when n8n starts: median (lowest to highest)');
		kept.push(report('milliseconds', milliseconds, 0, LOADING_BAR));
		report('with the HTTP Request node as 1', ratio, 2);
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
		process.exitCode = (await bench(interruption.signal)) ? 0 : 1;
	} catch (thrown) {
		process.exitCode = 1;
		if (!interruption.signal.aborted) console.error(explain(thrown));
	}
}

void main();
