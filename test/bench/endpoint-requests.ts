import { createHmac } from 'node:crypto';
import { ask } from '../support/endpointClient';
import type { Delivery } from './deliveries';
import type { EndpointListeners } from './endpoint-listeners';
import { Sender } from './load';
import { spreadOf, type Spread } from './spread';
import { takeTurns } from './turns';

/** Milliseconds. */
interface Waits {
	readonly median: number;
	readonly p99: number;
}

export interface EndpointSpeed {
	/** Health checks per second, divided by executions that a Webhook node starts per second. */
	readonly pings: Spread;
	readonly pingsPerSecond: Spread;
	/** What a data exchange takes, divided by the same in the clear. */
	readonly exchange: Waits;
	readonly waits: Record<'endpoint' | 'clear', Waits>;
}

const ROUNDS = 3;
const PINGS = 60;
/** As many at once as keep n8n busy without a queue that says nothing. */
const SENDERS = 16;
/** Exchanges of one kind in a row; few, so that both kinds meet the same machine. */
const BLOCK = 20;

/** @param exchanges of each kind */
export async function measureEndpoint(
	listeners: EndpointListeners,
	exchanges: number,
	signal: AbortSignal,
): Promise<EndpointSpeed> {
	const make = requestsOf(listeners);
	const rate = async (name: 'endpoint' | 'webhook'): Promise<number> => {
		const pings = Array.from({ length: PINGS }, () => make({ action: 'ping' }));
		const { seconds } = await deliver(listeners[name], pings, SENDERS);
		return PINGS / seconds;
	};
	const exchange = async (name: 'endpoint' | 'clear'): Promise<readonly number[]> => {
		signal.throwIfAborted();
		const asked = Array.from({ length: BLOCK }, (_, index) =>
			make({ action: 'data_exchange', screen: 'DATES', data: { day: index }, flow_token: 't' }),
		);
		const { waits } = await deliver(listeners[name], asked, 1);
		return waits;
	};
	for (const name of ['endpoint', 'webhook'] as const) await rate(name);
	const rates = await takeTurns(['endpoint', 'webhook'], rate, ROUNDS);
	const names = ['endpoint', 'clear'] as const;
	for (const name of names) await exchange(name);
	const waits = { endpoint: [] as number[], clear: [] as number[] };
	for (let done = 0; done < exchanges; done += BLOCK) {
		// There and back, see takeTurns.
		const there = (done / BLOCK) % 2 === 0;
		for (const name of there ? names : [...names].reverse())
			waits[name].push(...(await exchange(name)));
	}
	const [ours, clear] = [waitsOf(waits.endpoint), waitsOf(waits.clear)];
	return {
		pings: spreadOf(rates.map(({ endpoint, webhook }) => endpoint / webhook)),
		pingsPerSecond: spreadOf(rates.map(({ endpoint }) => endpoint)),
		exchange: { median: ours.median / clear.median, p99: ours.p99 / clear.p99 },
		waits: { endpoint: ours, clear },
	};
}

/** Each with keys of its own, as WhatsApp makes them, and made before anything is measured. */
function requestsOf({ publicKey, appSecret }: EndpointListeners) {
	return (payload: object): Delivery => {
		const body = JSON.stringify(ask(publicKey, { version: '3.0', ...payload }).envelope);
		const signature = createHmac('sha256', appSecret).update(body).digest('hex');
		return {
			body,
			headers: {
				'content-type': 'application/json',
				'x-hub-signature-256': `sha256=${signature}`,
			},
		};
	};
}

async function deliver(url: string, deliveries: Delivery[], senders: number) {
	const sender = new Sender(url, senders);
	return await sender.deliver(deliveries.values(), senders).finally(() => sender.close());
}

function waitsOf(waits: number[]): Waits {
	const sorted = [...waits].sort((one, other) => one - other);
	return {
		median: spreadOf(waits).median,
		p99: sorted[Math.ceil(sorted.length * 0.99) - 1],
	};
}
