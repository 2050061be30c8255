import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';
import type { Delivery } from './deliveries';

/** How a load was acknowledged. */
export interface Load {
	/** From the first delivery to the last acknowledgement. */
	readonly seconds: number;
	/** Milliseconds from when a delivery was due to its acknowledgement, in no order. */
	readonly waits: readonly number[];
}

/**
 * Milliseconds after which a delivery counts as not acknowledged: what is offered beyond what a
 * machine carries waits for minutes.
 */
const PATIENCE = 600_000;

/** Delivers to one address over connections that stay open, as Meta does. */
export class Sender {
	private readonly pool: Pool;
	private readonly path: string;

	constructor(url: string, connections: number) {
		const { origin, pathname } = new URL(url);
		this.path = pathname;
		this.pool = new Pool(origin, { connections, headersTimeout: PATIENCE, bodyTimeout: PATIENCE });
	}

	/**
	 * As fast as they are acknowledged: as many at once as there are senders.
	 * @throws Error when one is refused
	 */
	async deliver(deliveries: IterableIterator<Delivery>, senders: number): Promise<Load> {
		const waits: number[] = [];
		const started = performance.now();
		const send = async () => {
			for (const delivery of deliveries) waits.push(await this.post(delivery, performance.now()));
		};
		await Promise.all(Array.from({ length: senders }, send));
		return { seconds: (performance.now() - started) / 1000, waits };
	}

	/**
	 * So many per second, whether those before are acknowledged or not.
	 * @throws Error when one is refused
	 */
	async offer(deliveries: readonly Delivery[], perSecond: number): Promise<Load> {
		const started = performance.now();
		const posts: Array<Promise<number>> = [];
		for (const delivery of deliveries) {
			const due = started + (posts.length * 1000) / perSecond;
			if (due > performance.now()) await pause(due - performance.now());
			posts.push(this.post(delivery, due));
		}
		const waits = await Promise.all(posts);
		return { seconds: (performance.now() - started) / 1000, waits };
	}

	async close(): Promise<void> {
		await this.pool.close();
	}

	/** @returns milliseconds since it was due */
	private async post({ headers, body }: Delivery, due: number): Promise<number> {
		const { path } = this;
		const response = await this.pool.request({ method: 'POST', path, headers, body });
		const text = await response.body.text();
		if (response.statusCode !== 200) {
			throw new Error(`${path} answered ${response.statusCode}: ${text.slice(0, 500)}`);
		}
		return performance.now() - due;
	}
}
