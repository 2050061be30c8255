import { measureReceiving, OFFERED, type Extent } from './receiving';
import { heading, line, spreadLine } from './report';

const ACKNOWLEDGED_BAR = { atLeast: 0.95 };
const UNWANTED_BAR = { atLeast: 2 };
/** Milliseconds, where the machine carries what is offered. */
const WAIT_BAR = { atMost: 250 };
/** Times what it was before; V8 takes and gives back some of it as it likes. */
const MEMORY_BAR = { atMost: 1.15 };

const quick: Extent = { mixSeconds: 20, events: 20_000 };
const full: Extent = { mixSeconds: 60, events: 100_000 };

/** The trigger beside n8n's Webhook node. @returns whether all bars are kept */
export async function benchTrigger(
	labDir: string,
	packageTarball: string,
	thorough: boolean,
	signal: AbortSignal,
): Promise<boolean> {
	const extent = thorough ? full : quick;
	console.log('Measuring how deliveries are received, for some minutes …');
	const { acknowledged, workedOff, unwanted, answersPerSecond, mix, memory } =
		await measureReceiving(labDir, packageTarball, extent, signal);

	heading('Deliveries per second, with the Webhook node as 1: median (lowest to highest)');
	const kept = [
		spreadLine('answers acknowledged', acknowledged, 2, ACKNOWLEDGED_BAR),
		spreadLine('statuses acknowledged that nobody wants', unwanted, 2, UNWANTED_BAR),
	];
	spreadLine('answers with their workflows at an end', workedOff, 2);
	spreadLine('answers acknowledged per second, by itself', answersPerSecond, 0);

	heading(`Three statuses per answer, ${OFFERED} per second for ${extent.mixSeconds} s`);
	const carried = mix.carried >= 0.98 * OFFERED;
	line('acknowledged per second', mix.carried.toFixed(0));
	kept.push(
		line(`answers lost of ${mix.sent}`, String(mix.lost), Math.abs(mix.lost), { atMost: 0 }),
		line('milliseconds, median', mix.wait.toFixed(0), mix.wait, carried ? WAIT_BAR : undefined),
	);
	if (!carried) line('more than this machine carries', '');

	heading(`Megabytes that n8n holds, over ${extent.events} events`);
	line('before', megabytes(memory.before));
	line('after', megabytes(memory.after));
	const grown = memory.after / memory.before;
	kept.push(line('with before as 1', grown.toFixed(2), grown, MEMORY_BAR));
	return kept.every(Boolean);
}

const megabytes = (bytes: number): string => (bytes / 1024 ** 2).toFixed(0);
