import { sendAll } from '../../nodes/WhatsAppFlows/sending';
import { bucket, options } from '../unit/sending/support/sending';
import { rateOf, sharesOf, work } from '../unit/sending/support/work';
import type { Place } from './place';
import { heading, line, spreadLine } from './report';
import { measureSending, type Sending } from './sending';

/** `npm run bench -- sending`: a list through Send, beside n8n's HTTP Request. */
export async function benchSending(place: Place): Promise<boolean> {
	console.log('Measuring the engine alone …');
	const alone = await engineAlone(100_000);
	const shared = await fourEngines();
	console.log('Measuring lists in n8n, for some minutes …');
	const { limited, cpu, memory, untidy, tenTimes, campaign } = await measureSending(place);

	heading('1,000 messages, the provider takes 80 a second and 1 % are refused by its servers');
	const kept = [...limited].map(([what, sending]) => showLimited(what, sending));
	heading('Without a limit, concurrency 32: CPU per message, HTTP Request as 1: median (range)');
	kept.push(spreadLine('Send', cpu, 2, { atMost: 1 }));
	heading('10,000 messages');
	kept.push(
		line('memory above the same workflow without sending', `${memory.toFixed(0)} MB`, memory, {
			atMost: 150,
		}),
	);
	line('the same with garbage left lying', `${untidy.send.toFixed(0)} MB`);
	line('the same for HTTP Request', `${untidy.http.toFixed(0)} MB`);
	kept.push(
		line('time, that of 1,000 as 1', tenTimes.toFixed(1), Math.abs(tenTimes - 10), { atMost: 1 }),
	);
	heading('Remembering 100,000 people of a campaign: CPU, the time of sending at 80 a second as 1');
	kept.push(
		line('the first run', campaign.first.toFixed(3), campaign.first, { atMost: 0.25 }),
		line('the next run, with nobody left', campaign.again.toFixed(3), campaign.again, {
			atMost: 0.25,
		}),
	);
	heading('The engine alone, on a virtual clock');
	kept.push(line('100,000 messages, each', `${alone.toFixed(0)} µs`, alone, { atMost: 100 }));
	kept.push(
		line(
			'four on one limit: together, the limit as 1',
			shared.together.toFixed(2),
			shared.together,
			{ atLeast: 0.9 },
		),
	);
	kept.push(
		line('the smallest share, the fair one as 1', shared.smallest.toFixed(2), shared.smallest, {
			atLeast: 0.5,
		}),
	);
	kept.push(
		line('the greatest share, the fair one as 1', shared.greatest.toFixed(2), shared.greatest, {
			atMost: 2,
		}),
	);
	kept.push(line('lost', String(shared.lost), shared.lost, { atMost: 0 }));
	return kept.every(Boolean);
}

/** Only our own node has bars to keep; the other lines are there to compare. */
function showLimited(what: string, { delivered, twice, rate }: Sending): boolean {
	const isOurs = what === 'Send';
	const kept = [
		line(
			`${what}: delivered`,
			String(delivered),
			delivered,
			isOurs ? { atLeast: 1000 } : undefined,
		),
		line(`${what}: twice`, String(twice), twice, isOurs ? { atMost: 0 } : undefined),
		line(
			`${what}: rate, the allowed one as 1`,
			rate.toFixed(3),
			rate,
			isOurs ? { atLeast: 0.97 } : undefined,
		),
	];
	return kept.every(Boolean);
}

/** @returns microseconds for each message */
async function engineAlone(count: number): Promise<number> {
	const list = Array.from({ length: count }, (_, index) => index);
	const settings = options<number>({ messagesPerSecond: 1e6, concurrency: 32 });
	const start = performance.now();
	let known = 0;
	for await (const { ok } of sendAll(list, () => 'sent', settings)) if (ok) known++;
	if (known !== count) throw new Error(`${known} of ${count} were sent`);
	return ((performance.now() - start) * 1000) / count;
}

async function fourEngines() {
	const limit = bucket(80, 80);
	const done = await work({ limit }, 4, 1000, { messagesPerSecond: 80, maxAttempts: 10 });
	return { together: rateOf(done.taken.flat()) / 80, ...sharesOf(done), lost: done.failed };
}
