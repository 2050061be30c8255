import { createServer } from 'node:net';
import { ClearError } from './clear-error';

/** Loopback: nothing that these tests start can be reached from another machine. */
export const HOST = '127.0.0.1';

function listenOn(port: number): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(port, HOST, () => {
			const address = server.address();
			const got = typeof address === 'object' && address ? address.port : port;
			server.close(() => resolve(got));
		});
	});
}

/** A port that nobody listens on. */
export const freePort = (): Promise<number> => listenOn(0);

/** @throws ClearError when the port is in use; `option` is what chooses another one. */
export async function checkPort(port: number, owner: string, option: string): Promise<void> {
	try {
		await listenOn(port);
	} catch (refused) {
		throw new ClearError(
			`${owner} needs port ${port} on ${HOST}, which cannot be had (${(refused as NodeJS.ErrnoException).code}): stop what uses it, or choose another one with ${option}.`,
		);
	}
}
