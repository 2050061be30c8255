import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	ResourceMapperFields,
} from 'n8n-workflow';
import { parseObject } from '../actions/flow/flowJsonField';
import { screenModelOf } from '../flow-json/dataModel';
import { listScreens } from '../flow-json/screens';
import { nothing, toMapperField, valueOf } from './mapScreenData';

/** The screens of the Flow JSON that is filled in beside the list. */
export async function searchEndpointScreens(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const wanted = filter?.toLowerCase().trim() ?? '';
	return {
		results: listScreens(flowJsonOf(this))
			.map(({ id, title }) => ({
				name: title && title !== id ? `${title} – ${id}` : id,
				value: id,
			}))
			.filter(({ name }) => name.toLowerCase().includes(wanted)),
	};
}

/** The data of the chosen screen as fields to map to. */
export async function mapEndpointScreen(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const screen = valueOf(this.getCurrentNodeParameter('screen'));
	const flowJson = flowJsonOf(this);
	if (flowJson === undefined) return nothing('Fill in Flow JSON first: the fields show here.');
	if (!screen || screen.startsWith('=')) {
		return nothing('Choose the screen from the list, or by its ID: its fields show here.');
	}
	const model = screenModelOf(flowJson, screen);
	if (!model) return nothing(`The Flow JSON has no screen “${screen}”.`);
	return model.fields.length > 0
		? { fields: model.fields.map(toMapperField) }
		: nothing('This screen needs no data: set Data to None.');
}

function flowJsonOf(context: ILoadOptionsFunctions): object | undefined {
	const given = context.getCurrentNodeParameter('flowJson');
	if (typeof given === 'object' && given !== null) return given;
	const parsed = typeof given === 'string' ? parseObject(given) : '';
	return typeof parsed === 'object' ? parsed : undefined;
}
