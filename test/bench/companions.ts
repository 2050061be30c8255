import { labNode } from '../lab/recipe';
import { SandboxControl } from '../lab/sandbox-control';
import { Companion } from './companion';
import type { EngineQuestion } from './engine-process';
import type { Place } from './place';
import type { SandboxAnswer, SandboxQuestion } from './sandbox-process';
import type { Target } from './subjects';
import { publishFlow } from './target';

export interface Companions {
	readonly engine: Companion<EngineQuestion>;
	readonly sandbox: SandboxControl;
	readonly target: Target;
}

/** n8n's engine in one process and the sandbox in another, with a flow to send, while work lasts. */
export async function withCompanions<Output>(
	{ labDir, packageDir, env, signal }: Place,
	work: (companions: Companions) => Promise<Output>,
): Promise<Output> {
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
		return await work({ engine, sandbox: new SandboxControl(url), target });
	} finally {
		engine.end();
		sandbox.end();
	}
}
