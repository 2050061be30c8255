import type { INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../../providers/invalidInput';
import type { Flow } from '../../providers/model';
import type { Connection } from '../../transport/request';
import type { Item } from '../operation';
import { asText, parameter } from '../operation';
import { eachFlow } from './eachFlow';

/** The field that chooses a flow: from the account's list, by id or by name. */
export function flowField(
	more: Pick<INodeProperties, 'description'> & Partial<INodeProperties>,
): INodeProperties {
	return {
		displayName: 'Flow',
		name: 'flowId',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose a flow…',
				typeOptions: { searchListMethod: 'searchFlows', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 866937862658913',
			},
			{
				displayName: 'By Name',
				name: 'name',
				type: 'string',
				placeholder: 'e.g. Book a table',
			},
		],
		...more,
	};
}

export interface ChosenFlow {
	flowId: string;
	/** Known where the flow was chosen by its name. */
	flowName?: string;
}

/**
 * Reads a field of `flowField`; a name is looked up in the account's list, once a run.
 * @throws InvalidInput when nothing is chosen, or no flow or several have the name
 */
export async function readFlow(item: Item, name = 'flowId', label = 'Flow'): Promise<ChosenFlow> {
	return await findFlow(item.connection, parameter(item, name, ''), label, item.memory);
}

/** As `readFlow`, for any value of such a field and outside of a run. */
export async function findFlow(
	connection: Connection,
	locator: unknown,
	label: string,
	memory = new Map<string, Promise<unknown>>(),
): Promise<ChosenFlow> {
	const { mode, value } = readLocator(locator);
	if (!value) {
		throw new InvalidInput(
			`${label} is empty`,
			'Choose a flow from the list, or give its id or its name.',
		);
	}
	if (mode !== 'name') {
		if (/^[\w.-]+$/.test(value)) return { flowId: value };
		throw new InvalidInput(
			`${label} “${value.slice(0, 60)}” is not a flow id`,
			'Give the id as the provider shows it, or choose By Name for a name.',
		);
	}
	const key = `flow by name ${value}`;
	const found = memory.get(key) ?? findByName(connection, value, label);
	memory.set(key, found);
	return (await found) as ChosenFlow;
}

function readLocator(locator: unknown): { mode: string; value: string } {
	if (typeof locator !== 'object' || locator === null) {
		return { mode: 'id', value: asText(locator) };
	}
	const { mode, value } = locator as { mode?: unknown; value?: unknown };
	return { mode: typeof mode === 'string' ? mode : 'id', value: asText(value) };
}

async function findByName(
	connection: Connection,
	name: string,
	label: string,
): Promise<ChosenFlow> {
	const found: Flow[] = [];
	for await (const flow of eachFlow(connection)) {
		if (flow.name === name) found.push(flow);
	}
	// A deprecated flow may have left its name to a new one.
	const usable = found.filter(({ status }) => status !== 'DEPRECATED');
	const [flow, another] = usable.length > 0 ? usable : found;
	if (!flow) {
		throw new InvalidInput(
			`${label}: there is no flow with the name “${name}” in this account`,
			'Check the spelling, or choose the flow from the list.',
		);
	}
	if (another) {
		throw new InvalidInput(
			`${label}: several flows have the name “${name}”`,
			`Choose it by its id: ${usable.map(({ flowId }) => flowId).join(', ')}.`,
		);
	}
	return { flowId: flow.flowId, flowName: name };
}
