import { isDeepStrictEqual } from 'node:util';
import type { SandboxControl } from '../lab/sandbox-control';
import type { Companion } from './companion';
import type { EngineQuestion } from './engine-process';
import type { Subject } from './subjects';

const ITEMS = 20;

/**
 * Sends a few messages with each subject and compares what reached the sandbox.
 * @throws Error when they don't send the same to the same people, flow tokens aside
 */
export async function proveSameCalls(
	engine: Companion<EngineQuestion>,
	subjects: readonly Subject[],
	sandbox: SandboxControl,
): Promise<void> {
	const made: string[][] = [];
	for (const subject of subjects) {
		const before = (await sandbox.requests('meta')).length;
		await engine.ask({ run: subject, items: ITEMS });
		const requests = (await sandbox.requests('meta')).slice(before);
		// All at once, they arrive in any order.
		made.push(requests.map(({ method, path, body }) => written({ method, path, body })).sort());
	}
	if (!made.every((calls) => isDeepStrictEqual(calls, made[0]))) {
		throw new Error(`The nodes make different calls:\n${made.map(([call]) => call).join('\n')}`);
	}
}

/** A call as text; its keys in one order, since that of JSON means nothing. */
function written(call: object): string {
	return JSON.stringify(call, (name, value: unknown) => {
		if (name === 'flow_token') return '…';
		if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
		return Object.fromEntries(Object.entries(value).sort());
	});
}
