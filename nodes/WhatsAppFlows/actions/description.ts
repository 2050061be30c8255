import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import { providerList } from '../providers';
import { providerIds } from '../providers/model';
import type { ProviderId } from '../providers/model';
import { isOffered, providersWhere } from './operation';
import type { Operation, Resource } from './operation';
import { resources } from './router';

/** The operations that ask no provider, so that the editor hides what belongs to one. */
export const localOperations: readonly string[] = resources
	.flatMap(({ operations }) => operations)
	.filter(({ offeredBy }) => offeredBy === undefined)
	.map(({ value }) => value);

export const providerField: INodeProperties = {
	displayName: 'Provider',
	name: 'provider',
	type: 'options',
	noDataExpression: true,
	options: providerList.map(({ id, displayName }) => ({ name: displayName, value: id })),
	default: 'meta',
	description: 'The company through which you use WhatsApp',
	...(localOperations.length > 0 && {
		displayOptions: { hide: { operation: [...localOperations] } },
	}),
};

/**
 * When the credential of a provider shows. `hide`, because n8n takes a field that credentials are
 * shown by out of the panel.
 */
export function credentialOf(id: ProviderId): INodeCredentialDescription['displayOptions'] {
	return {
		hide: {
			provider: providerIds.filter((other) => other !== id),
			...(localOperations.length > 0 && { operation: [...localOperations] }),
		},
	};
}

/** As `credentialOf`, for a credential that is no provider's. */
export function credentialOfOperations(type: string): INodeCredentialDescription['displayOptions'] {
	const operations = resources.flatMap((resource) => resource.operations);
	const others = operations.filter(({ credential }) => credential !== type);
	const without = operations.filter(({ credential }) => credential === type);
	return {
		hide: {
			operation: others.map(({ value }) => value),
			...Object.assign({}, ...without.map(({ worksWithout }) => worksWithout)),
		},
	};
}

const resourceField: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: resources.map(({ name, value, description, operations }) => ({
		name,
		value,
		description,
		...shownFor(...operations),
	})),
	default: 'flow',
};

/** One dropdown for all providers: each entry shows only for those that have the call. */
function operationField({ value: resource, operations, first }: Resource): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: operations.map((operation) => {
			const { value, name, action, description } = operation;
			return { name, value, action, description, ...shownFor(operation) };
		}),
		default: first,
	};
}

/** One that asks nobody leaves no condition: the hidden provider must not hide it. */
function shownFor(...operations: Operation[]): Pick<INodeProperties, 'displayOptions'> {
	if (operations.some(({ offeredBy }) => offeredBy === undefined)) return {};
	const provider = providersWhere((known) =>
		operations.some((operation) => isOffered(operation, known)),
	);
	return { displayOptions: { show: { provider } } };
}

/** What no public page confirms is said where it is chosen. */
function notices({ value: resource, operations }: Resource): INodeProperties[] {
	return operations.flatMap(({ value, offeredBy }) =>
		providerList.flatMap((provider): INodeProperties[] => {
			const note = offeredBy?.(provider)?.unconfirmed;
			return note
				? [
						{
							displayName: note,
							name: 'unconfirmedNotice',
							type: 'notice',
							default: '',
							displayOptions: {
								show: { resource: [resource], operation: [value], provider: [provider.id] },
							},
						},
					]
				: [];
		}),
	);
}

export const properties: INodeProperties[] = [
	providerField,
	resourceField,
	...resources.flatMap((resource) => [
		operationField(resource),
		...notices(resource),
		...resource.operations.flatMap(({ fields }) => fields),
	]),
];
