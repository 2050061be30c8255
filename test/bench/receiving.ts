import type { StartOptions } from '../lab/n8n';
import { startSandbox } from '../sandbox';
import { Deliveries, type Account, type Delivery } from './deliveries';
import { startListeners, type Listener, type ListenerName, type Listeners } from './listeners';
import { Sender, type Load } from './load';
import { spreadOf, type Spread } from './spread';
import { takeTurns } from './turns';

/** How long it is measured. */
export interface Extent {
	/** For which statuses and answers are offered, mixed. */
	readonly mixSeconds: number;
	/** After which memory must be what it was before; 0 where it is not looked at. */
	readonly events: number;
}

/** Deliveries per second, divided by those of the Webhook node. */
export interface Rates {
	readonly trigger: Spread;
	/** A trigger that does nothing, which shows what n8n leaves to any trigger but its own. */
	readonly bare: Spread;
	/** Our trigger, divided by that one. */
	readonly share: Spread;
}

export interface Receiving {
	/** Answers acknowledged. */
	readonly acknowledged: Rates;
	/** Answers until the last workflow has ended. */
	readonly workedOff: Rates;
	/** Statuses that nobody wants, acknowledged. */
	readonly unwanted: Rates;
	readonly mix: Mix;
	readonly memory?: Memory;
}

/** Three statuses for each answer, at a fixed rate. */
export interface Mix {
	/** Deliveries per second: what was wanted, or else what the machine was seen to carry. */
	readonly offered: number;
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
export const WANTED = 240;
/** Of what a machine was seen to carry, so that no queue grows. */
const BEARABLE = 0.7;

const ROUNDS = 3;
const ANSWERS = 48;
const STATUSES = 64;
/** As many as the trigger remembers, so that it is measured as it is after a busy week. */
const REMEMBERED = 10_000;
const PER_DELIVERY = 100;
/** As many at once as keep n8n busy without a queue that says nothing. */
const SENDERS = 16;
/** Enough for whatever waits while a fixed rate is offered. */
const CONNECTIONS = 256;

const times = <T>(count: number, make: (index: number) => T): T[] =>
	Array.from({ length: count }, (_, index) => make(index));

/** Measures all listeners in the same n8n, with the same deliveries. */
export async function measureReceiving(
	options: StartOptions & { signal: AbortSignal },
	extent: Extent,
): Promise<Receiving> {
	const sandbox = await startSandbox();
	try {
		const account = sandbox.accounts.meta;
		const listeners = await startListeners(options, account);
		try {
			const { appSecret, wabaId, phoneNumberId } = account.data;
			const bench = new Bench(listeners, { appSecret, wabaId, phoneNumberId }, options.signal);
			return await bench.run(extent);
		} finally {
			await listeners.stop();
		}
	} finally {
		await sandbox.close();
	}
}

const names: readonly ListenerName[] = ['trigger', 'webhook', 'bare'];
const none = (): Record<ListenerName, number> => ({ trigger: 0, webhook: 0, bare: 0 });

class Bench {
	private readonly deliveries: Deliveries;
	/** Executions that each listener must have in the end. */
	private readonly started = none();

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
		const ended: Record<ListenerName, number[]> = { trigger: [], webhook: [], bare: [] };
		const acknowledged = await takeTurns(
			names,
			async (name) => {
				const { load, seconds } = await this.answer(name, ANSWERS);
				ended[name].push(ANSWERS / seconds);
				return ANSWERS / load.seconds;
			},
			ROUNDS,
		);
		const workedOff = ended.webhook.map((webhook, turn) => ({
			webhook,
			trigger: ended.trigger[turn],
			bare: ended.bare[turn],
		}));
		console.log('… statuses, then both mixed, then memory');
		const unwanted = await takeTurns(names, (name) => this.statusRate(name), ROUNDS);
		const bearable =
			(BEARABLE * 4) /
			(3 / spreadOf(unwanted.map(({ trigger }) => trigger)).median +
				1 / spreadOf(ended.trigger).median);
		return {
			acknowledged: ratesOf(acknowledged),
			workedOff: ratesOf(workedOff),
			unwanted: ratesOf(unwanted),
			mix: await this.mix(mixSeconds, Math.min(WANTED, Math.round(bearable))),
			memory: events > 0 ? await this.memory(events) : undefined,
		};
	}

	/** Delivers answers and waits for their workflows, so that they are no burden to what follows. */
	private async answer(
		name: ListenerName,
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
	private async statusRate(name: ListenerName): Promise<number> {
		const deliveries = times(STATUSES, () => this.deliveries.statuses());
		const { seconds } = await this.deliver(this.listeners[name], deliveries);
		// The Webhook node knows no difference.
		await this.workedOff(name, name === 'webhook' ? STATUSES : 0);
		return STATUSES / seconds;
	}

	private async mix(seconds: number, offered: number): Promise<Mix> {
		this.signal.throwIfAborted();
		const { trigger } = this.listeners;
		const deliveries = times(4 * Math.ceil((seconds * offered) / 4), (index) =>
			index % 4 === 3 ? this.deliveries.completions() : this.deliveries.statuses(),
		);
		const sender = new Sender(trigger.url, CONNECTIONS);
		const load = await sender.offer(deliveries, offered).finally(() => sender.close());
		const sent = deliveries.length / 4;
		this.started.trigger += sent;
		const ended = await this.listeners.workedOff(trigger, this.started.trigger);
		const lost = this.started.trigger - ended;
		this.started.trigger = ended;
		return {
			offered,
			carried: deliveries.length / load.seconds,
			wait: spreadOf(load.waits).median,
			sent,
			lost,
		};
	}

	/** After a tenth of the events everything is there that stays; the rest must change nothing. */
	private async memory(events: number): Promise<Memory> {
		await this.deliverMany(events / 10);
		const before = await this.listeners.residentMemory();
		await this.deliverMany((events * 9) / 10);
		return { before, after: await this.listeners.residentMemory() };
	}

	/** Many in one delivery, since one by one takes too long; three statuses for each answer. */
	private async deliverMany(events: number): Promise<void> {
		this.signal.throwIfAborted();
		const rounds = events / (4 * PER_DELIVERY);
		const deliveries = function* (this: Bench): Generator<Delivery> {
			for (let round = 0; round < rounds; round++) {
				yield this.deliveries.statuses(3 * PER_DELIVERY);
				yield this.deliveries.completions(PER_DELIVERY);
			}
		};
		const sender = new Sender(this.listeners.trigger.url, SENDERS);
		await sender.deliver(deliveries.call(this), SENDERS).finally(() => sender.close());
		await this.workedOff('trigger', rounds);
	}

	private async deliver({ url }: Listener, deliveries: Delivery[]): Promise<Load> {
		this.signal.throwIfAborted();
		const sender = new Sender(url, SENDERS);
		return await sender.deliver(deliveries.values(), SENDERS).finally(() => sender.close());
	}

	private async workedOff(name: ListenerName, executions: number): Promise<void> {
		this.started[name] += executions;
		const expected = this.started[name];
		const ended = await this.listeners.workedOff(this.listeners[name], expected);
		if (ended !== expected) {
			throw new Error(`The ${name} started ${ended} workflows instead of ${expected}`);
		}
	}
}

const ratesOf = (turns: ReadonlyArray<Record<ListenerName, number>>): Rates => ({
	trigger: spreadOf(turns.map(({ trigger, webhook }) => trigger / webhook)),
	bare: spreadOf(turns.map(({ bare, webhook }) => bare / webhook)),
	share: spreadOf(turns.map(({ trigger, bare }) => trigger / bare)),
});
