import { InvalidInput } from '../../providers/invalidInput';
import type { Connection } from '../../transport/request';
import { maxFlowJsonBytes } from './flowJsonField';

/**
 * The Flow JSON of a flow as text, from the answer itself or from the address that it names.
 * @throws InvalidInput where the provider can't return it
 */
export async function downloadFlowJson(connection: Connection, flowId: string): Promise<string> {
	const { provider } = connection;
	const call = provider.flow.downloadJson;
	if (!call) {
		throw new InvalidInput(
			`${provider.displayName} can’t return the JSON of a flow`,
			'Keep the JSON that you uploaded.',
		);
	}
	const found = await connection.call(call, { flowId });
	if ('flowJson' in found) return found.flowJson;
	const file = await connection.download({
		address: found.downloadUrl,
		hosts: call.hosts ?? [],
		maxBytes: maxFlowJsonBytes,
		what: 'The Flow JSON',
		advice: 'The link to the Flow JSON may have expired: run the item again.',
	});
	return file.toString('utf8');
}
