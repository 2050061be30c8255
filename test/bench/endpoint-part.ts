import { measureCrypto } from './endpoint-crypto';
import { startEndpoint } from './endpoint-listeners';
import { measureEndpoint, type EndpointSpeed } from './endpoint-requests';
import { heading, line, spreadLine } from './report';

const CRYPTO_BAR = { atMost: 1.3 };
const PING_BAR = { atLeast: 2 };
const EXCHANGE_BAR = { atMost: 1.15 };

/**
 * With its default settings n8n makes a V8 isolate for each request before it calls a trigger, for
 * expressions that there may be; only its own Webhook node is exempt. With the other setting it
 * makes one when there is an expression.
 */
const settings: ReadonlyArray<{ name: string; env: Record<string, string> }> = [
	{ name: 'n8n’s default settings', env: {} },
	{
		name: 'N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true',
		env: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' },
	},
];

/**
 * The endpoint beside n8n's own nodes, which do the same in the clear.
 * @returns whether all bars are kept
 */
export async function benchEndpoint(
	labDir: string,
	packageTarball: string,
	thorough: boolean,
	signal: AbortSignal,
): Promise<boolean> {
	const { cost, keys } = await measureCrypto();
	heading('A request opened and its response closed, with the bare RSA operation as 1');
	const kept = [
		spreadLine('CPU time: median (lowest to highest)', cost, 2, CRYPTO_BAR),
		line('keys parsed for 1,000 requests', String(keys), keys, { atMost: 1 }),
	];
	for (const { name, env } of settings) {
		console.log(`\nMeasuring requests with ${name} …`);
		const listeners = await startEndpoint({ labDir, packageTarball, env, signal });
		try {
			const exchanges = thorough ? 1000 : 200;
			kept.push(report(name, await measureEndpoint(listeners, exchanges, signal)));
		} finally {
			await listeners.stop();
		}
	}
	return kept.every(Boolean);
}

function report(name: string, { pings, pingsPerSecond, exchange, waits }: EndpointSpeed): boolean {
	heading(`With ${name}`);
	const kept = [
		spreadLine('health checks, with a Webhook node’s executions as 1', pings, 2, PING_BAR),
		line(
			'exchange, with the same in the clear as 1: median',
			exchange.median.toFixed(2),
			exchange.median,
			EXCHANGE_BAR,
		),
		line('the same, 99th percentile', exchange.p99.toFixed(2), exchange.p99, EXCHANGE_BAR),
	];
	spreadLine('health checks per second, by themselves', pingsPerSecond, 0);
	for (const [kind, { median, p99 }] of Object.entries(waits)) {
		line(
			`milliseconds, ${kind}: median, 99th percentile`,
			`${median.toFixed(1)}, ${p99.toFixed(1)}`,
		);
	}
	return kept.every(Boolean);
}
