import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HOST } from '../lab/ports';
import type { RunningQueue } from '../lab/queue';
import { reachable, type Reachable } from './running';

/** What a test file gets of the n8n in queue mode. */
export interface ReachableQueue extends Reachable {
	workerLogFile: string;
}

/** Where test files ask for the n8n in queue mode. */
export interface QueueDesk {
	url: string;
	/** Stops that n8n if anybody asked for it. */
	close(): Promise<void>;
}

/**
 * Starts queue mode when the first test file asks for it, once for all of them. Test files live in
 * contexts of their own and share nothing with the global setup but the network.
 */
export async function openQueueDesk(start: () => Promise<RunningQueue>): Promise<QueueDesk> {
	let starting: Promise<RunningQueue> | undefined;
	const server = createServer((_, response) => {
		starting ??= start();
		starting.then(
			(queue) => {
				const { workerLogFile } = queue;
				const reached: ReachableQueue = { ...reachable(queue), workerLogFile };
				response.end(JSON.stringify(reached));
			},
			(thrown: Error) => response.writeHead(500).end(thrown.message),
		);
	});
	await new Promise<void>((listening) => server.listen(0, HOST, listening));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://${HOST}:${port}`,
		close: async () => {
			server.close();
			server.closeAllConnections();
			await starting?.then(
				(queue) => queue.stop(),
				() => undefined,
			);
		},
	};
}

/** Asks at the desk. @throws Error in the words of whatever kept queue mode from starting */
export async function askForQueue(deskUrl: string): Promise<ReachableQueue> {
	const response = await fetch(deskUrl);
	const text = await response.text();
	if (!response.ok) throw new Error(text);
	return JSON.parse(text) as ReachableQueue;
}
