import { InvalidInput } from '../../providers/invalidInput';
import type { Connection } from '../../transport/request';

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
	return 'flowJson' in found
		? found.flowJson
		: await connection.download(found.downloadUrl, call.hosts ?? []);
}
