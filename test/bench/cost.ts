import { labNode } from '../lab/recipe';
import { SandboxControl } from '../lab/sandbox-control';
import { Companion } from './companion';
import type { EngineQuestion } from './engine-process';
import type { Place } from './place';
import { proveSameCalls } from './same-calls';
import type { SandboxAnswer, SandboxQuestion } from './sandbox-process';
import { spreadOf, type Spread } from './spread';
import type { Subject, Target } from './subjects';
import { httpRequest, messages, oneByOne, whatsAppFlows } from './subjects';
import { publishFlow } from './target';
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
export async function measureCost({ labDir, packageDir, env, signal }: Place): Promise<Cost> {
	const sandbox = new Companion<SandboxQuestion>('sandbox-process.ts', { signal });
	const engine = new Companion<EngineQuestion>('engine-process.ts', {
		execPath: labNode(labDir),
		execArgv: ['--expose-gc'],
		env,
		signal,
	});
	try {
		const { url, accounts } = await sandbox.ask<SandboxAnswer>('where');
		await engine.ask({ prepare: { labDir, packageDir, credential: accounts.meta } });
		const target = await publishFlow(accounts.meta.data);
		return await compare(engine, new SandboxControl(url), target);
	} finally {
		engine.end();
		sandbox.end();
	}
}

async function compare(
	engine: Companion<EngineQuestion>,
	sandbox: SandboxControl,
	target: Target,
): Promise<Cost> {
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
