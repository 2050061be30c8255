import type { Companion } from './companion';
import { type Companions, withCompanions } from './companions';
import type { EngineQuestion } from './engine-process';
import type { Place } from './place';
import { proveSameCalls } from './same-calls';
import { spreadOf, type Spread } from './spread';
import type { Subject } from './subjects';
import { httpRequest, messages, oneByOne, whatsAppFlows } from './subjects';
import { takeTurns } from './turns';

const ITEMS = 1_000;
const ROUNDS = 4;

/** CPU time per item of our node, divided by that of the HTTP Request node. */
export interface Cost {
	readonly sameForAll: Spread;
	readonly personal: Spread;
	/** As `sameForAll`, but the HTTP Request node has a batch size of 1. */
	readonly oneByOne: Spread;
}

/** Measures both nodes in the same engine, in one process, against the sandbox in another. */
export async function measureCost(place: Place): Promise<Cost> {
	return await withCompanions(place, compare);
}

async function compare({ engine, sandbox, target }: Companions): Promise<Cost> {
	const { sameForAll, personal } = messages;
	const same = {
		ours: whatsAppFlows(target, sameForAll),
		http: httpRequest(target, sameForAll),
		httpOneByOne: httpRequest(target, sameForAll, oneByOne),
	};
	const own = {
		ours: whatsAppFlows(target, personal),
		http: httpRequest(target, personal),
	};
	await proveSameCalls(engine, Object.values(same), sandbox);
	await proveSameCalls(engine, Object.values(own), sandbox);

	const sameRounds = await measure(engine, same);
	const ownRounds = await measure(engine, own);
	return {
		sameForAll: spreadOf(sameRounds.map(({ ours, http }) => ours / http)),
		personal: spreadOf(ownRounds.map(({ ours, http }) => ours / http)),
		oneByOne: spreadOf(sameRounds.map(({ ours, httpOneByOne }) => ours / httpOneByOne)),
	};
}

async function measure<Name extends string>(
	engine: Companion<EngineQuestion>,
	subjects: Readonly<Record<Name, Subject>>,
): Promise<Array<Record<Name, number>>> {
	const cost = async (name: Name) =>
		await engine.ask<number>({ run: subjects[name], items: ITEMS });
	const names = Object.keys(subjects) as Name[];
	// By then V8 has compiled what runs for every item.
	for (const name of names) await cost(name);
	return await takeTurns(names, cost, ROUNDS);
}
