import { parseArgs } from 'node:util';
import { ClearError } from '../lab/clear-error';

export interface DemoOptions {
	/** End after the tour instead of leaving n8n open. */
	once: boolean;
	n8nPort: number;
	sandboxPort: number;
}

function port(name: string, value: string): number {
	const number = Number(value);
	if (Number.isInteger(number) && number > 0 && number < 65_536) return number;
	throw new ClearError(`--${name} takes a port number from 1 to 65535, not "${value}".`);
}

/** @throws ClearError for an option that the demo does not have. */
export function readOptions(args: string[]): DemoOptions {
	try {
		const { values } = parseArgs({
			args,
			options: {
				once: { type: 'boolean', default: false },
				'n8n-port': { type: 'string', default: '5680' },
				'sandbox-port': { type: 'string', default: '4100' },
			},
		});
		return {
			once: values.once,
			n8nPort: port('n8n-port', values['n8n-port']),
			sandboxPort: port('sandbox-port', values['sandbox-port']),
		};
	} catch (thrown) {
		if (thrown instanceof ClearError) throw thrown;
		throw new ClearError(
			`${(thrown as Error).message.split('\n')[0]}: the demo takes --once, --n8n-port <port> and --sandbox-port <port>, after "npm run demo --".`,
		);
	}
}
