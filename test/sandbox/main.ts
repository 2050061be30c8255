/** Runs the stand-in until Ctrl+C: `npx tsx test/sandbox/main.ts --port 4100`. */
import { parseArgs } from 'node:util';
import { startSandbox } from './index';

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
	const port = Number(values.port);
	if (!Number.isInteger(port) || port < 0 || port > 65_535) {
		throw new Error(`--port must be a number from 0 to 65535, not ${values.port}`);
	}
	const sandbox = await startSandbox({ port });
	console.log(JSON.stringify({ url: sandbox.url, accounts: sandbox.accounts }, null, 2));
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void sandbox.close());
	}
}

main().catch((error: unknown) => {
	const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
	console.error(taken ? 'The port is taken: choose another with --port.' : String(error));
	process.exitCode = 1;
});
