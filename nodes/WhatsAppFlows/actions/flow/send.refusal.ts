import { listScreens } from '../../flow-json/screens';
import { InvalidInput } from '../../providers/invalidInput';
import type { SendFlow } from '../../providers/provider';
import { ProviderFailure } from '../../transport/failure';
import type { Connection } from '../../transport/request';
import { downloadFlowJson } from './downloadFlowJson';
import { parseObject } from './flowJsonField';

/**
 * Says of a refused message in words about the field First Screen that the flow has no such screen,
 * which providers say in words of their own or not at all. The flow is read only after a refusal,
 * so that a message that goes out costs one call.
 */
export async function explainRefusal(
	connection: Connection,
	{ flowId, screen }: SendFlow,
	thrown: unknown,
): Promise<Error> {
	const refused = thrown instanceof Error ? thrown : new InvalidInput(String(thrown));
	const aboutValues =
		thrown instanceof ProviderFailure &&
		thrown.reason.disposition === 'fixRequest' &&
		thrown.reason.sent === 'no';
	if (!screen || !aboutValues || !connection.provider.flow.downloadJson) return refused;
	const screens = await downloadFlowJson(connection, flowId).then(
		(json) => listScreens(parseObject(json)),
		() => [],
	);
	if (screens.length === 0 || screens.some(({ id }) => id === screen)) return refused;
	return new InvalidInput(
		`First Screen: the flow has no screen “${screen.slice(0, 60)}”, so nothing was sent`,
		`Choose one of: ${screens.map(({ id }) => id).join(', ')}.`,
	);
}
