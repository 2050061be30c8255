import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { isProviderId, providers } from '../providers';
import { InvalidInput } from '../providers/invalidInput';
import type { Provider } from '../providers/provider';
import { errorItem, toNodeError } from '../transport/nodeError';
import type { Connection } from '../transport/request';
import { connect } from '../transport/request';
import { endpoint } from './endpoint';
import { flow } from './flow';
import type { Item, Operation, Resource, Result } from './operation';
import { isOffered } from './operation';
import { template } from './template';

/** Every resource with its operations: a new one is a line here, or in its list. */
export const resources: readonly Resource[] = [endpoint, flow, template];

/** Runs the chosen operation once for each item, with one rule for everything that goes wrong. */
export async function route(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const output: INodeExecutionData[] = [];
	const run = runOf(this);
	const routed = this.getNode().onError === 'continueErrorOutput';
	for (let index = 0; index < this.getInputData().length; index++) {
		try {
			for (const { json, binary } of [await run(index)].flat()) {
				output.push({ json: { ...json }, binary, pairedItem: { item: index } });
			}
		} catch (thrown) {
			const error = toNodeError(this.getNode(), thrown, index);
			if (!this.continueOnFail()) throw error;
			output.push(errorItem(thrown, error, index, routed));
		}
	}
	return [output];
}

/** Runs the operation that an item chooses, with one connection for all items of a provider. */
function runOf(node: IExecuteFunctions): (index: number) => Promise<Result | Result[]> {
	const memory: Item['memory'] = new Map();
	const connections = new Map<Provider, Promise<Connection>>();
	return async (index) => {
		const { resource, operation } = chosen(node, index);
		if (!operation.offeredBy) return await operation.execute({ node, index, memory });
		const provider = chosenProvider(node, index);
		if (!isOffered(operation, provider)) throw notOffered(resource, operation.name, provider);
		const connected = connections.get(provider) ?? connect(node, provider);
		connections.set(provider, connected);
		return await operation.execute({ node, index, memory, connection: await connected });
	};
}

/**
 * The operation of an item.
 * @throws InvalidInput for what the editor does not offer but an imported workflow may name
 */
function chosen(
	node: IExecuteFunctions,
	index: number,
): { resource: Resource; operation: Operation } {
	const resourceValue = node.getNodeParameter('resource', index, 'flow');
	const resource = resources.find(({ value }) => value === resourceValue);
	if (!resource) {
		throw new InvalidInput(
			`Resource: “${String(resourceValue)}” is not known`,
			`Choose one of: ${resources.map(({ name }) => name).join(', ')}.`,
		);
	}
	const value = node.getNodeParameter('operation', index, resource.first);
	const operation = resource.operations.find((known) => known.value === value);
	if (!operation) throw notOffered(resource, String(value), chosenProvider(node, index));
	return { resource, operation };
}

function chosenProvider(node: IExecuteFunctions, index: number): Provider {
	const id = node.getNodeParameter('provider', index, 'meta');
	if (isProviderId(id)) return providers[id];
	throw new InvalidInput(
		`Provider: “${String(id)}” is not known`,
		`Choose one of: ${Object.keys(providers).join(', ')}.`,
	);
}

function notOffered(resource: Resource, operation: string, provider: Provider): InvalidInput {
	const offered = resource.operations.filter((known) => isOffered(known, provider));
	return new InvalidInput(
		`Operation: ${provider.displayName} does not offer “${operation}”`,
		offered.length > 0
			? `Choose one of: ${offered.map(({ name }) => name).join(', ')}.`
			: 'Choose another resource or another provider.',
	);
}
