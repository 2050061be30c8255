import type { Owner, RunningN8n } from '../lab/n8n';
import type { SessionState } from '../lab/session';

/** What the global setup starts and the global teardown, in the same process, stops. */
interface Running {
	n8n: RunningN8n;
	queueDesk: { close(): Promise<void> };
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

/** What another process needs to reach an n8n. */
export interface Reachable {
	session: SessionState;
	/** For who signs in by the form. */
	owner: Owner;
	/** Base of the addresses of live webhooks. */
	webhooksUrl: string;
}

export const reachable = ({ client, owner, webhooksUrl }: RunningN8n): Reachable => ({
	session: client.state,
	owner,
	webhooksUrl,
});

/** What the processes of the test files need. */
interface HandOver {
	/** The one n8n in regular mode. */
	n8n: Reachable;
	/** For who starts an n8n of their own. */
	parts: { labDir: string; packageTarball: string };
	/** Where queue mode is asked for, or why there is none on this machine. */
	queue: { deskUrl: string; obstacle?: string };
}

const HAND_OVER = 'N8N_FLOWS_E2E_HAND_OVER';

/** Puts it where those processes inherit it. */
export function handOver(over: HandOver): void {
	process.env[HAND_OVER] = JSON.stringify(over);
}

/** What the global setup handed over. */
export const handedOver = (): HandOver => JSON.parse(process.env[HAND_OVER] ?? '') as HandOver;
