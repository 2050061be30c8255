/** Runs a node in the lab's engine and says what it cost; started with the lab's own Node. */
import { keepCampaign } from './campaign';
import { answerQuestions } from './companion';
import { createLabEngine, type LabEngine, type LabEngineOptions } from './lab-engine';
import { loadLabModules } from './lab-modules';
import { guests, type Subject } from './subjects';

export type EngineQuestion =
	| { readonly prepare: LabEngineOptions }
	| { readonly run: Subject; readonly items: number }
	| { readonly campaign: number }
	| {
			readonly watch: Subject;
			readonly items: number;
			/**
			 * Clears garbage away every second. V8 does so where memory is short; where there is plenty
			 * it waits, and the process grows whatever runs in it.
			 */
			readonly tidy?: boolean;
	  };

/** What an execution cost, whatever became of its items. */
export interface Watched {
	/** CPU time of this process, user and system, in milliseconds. */
	readonly cpu: number;
	readonly milliseconds: number;
	/** The most memory of this process meanwhile, in megabytes. */
	readonly peak: number;
}

let engine: LabEngine | undefined;
let place: LabEngineOptions | undefined;

/** @returns CPU time of this process for one execution, user and system, in milliseconds */
async function costOf(prepared: LabEngine, subject: Subject, count: number): Promise<number> {
	const items = guests(count).map((json, item) => ({ json, pairedItem: { item } }));
	// What the run before left behind is not to be cleared away at the expense of this one.
	globalThis.gc?.();
	const before = process.cpuUsage();
	const output = await prepared.run(subject, items);
	const { user, system } = process.cpuUsage(before);
	if (output.length !== count) {
		throw new Error(`${subject.type} gave ${output.length} items for ${count}`);
	}
	return (user + system) / 1000;
}

async function watch(
	prepared: LabEngine,
	subject: Subject,
	count: number,
	tidy: boolean,
): Promise<Watched> {
	const items = guests(count).map((json, item) => ({ json, pairedItem: { item } }));
	globalThis.gc?.();
	let peak = 0;
	const look = () => (peak = Math.max(peak, process.memoryUsage().rss / 2 ** 20));
	const timer = setInterval(look, 20);
	const tidying = tidy ? setInterval(() => globalThis.gc?.(), 1000) : undefined;
	const cpuBefore = process.cpuUsage();
	const start = performance.now();
	try {
		await prepared.run(subject, items);
	} finally {
		clearInterval(timer);
		clearInterval(tidying);
	}
	const milliseconds = performance.now() - start;
	const { user, system } = process.cpuUsage(cpuBefore);
	look();
	return { cpu: (user + system) / 1000, milliseconds, peak };
}

answerQuestions<EngineQuestion>(async (question) => {
	if ('prepare' in question) {
		place = question.prepare;
		engine = await createLabEngine(loadLabModules(place.labDir), place);
		return undefined;
	}
	if (!engine || !place) throw new Error('There is no engine yet');
	if ('campaign' in question) {
		return await keepCampaign(loadLabModules(place.labDir), place.packageDir, question.campaign);
	}
	if ('watch' in question) {
		return await watch(engine, question.watch, question.items, question.tidy ?? false);
	}
	return await costOf(engine, question.run, question.items);
});
