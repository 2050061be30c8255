import type { INodeProperties, ResourceMapperValue } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';
import type { ScreenModel } from '../../flow-json/dataModel';
import { fitData } from '../../flow-json/fitData';
import { InvalidInput } from '../../providers/invalidInput';
import type { Provider, SendFlow } from '../../providers/provider';
import type { Item } from '../operation';
import { onlyFor, parameter, providersWhere, text } from '../operation';
import { doesNotFit, givenValues, mappingField } from '../screenMapping';
import { loadDataModel } from './send.dataModel';
import { takes } from './send.takes';

/** The fields of a screen can be read where the provider returns the JSON of a flow. */
const hasModel = (provider: Provider) => takes(provider)?.data && provider.flow.downloadJson;

/** The entry of *Initial Data* that offers a field for each value which the screen needs. */
export const mapperOption = {
	name: 'From the Fields of the Screen',
	value: 'map',
	description: 'A field for each value that the screen needs, filled by drag and drop',
	displayOptions: {
		show: { provider: providersWhere(hasModel) },
		hide: { sendAs: ['template'] },
	},
};

/** The fields of the chosen screen, read from the account. */
export const mapperFields: INodeProperties[] = onlyFor(hasModel, [
	...updateDisplayOptions({ hide: { sendAs: ['template'] } }, [
		mappingField('mapScreenData', ['provider', 'flowId.value', 'screen.value']),
	]),
]);

/**
 * The data of the first screen as it is mapped, in the types that the screen needs.
 * @returns undefined when the data is not mapped, or the screen needs none
 * @throws InvalidInput with a sentence for each value that does not fit
 */
export async function readMappedData(
	item: Item,
	flowId: string,
	{ flowAction, screen }: Pick<SendFlow, 'flowAction' | 'screen'>,
): Promise<Record<string, unknown> | undefined> {
	if (flowAction !== 'navigate' || text(item, 'defineDataBy') !== mapperOption.value) {
		return undefined;
	}
	const { provider } = item.connection;
	if (!hasModel(provider)) {
		throw new InvalidInput(
			`Initial Data: ${provider.displayName} can’t tell the fields of a screen`,
			'Choose As Fields or As JSON.',
		);
	}
	const mapping = parameter<Partial<ResourceMapperValue>>(item, 'dataMapping', {});
	const model = await modelOf(item, flowId, screen, mapping);
	const { data, mismatches } = fitData(model, givenValues(item, model, mapping));
	if (mismatches.length > 0) throw doesNotFit(model.screen, mismatches);
	return Object.keys(data).length > 0 ? data : undefined;
}

/** As the flow is now; as the editor saw it where the provider does not answer. */
async function modelOf(
	{ connection, memory }: Item,
	flowId: string,
	screen: string | undefined,
	{ schema = [] }: Partial<ResourceMapperValue>,
): Promise<ScreenModel> {
	return await loadDataModel(connection, flowId, screen, memory).catch((thrown: unknown) => {
		if (thrown instanceof InvalidInput) throw thrown;
		return {
			screen: screen ?? '',
			fields: schema.map(({ id, required, type }) => ({
				name: id,
				required,
				schema: { type: type === 'options' ? 'string' : type },
			})),
		};
	});
}
