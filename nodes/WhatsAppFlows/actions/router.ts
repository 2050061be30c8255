import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { isProviderId, providers } from '../providers';
import { InvalidInput } from '../providers/invalidInput';
import type { Provider } from '../providers/provider';
import { errorItem, toNodeError } from '../transport/nodeError';
import type { Connection } from '../transport/request';
import { connect } from '../transport/request';
import { flowOperations } from './flow';
import type { Item, Operation } from './operation';

/** Every resource with its operations: a new one is a line here, or in its list. */
export const resources: Readonly<Record<string, readonly Operation[]>> = {
	flow: flowOperations,
};

/** Runs the chosen operation once for each item, with one rule for everything that goes wrong. */
export async function route(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const output: INodeExecutionData[] = [];
	const connections = new Map<Provider, Promise<Connection>>();
	const memory: Item['memory'] = new Map();
	const connected = async (provider: Provider) => {
		const connection = connections.get(provider) ?? connect(this, provider);
		connections.set(provider, connection);
		return await connection;
	};
	const routed = this.getNode().onError === 'continueErrorOutput';
	for (let index = 0; index < this.getInputData().length; index++) {
		try {
			const { provider, operation } = chosen(this, index);
			const connection = await connected(provider);
			const results = await operation.execute({ node: this, index, connection, memory });
			for (const { json, binary } of [results].flat()) {
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

/**
 * The provider and the operation of an item.
 * @throws InvalidInput for what the editor does not offer but an imported workflow may name
 */
function chosen(
	node: IExecuteFunctions,
	index: number,
): { provider: Provider; operation: Operation } {
	const id = node.getNodeParameter('provider', index, 'meta');
	if (!isProviderId(id)) {
		throw new InvalidInput(
			`Provider: “${String(id)}” is not known`,
			`Choose one of: ${Object.keys(providers).join(', ')}.`,
		);
	}
	const provider = providers[id];
	const resource = node.getNodeParameter('resource', index, 'flow') as string;
	const operations = Object.hasOwn(resources, resource) ? resources[resource] : [];
	const value = node.getNodeParameter('operation', index, 'send') as string;
	const operation = operations.find((known) => known.value === value);
	if (!operation || !provider.flow[operation.value]) {
		const offered = operations.filter((known) => provider.flow[known.value]);
		throw new InvalidInput(
			`Operation: ${provider.displayName} does not offer “${operation?.name ?? String(value)}”`,
			`Choose one of: ${offered.map(({ name }) => name).join(', ') || 'the operations of Flow'}.`,
		);
	}
	return { provider, operation };
}
