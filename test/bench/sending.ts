import type { INodeParameters } from 'n8n-workflow';
import type { SandboxControl } from '../lab/sandbox-control';
import type { CampaignCost } from './campaign';
import type { Companions } from './companions';
import { withCompanions } from './companions';
import type { Watched } from './engine-process';
import type { Place } from './place';
import { spreadOf, type Spread } from './spread';
import type { Subject, Target } from './subjects';
import { httpRequest, messages, whatsAppFlows } from './subjects';
import { takeTurns } from './turns';

const ITEMS = 1000;
const LIMIT = 80;
/** Milliseconds that the sandbox takes for an answer. */
const LATENCY = 50;
/** The share of messages that the provider's servers refuse. */
const TROUBLE = 0.01;
const ROUNDS = 2;
/** People. */
const CAMPAIGN = 100_000;
/** Messages per second. */
const STEADY = 200;

/** How a list went out. */
export interface Sending {
	readonly delivered: number;
	readonly twice: number;
	/** Messages in a second, as a share of what the provider allows. */
	readonly rate: number;
}

export interface Measured {
	readonly limited: ReadonlyMap<string, Sending>;
	/** CPU time for each message, that of HTTP Request as 1. */
	readonly cpu: Spread;
	/** Megabytes at most above the same workflow without sending, with garbage cleared away. */
	readonly memory: number;
	/** The same where V8 clears it away when it likes, on this machine. */
	readonly untidy: { readonly send: number; readonly http: number };
	/** Of 100,000 people, in a list that takes 80 messages a second. */
	readonly campaign: { readonly first: number; readonly again: number };
	/** The time of 10,000 messages, that of 1,000 as 1. */
	readonly tenTimes: number;
}

/** Sends lists in n8n's own engine, in one process, to the sandbox in another. */
export async function measureSending(place: Place): Promise<Measured> {
	return await withCompanions(place, async ({ engine, sandbox, target }) => {
		const match = { path: '/messages' };
		await sandbox.misbehave({ provider: 'meta', match, times: 1e9, delayMs: LATENCY });
		const watch: Watch = async (subject, items, tidy) =>
			await engine.ask<Watched>({ watch: subject, items, tidy });
		await watch(send(target), 100);
		return {
			limited: await sendLimited(sandbox, watch, target),
			...(await sendFreely(watch, target)),
			campaign: await keep(engine),
		};
	});
}

/** CPU time as a share of the time that sending to as many people takes. */
async function keep(engine: Companions['engine']): Promise<Measured['campaign']> {
	const { cpu, again } = await engine.ask<CampaignCost>({ campaign: CAMPAIGN });
	const sending = (CAMPAIGN / LIMIT) * 1000;
	return { first: cpu / sending, again: again / sending };
}

type Watch = (subject: Subject, items: number, tidy?: boolean) => Promise<Watched>;

const send = (target: Target, sendingOptions: INodeParameters = {}): Subject => {
	const subject = whatsAppFlows(target, messages.sameForAll);
	return {
		...subject,
		parameters: { ...subject.parameters, sendingOptions },
		onError: 'continueRegularOutput',
	};
};

const http = (target: Target, options: INodeParameters = {}): Subject => ({
	...httpRequest(target, messages.sameForAll, options),
	onError: 'continueRegularOutput',
});

async function sendLimited(
	control: SandboxControl,
	watch: Watch,
	target: Target,
): Promise<Map<string, Sending>> {
	const batches = { batching: { batch: { batchSize: LIMIT, batchInterval: 1000 } } };
	const subjects: Array<[string, Subject]> = [
		['Send', send(target)],
		['HTTP Request', http(target)],
		['HTTP Request in batches of 80 a second', http(target, batches)],
	];
	const results = new Map<string, Sending>();
	for (const [what, subject] of subjects) {
		const before = (await control.messages('meta')).length;
		await control.throughput(LIMIT, TROUBLE);
		await watch(subject, ITEMS);
		const { passed, seconds } = await control.throughput();
		const to = (await control.messages('meta')).slice(before).map((message) => message.to);
		const delivered = new Set(to).size;
		results.set(what, {
			delivered,
			twice: to.length - delivered,
			rate: seconds > 0 ? (passed - 1) / seconds / LIMIT : 0,
		});
	}
	return results;
}

async function sendFreely(watch: Watch, target: Target) {
	const freely = send(target, { concurrency: 32, messagesPerSecond: 1000 });
	const subjects = { ours: freely, http: http(target) };
	const names = ['ours', 'http'] as const;
	const cost = async (name: 'ours' | 'http') => (await watch(subjects[name], ITEMS)).cpu;
	for (const name of names) await cost(name);
	const rounds = await takeTurns(names, cost, ROUNDS);
	const nothing: Subject = { type: 'bench.start', parameters: {} };
	const idle = await watch(nothing, 10 * ITEMS);
	// At a speed that leaves the processor time, so that the length of the list alone is compared.
	const steadily = send(target, { concurrency: 32, messagesPerSecond: STEADY });
	const short = await watch(steadily, ITEMS);
	const long = await watch(steadily, 10 * ITEMS);
	const other = await watch(subjects.http, 10 * ITEMS);
	const tidyIdle = await watch(nothing, 10 * ITEMS, true);
	const tidy = await watch(freely, 10 * ITEMS, true);
	return {
		cpu: spreadOf(rounds.map(({ ours, http: theirs }) => ours / theirs)),
		memory: tidy.peak - tidyIdle.peak,
		untidy: { send: long.peak - idle.peak, http: other.peak - idle.peak },
		tenTimes: long.milliseconds / short.milliseconds,
	};
}
