import {
	measureReceiving,
	WANTED,
	type Extent,
	type Memory,
	type Mix,
	type Rates,
	type Receiving,
} from './receiving';
import { heading, line, spreadLine } from './report';

/** Of the Webhook node's rate. */
const ACKNOWLEDGED_BAR = 0.95;
const UNWANTED_BAR = 2;
/** Of the rate of a trigger that does nothing, where n8n leaves that one less than the bar. */
const SHARE_BAR = 0.9;
/** Milliseconds */
const WAIT_BAR = { atMost: 250 };
/** Times what it was before; V8 takes and gives back some of it as it likes. */
const MEMORY_BAR = { atMost: 1.15 };

const quick: Extent = { mixSeconds: 20, events: 20_000 };
const full: Extent = { mixSeconds: 60, events: 100_000 };

/**
 * With its default settings n8n makes a V8 isolate for each delivery before it calls a trigger, for
 * expressions that there may be; only its own Webhook node is exempt. With the other setting it
 * makes one when there is an expression.
 */
const settings: readonly Setting[] = [
	{ name: 'n8n’s default settings', env: {}, memory: true },
	{
		name: 'N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true',
		env: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' },
		memory: false,
	},
];

interface Setting {
	readonly name: string;
	readonly env: Record<string, string>;
	/** Whether it is measured with this one too that memory stays as it is. */
	readonly memory: boolean;
}

/** The trigger beside n8n's Webhook node. @returns whether all bars are kept */
export async function benchTrigger(
	labDir: string,
	packageTarball: string,
	thorough: boolean,
	signal: AbortSignal,
): Promise<boolean> {
	const { mixSeconds, events } = thorough ? full : quick;
	const kept: boolean[] = [];
	for (const { name, env, memory } of settings) {
		const extent = { mixSeconds, events: memory ? events : 0 };
		console.log(`\nMeasuring how deliveries are received with ${name} …`);
		const receiving = await measureReceiving({ labDir, packageTarball, env, signal }, extent);
		kept.push(report(name, receiving, extent));
	}
	return kept.every(Boolean);
}

function report(
	name: string,
	{ acknowledged, workedOff, unwanted, mix, memory }: Receiving,
	{ mixSeconds, events }: Extent,
): boolean {
	heading(`${name}: deliveries per second, with the Webhook node as 1`);
	const kept = [
		reportRates('answers acknowledged', acknowledged, ACKNOWLEDGED_BAR),
		reportRates('statuses acknowledged that nobody wants', unwanted, UNWANTED_BAR),
	];
	spreadLine('answers with their workflows at an end', workedOff.trigger, 2);
	spreadLine('  a trigger that does nothing', workedOff.bare, 2);
	heading(`Three statuses per answer, ${mix.offered} per second for ${mixSeconds} s`);
	kept.push(reportMix(mix));
	if (memory) {
		heading(`Megabytes that n8n holds, over ${events} events`);
		kept.push(reportMemory(memory));
	}
	return kept.every(Boolean);
}

/** What no trigger can have, because n8n needs it for itself, ours need not have either. */
function reportRates(what: string, { trigger, bare, share }: Rates, wanted: number): boolean {
	const reached = trigger.median >= wanted;
	const reachable = reached || bare.median >= wanted;
	const kept = spreadLine(what, trigger, 2, reachable ? { atLeast: wanted } : undefined);
	spreadLine('  a trigger that does nothing', bare, 2);
	if (reachable) return kept;
	return spreadLine(`  so ${wanted} is beyond any; with that one as 1`, share, 2, {
		atLeast: SHARE_BAR,
	});
}

function reportMix({ offered, carried, wait, sent, lost }: Mix): boolean {
	if (offered < WANTED) line(`${WANTED} are more than this machine carries`, '');
	line('acknowledged per second', carried.toFixed(0));
	return [
		line(`answers lost of ${sent}`, String(lost), Math.abs(lost), { atMost: 0 }),
		line('milliseconds, median', wait.toFixed(0), wait, WAIT_BAR),
	].every(Boolean);
}

function reportMemory({ before, after }: Memory): boolean {
	line('before', megabytes(before));
	line('after', megabytes(after));
	const grown = after / before;
	return line('with before as 1', grown.toFixed(2), grown, MEMORY_BAR);
}

const megabytes = (bytes: number): string => (bytes / 1024 ** 2).toFixed(0);
