import { screenModelOf, type ScreenModel } from '../../flow-json/dataModel';
import { listScreens } from '../../flow-json/screens';
import { InvalidInput } from '../../providers/invalidInput';
import type { Connection } from '../../transport/request';
import { downloadFlowJson } from './downloadFlowJson';
import { parseObject } from './flowJsonField';

/**
 * What a screen of a flow is opened with, read from the provider.
 * @param memory keeps the flow for the other items of a run
 * @throws InvalidInput when the flow has no such screen
 */
export async function loadDataModel(
	connection: Connection,
	flowId: string,
	screen: string | undefined,
	memory = new Map<string, Promise<unknown>>(),
): Promise<ScreenModel> {
	const key = `flow json of ${flowId}`;
	const loaded = memory.get(key) ?? downloadFlowJson(connection, flowId).then(parseObject);
	memory.set(key, loaded);
	const flowJson = await loaded;
	const model = screenModelOf(flowJson, screen);
	if (!model) throw unknownScreen(screen, flowJson);
	return model;
}

function unknownScreen(screen = '', flowJson: unknown): InvalidInput {
	const ids = listScreens(flowJson).map(({ id }) => id);
	return ids.length > 0
		? new InvalidInput(
				`First Screen: the flow has no screen “${screen.slice(0, 60)}”`,
				`Choose one of: ${ids.join(', ')}.`,
			)
		: new InvalidInput(
				'Flow: it has no screens yet',
				'Give it a definition with Update, or choose another flow.',
			);
}
