import type { Owner, RunningN8n } from '../lab/n8n';
import type { SessionState } from '../lab/session';

/** What the global setup starts and the global teardown, in the same process, stops. */
interface Running {
	n8n: RunningN8n;
	workDir: string;
}

let running: Running | undefined;

export function keepRunning(started: Running): void {
	running = started;
}

/** @throws Error when the global setup has not come to its end. */
export function stillRunning(): Running {
	if (!running) throw new Error('The global setup of the e2e tests did not finish');
	return running;
}

/** What the processes of the test files need to reach the one n8n. */
interface HandOver {
	session: SessionState;
	/** For who signs in by the form. */
	owner: Owner;
	/** For who starts an n8n of their own. */
	parts: { labDir: string; packageTarball: string };
}

const HAND_OVER = 'N8N_FLOWS_E2E_HAND_OVER';

/** Puts it where those processes inherit it. */
export function handOver(over: HandOver): void {
	process.env[HAND_OVER] = JSON.stringify(over);
}

/** What the global setup handed over. */
export const handedOver = (): HandOver => JSON.parse(process.env[HAND_OVER] ?? '') as HandOver;
