import { join } from 'node:path';
import { labNode } from '../lab/recipe';
import { run } from '../lab/run';
import type { Place } from './place';
import { spreadOf, type Spread } from './spread';
import { takeTurns } from './turns';

const ROUNDS = 5;

export interface Loading {
	/** What this package adds to n8n's start, in milliseconds of CPU time. */
	readonly milliseconds: Spread;
	/** The same, divided by what n8n's HTTP Request node adds. */
	readonly ratio: Spread;
}

/** Measures each time in a fresh process, since n8n loads a package once. */
export async function measureLoading({ labDir, packageDir, env, signal }: Place): Promise<Loading> {
	const base = join(labDir, 'node_modules', 'n8n-nodes-base');
	const loaded = {
		ours: [packageDir],
		httpRequest: [base, 'dist/nodes/HttpRequest/HttpRequest.node.js'],
	};
	const probe = join(__dirname, 'load-probe.js');
	const measure = async (name: keyof typeof loaded): Promise<number> => {
		const command = [probe, labDir, ...loaded[name]];
		return Number(await run(labNode(labDir), command, { cwd: packageDir, env, signal }));
	};
	const rounds = await takeTurns(['ours', 'httpRequest'], measure, ROUNDS);
	return {
		milliseconds: spreadOf(rounds.map(({ ours }) => ours)),
		ratio: spreadOf(rounds.map(({ ours, httpRequest }) => ours / httpRequest)),
	};
}
