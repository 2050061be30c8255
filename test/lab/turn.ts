import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { ClearError } from './clear-error';
import { until } from './until';

/** Whether a process of this number lives on this machine. */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (refused) {
		return (refused as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/** Takes the lock if it is free; its content, the holder's process id, appears with it at once. */
function take(lock: string): boolean {
	const mine = `${lock}.${process.pid}`;
	writeFileSync(mine, String(process.pid));
	try {
		linkSync(mine, lock);
		return true;
	} catch (refused) {
		if ((refused as NodeJS.ErrnoException).code !== 'EEXIST') throw refused;
		return false;
	} finally {
		rmSync(mine);
	}
}

function holder(lock: string): number | undefined {
	try {
		return Number(readFileSync(lock, 'utf8'));
	} catch {
		return undefined;
	}
}

const PATIENCE = 20 * 60_000;

/**
 * Does `work` while no other process on this machine does: waits for the one that holds the lock
 * file, takes over from one that died.
 *
 * @throws ClearError when the holder does not finish within 20 minutes.
 */
export async function inTurn<T>(
	lock: string,
	{ onWait }: { onWait: (pid: number) => void },
	work: () => Promise<T>,
): Promise<T> {
	let told = false;
	await until(
		() => {
			if (take(lock)) return true;
			const pid = holder(lock);
			if (pid === undefined) return undefined;
			if (!isAlive(pid)) rmSync(lock, { force: true });
			else if (!told) {
				told = true;
				onWait(pid);
			}
			return undefined;
		},
		{ what: 'the other installation', within: PATIENCE, every: 500 },
	).catch(() => {
		throw new ClearError(
			`Another run has been installing n8n for over 20 minutes: if none is left, delete ${lock} and run the command again.`,
		);
	});
	try {
		return await work();
	} finally {
		rmSync(lock, { force: true });
	}
}
