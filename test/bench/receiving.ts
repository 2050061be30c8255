import { startSandbox } from '../sandbox';
import { Deliveries, type Account, type Delivery } from './deliveries';
import { startListeners, type Listener, type Listeners } from './listeners';
import { Sender, type Load } from './load';
import { spreadOf, type Spread } from './spread';
import { takeTurns } from './turns';

/** How long it is measured. */
export interface Extent {
	/** For which statuses and answers are offered, mixed. */
	readonly mixSeconds: number;
	/** After which memory must be what it was before. */
	readonly events: number;
}

export interface Receiving {
	/** Answers acknowledged per second, divided by those of the Webhook node. */
	readonly acknowledged: Spread;
	/** The same until the last workflow has ended. */
	readonly workedOff: Spread;
	/** Statuses that nobody wants, acknowledged per second, divided by those of the Webhook node. */
	readonly unwanted: Spread;
	/** Answers per second of our trigger itself. */
	readonly answersPerSecond: Spread;
	readonly mix: Mix;
	readonly memory: Memory;
}

/** Three statuses for each answer, at a fixed rate. */
export interface Mix {
	/** Deliveries per second that were acknowledged. */
	readonly carried: number;
	/** Median, in milliseconds. */
	readonly wait: number;
	readonly sent: number;
	/** Answers that started no workflow; below 0 where one of them started several. */
	readonly lost: number;
}

/** Bytes that n8n held. */
export interface Memory {
	readonly before: number;
	readonly after: number;
}

/** Requests per second that a business with 80 messages per second gets: sent, delivered, read. */
export const OFFERED = 240;

const ROUNDS = 3;
const ANSWERS = 100;
const STATUSES = 150;
/** As many as the trigger remembers, so that it is measured as it is after a busy week. */
const REMEMBERED = 10_000;
const PER_DELIVERY = 100;
/** As many at once as keep n8n busy without a queue that says nothing. */
const SENDERS = 16;
/** Enough for whatever waits while a fixed rate is offered. */
const CONNECTIONS = 256;

const times = <T>(count: number, make: (index: number) => T): T[] =>
	Array.from({ length: count }, (_, index) => make(index));

/** Measures our trigger and n8n's Webhook node in the same n8n, with the same deliveries. */
export async function measureReceiving(
	labDir: string,
	packageTarball: string,
	extent: Extent,
	signal: AbortSignal,
): Promise<Receiving> {
	const sandbox = await startSandbox();
	try {
		const account = sandbox.accounts.meta;
		const listeners = await startListeners({ labDir, packageTarball, signal }, account);
		try {
			const { appSecret, wabaId, phoneNumberId } = account.data;
			return await new Bench(listeners, { appSecret, wabaId, phoneNumberId }, signal).run(extent);
		} finally {
			await listeners.stop();
		}
	} finally {
		await sandbox.close();
	}
}

type Name = 'trigger' | 'webhook';
const names: readonly Name[] = ['trigger', 'webhook'];

class Bench {
	private readonly deliveries: Deliveries;
	/** Executions that each listener must have in the end. */
	private readonly started: Record<Name, number> = { trigger: 0, webhook: 0 };

	constructor(
		private readonly listeners: Listeners,
		account: Account,
		private readonly signal: AbortSignal,
	) {
		this.deliveries = new Deliveries(account);
	}

	async run({ mixSeconds, events }: Extent): Promise<Receiving> {
		console.log('… filling what the trigger remembers');
		await this.answer('trigger', REMEMBERED / PER_DELIVERY, PER_DELIVERY);
		for (const name of names) await this.answer(name, ANSWERS);

		console.log('… answers');
		const ended: Record<Name, number[]> = { trigger: [], webhook: [] };
		const acknowledged = await takeTurns(
			names,
			async (name) => {
				const { load, seconds } = await this.answer(name, ANSWERS);
				ended[name].push(ANSWERS / seconds);
				return ANSWERS / load.seconds;
			},
			ROUNDS,
		);
		console.log('… statuses, then both mixed, then memory');
		const unwanted = await takeTurns(names, (name) => this.statusRate(name), ROUNDS);
		return {
			acknowledged: spreadOf(acknowledged.map(ratio)),
			workedOff: spreadOf(ended.trigger.map((rate, turn) => rate / ended.webhook[turn])),
			unwanted: spreadOf(unwanted.map(ratio)),
			answersPerSecond: spreadOf(acknowledged.map(({ trigger }) => trigger)),
			mix: await this.mix(mixSeconds),
			memory: await this.memory(events),
		};
	}

	/** Delivers answers and waits for their workflows, so that they are no burden to what follows. */
	private async answer(
		name: Name,
		count: number,
		answersEach = 1,
	): Promise<{ load: Load; seconds: number }> {
		const deliveries = times(count, () => this.deliveries.completions(answersEach));
		const begun = performance.now();
		const load = await this.deliver(this.listeners[name], deliveries);
		await this.workedOff(name, count);
		return { load, seconds: (performance.now() - begun) / 1000 };
	}

	/** @returns acknowledgements per second */
	private async statusRate(name: Name): Promise<number> {
		const deliveries = times(STATUSES, () => this.deliveries.statuses());
		const { seconds } = await this.deliver(this.listeners[name], deliveries);
		// The Webhook node knows no difference.
		await this.workedOff(name, name === 'webhook' ? STATUSES : 0);
		return STATUSES / seconds;
	}

	private async mix(seconds: number): Promise<Mix> {
		const { trigger } = this.listeners;
		const deliveries = times(seconds * OFFERED, (index) =>
			index % 4 === 3 ? this.deliveries.completions() : this.deliveries.statuses(),
		);
		const sender = new Sender(trigger.url, CONNECTIONS);
		const load = await sender.offer(deliveries, OFFERED).finally(() => sender.close());
		const sent = deliveries.length / 4;
		this.started.trigger += sent;
		const ended = await this.listeners.workedOff(trigger, this.started.trigger);
		const lost = this.started.trigger - ended;
		this.started.trigger = ended;
		return {
			carried: deliveries.length / load.seconds,
			wait: spreadOf(load.waits).median,
			sent,
			lost,
		};
	}

	/** Delivers many at once, since one by one takes too long; three statuses for each answer. */
	private async memory(events: number): Promise<Memory> {
		const { trigger } = this.listeners;
		const rounds = events / (4 * PER_DELIVERY);
		const before = await this.listeners.residentMemory();
		const deliveries = function* (this: Bench): Generator<Delivery> {
			for (let round = 0; round < rounds; round++) {
				yield this.deliveries.statuses(3 * PER_DELIVERY);
				yield this.deliveries.completions(PER_DELIVERY);
			}
		};
		const sender = new Sender(trigger.url, SENDERS);
		await sender.deliver(deliveries.call(this), SENDERS).finally(() => sender.close());
		await this.workedOff('trigger', rounds);
		return { before, after: await this.listeners.residentMemory() };
	}

	private async deliver({ url }: Listener, deliveries: Delivery[]): Promise<Load> {
		this.signal.throwIfAborted();
		const sender = new Sender(url, SENDERS);
		return await sender.deliver(deliveries.values(), SENDERS).finally(() => sender.close());
	}

	private async workedOff(name: Name, executions: number): Promise<void> {
		this.started[name] += executions;
		const expected = this.started[name];
		const ended = await this.listeners.workedOff(this.listeners[name], expected);
		if (ended !== expected) {
			throw new Error(`The ${name} started ${ended} workflows instead of ${expected}`);
		}
	}
}

const ratio = ({ trigger, webhook }: Record<Name, number>): number => trigger / webhook;
