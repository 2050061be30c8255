import type {
	IBinaryData,
	IDataObject,
	IExecuteFunctions,
	INodeProperties,
	NodeParameterValueType,
} from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';
import { providerList } from '../providers';
import type { ProviderId } from '../providers/model';
import type { Feature, Provider } from '../providers/provider';
import type { Connection } from '../transport/request';

/** One item on its way through an operation. */
export interface LocalItem {
	readonly node: IExecuteFunctions;
	readonly index: number;
	/** What was looked up for earlier items of this run, by a key that names it. */
	readonly memory: Map<string, Promise<unknown>>;
}

/** One item of an operation that asks a provider. */
export interface Item extends LocalItem {
	readonly connection: Connection;
}

export interface Result {
	json: object;
	binary?: Record<string, IBinaryData>;
}

/** An operation of the action node: its entry in the dropdown, its fields and its work. */
interface Entry {
	/** Of a `LocalOperation` unlike that of every other operation, of other resources too. */
	readonly value: string;
	readonly name: string;
	readonly action: string;
	readonly description: string;
	readonly fields: INodeProperties[];
	/** The type of a credential that is no provider's, where it works with one. */
	readonly credential?: string;
	/** Values of its fields with which it works without that credential. */
	readonly worksWithout?: Readonly<Record<string, string[]>>;
}

/** It knows no provider; it is offered for those that have what it stands on. */
export interface ProviderOperation extends Entry {
	/** The call that the operation stands on, absent where the provider lacks it. */
	offeredBy(provider: Provider): { readonly unconfirmed?: string } | undefined;
	execute(item: Item): Promise<Result | Result[]>;
}

/** It asks nobody: the editor shows neither a provider nor a credential of one. */
export interface LocalOperation extends Entry {
	readonly offeredBy?: undefined;
	execute(item: LocalItem): Promise<Result | Result[]>;
}

/** It works on all items together, where one provider is asked for many things at its own pace. */
export interface ListOperation extends Entry {
	offeredBy(provider: Provider): { readonly unconfirmed?: string } | undefined;
	/**
	 * Tells of each item what became of it, as soon as it is known and in any order.
	 * @param items those of one provider, in the order of the input
	 * @returns one sentence about the whole: a hint in the editor, and part of the message when it fails
	 */
	executeAll(items: readonly Item[], tell: Tell): Promise<string | undefined>;
}

/** What became of an item of a list. */
export interface Tell {
	done(index: number, result: Result): void;
	failed(index: number, thrown: unknown): void;
}

export type Operation = ProviderOperation | LocalOperation | ListOperation;

/** What the operations work on: an entry in the dropdown *Resource* with its operations. */
export interface Resource {
	readonly value: string;
	readonly name: string;
	readonly description: string;
	/** In the order of the dropdown. */
	readonly operations: readonly Operation[];
	/** The operation that a new node begins with. */
	readonly first: string;
}

/** Whether a provider has what an operation stands on; one that asks nobody is always offered. */
export function isOffered({ offeredBy }: Operation, provider: Provider): boolean {
	return offeredBy === undefined || offeredBy(provider) !== undefined;
}

/** Reads a parameter of the item; hidden fields and missing ones come as the fallback. */
export function parameter<T extends NodeParameterValueType | object>(
	item: LocalItem,
	name: string,
	fallback: T,
): T {
	return item.node.getNodeParameter(name, item.index, fallback) as T;
}

/** Reads a text parameter or what a resource locator chose, trimmed; a number counts as text. */
export function text(item: LocalItem, name: string): string {
	const given = parameter<NodeParameterValueType>(item, name, '');
	return asText(typeof given === 'object' && given && 'value' in given ? given.value : given);
}

export function asText(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** The ids of the providers that a condition holds for, as `displayOptions` takes them. */
export function providersWhere(holds: (provider: Provider) => unknown): ProviderId[] {
	return providerList.filter((provider) => Boolean(holds(provider))).map(({ id }) => id);
}

/** Shows fields only with one operation, of flows unless another resource is named. */
export function fieldsOf(
	operation: string,
	fields: INodeProperties[],
	resource = 'flow',
): INodeProperties[] {
	return updateDisplayOptions({ show: { resource: [resource], operation: [operation] } }, fields);
}

/** Shows fields only with those providers that a condition holds for; none of them: no fields. */
export function onlyFor(
	holds: (provider: Provider) => unknown,
	fields: INodeProperties[],
): INodeProperties[] {
	const provider = providersWhere(holds);
	return provider.length === 0 ? [] : updateDisplayOptions({ show: { provider } }, fields);
}

/** One field with another content for each provider, such as the options that it takes. */
export function perProvider(
	build: (provider: Provider) => INodeProperties | undefined,
): INodeProperties[] {
	return providerList.flatMap((provider) => {
		const field = build(provider);
		return field ? updateDisplayOptions({ show: { provider: [provider.id] } }, [field]) : [];
	});
}

/** What a description says in addition where no public page confirms what it describes. */
export function note(feature: Feature | undefined): string {
	return typeof feature === 'object' ? `. ${feature.unconfirmed}` : '';
}

export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** The item's output: without the provider's own object, unless *Simplify* is off. */
export function present<T extends { raw: unknown }>(item: LocalItem, value: T): IDataObject {
	const { raw, ...known } = value;
	const json = JSON.parse(JSON.stringify(known)) as IDataObject;
	return parameter(item, 'simplify', true) ? json : { ...json, raw: raw as IDataObject };
}
