import type { IExecuteFunctions, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';
import { isProviderId, providers } from '../providers';
import { InvalidInput } from '../providers/invalidInput';
import type { Provider } from '../providers/provider';
import { errorItem, toNodeError } from '../transport/nodeError';
import type { Connection } from '../transport/request';
import { connect } from '../transport/request';
import { endpoint } from './endpoint';
import { flow } from './flow';
import type { Item, ListOperation, Operation, Resource, Result, Tell } from './operation';
import { isOffered } from './operation';
import { template } from './template';

/** Every resource with its operations: a new one is a line here, or in its list. */
export const resources: readonly Resource[] = [endpoint, flow, template];

type Settled = { readonly results: Result[] } | { readonly thrown: unknown };

/**
 * Runs the chosen operation for every item, with one rule for everything that goes wrong: an item
 * that fails goes its own way where *On Error* has one; otherwise the first one stops the node, and
 * one of a list does so when the list is done.
 */
export async function route(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const settled: Settled[] = [];
	const run = runOf(this, settled);
	const { length } = this.getInputData();
	for (let index = 0; index < length; index++) {
		try {
			const results = await run.item(index);
			if (results) settled[index] = { results: [results].flat() };
		} catch (thrown) {
			if (!this.continueOnFail()) throw toNodeError(this.getNode(), thrown, index);
			settled[index] = { thrown };
		}
	}
	const summaries = await run.lists();
	if (!this.continueOnFail()) throwFirst(this, settled, summaries);
	if (summaries.length > 0) {
		this.addExecutionHints(
			...summaries.map((message): NodeExecutionHint => ({ message, location: 'outputPane' })),
		);
	}
	return [settled.flatMap((each, index) => output(this, each, index))];
}

function output(node: IExecuteFunctions, settled: Settled, index: number): INodeExecutionData[] {
	if ('thrown' in settled) {
		const error = toNodeError(node.getNode(), settled.thrown, index);
		const routed = node.getNode().onError === 'continueErrorOutput';
		return [errorItem(settled.thrown, error, index, routed)];
	}
	return settled.results.map(({ json, binary }) => ({
		json: { ...json },
		binary,
		pairedItem: { item: index },
	}));
}

/** @throws the error of the first item that has one, with what became of the others */
function throwFirst(
	node: IExecuteFunctions,
	settled: ReadonlyArray<Settled | undefined>,
	summaries: readonly string[],
): void {
	const index = settled.findIndex((each) => each && 'thrown' in each);
	const first = settled[index];
	if (!first || !('thrown' in first)) return;
	const error = toNodeError(node.getNode(), first.thrown, index);
	if (summaries.length > 0) {
		error.description = [...summaries, error.description].filter(Boolean).join(' ');
	}
	throw error;
}

interface Running {
	/** @returns undefined for an item that waits for the others of its list */
	item(index: number): Promise<Result | Result[] | undefined>;
	/** Runs the lists that have come together. @returns what there is to say about each */
	lists(): Promise<string[]>;
}

/** Runs the operation that an item chooses, with one connection for all items of a provider. */
function runOf(node: IExecuteFunctions, settled: Settled[]): Running {
	const memory: Item['memory'] = new Map();
	const connections = new Map<Provider, Promise<Connection>>();
	const lists = new Map<ListOperation, Map<Provider, Item[]>>();
	const tell: Tell = {
		done: (index, result) => void (settled[index] = { results: [result] }),
		failed: (index, thrown) => void (settled[index] = { thrown }),
	};
	return {
		async item(index) {
			const { resource, operation } = chosen(node, index);
			if (!operation.offeredBy) return await operation.execute({ node, index, memory });
			const provider = chosenProvider(node, index);
			if (!isOffered(operation, provider)) throw notOffered(resource, operation.name, provider);
			const connected = connections.get(provider) ?? connect(node, provider);
			connections.set(provider, connected);
			const item = { node, index, memory, connection: await connected };
			if (!('executeAll' in operation)) return await operation.execute(item);
			const ofOperation = lists.get(operation) ?? new Map<Provider, Item[]>();
			const list = ofOperation.get(provider) ?? [];
			lists.set(operation, ofOperation.set(provider, list));
			list.push(item);
			return undefined;
		},
		async lists() {
			const summaries: string[] = [];
			for (const [operation, ofOperation] of lists) {
				for (const items of ofOperation.values()) {
					const summary = await operation.executeAll(items, tell).catch((thrown: unknown) => {
						for (const { index } of items) if (!settled[index]) tell.failed(index, thrown);
					});
					if (summary) summaries.push(summary);
				}
			}
			return summaries;
		},
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
