import type { INodeProperties } from 'n8n-workflow';
import { providerList } from '../providers';
import { providersWhere } from './operation';
import type { Operation } from './operation';
import { resources } from './router';

export const providerField: INodeProperties = {
	displayName: 'Provider',
	name: 'provider',
	type: 'options',
	noDataExpression: true,
	options: providerList.map(({ id, displayName }) => ({ name: displayName, value: id })),
	default: 'meta',
	description: 'The company through which you use WhatsApp',
};

const resourceField: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [{ name: 'Flow', value: 'flow', description: 'A form that opens inside WhatsApp' }],
	default: 'flow',
};

/** One dropdown for all providers: each entry shows only for those that have the call. */
function operationField(resource: string, operations: readonly Operation[]): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: operations.map(({ value, name, action, description }) => ({
			name,
			value,
			action,
			description,
			displayOptions: { show: { provider: providersWhere(({ flow }) => flow[value]) } },
		})),
		default: 'send',
	};
}

/** What no public page confirms is said where it is chosen. */
function notices(resource: string, operations: readonly Operation[]): INodeProperties[] {
	return operations.flatMap(({ value }) =>
		providerList.flatMap(({ id, flow }): INodeProperties[] => {
			const note = flow[value]?.unconfirmed;
			return note
				? [
						{
							displayName: note,
							name: 'unconfirmedNotice',
							type: 'notice',
							default: '',
							displayOptions: {
								show: { resource: [resource], operation: [value], provider: [id] },
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
	...Object.entries(resources).flatMap(([resource, operations]) => [
		operationField(resource, operations),
		...notices(resource, operations),
		...operations.flatMap(({ fields }) => fields),
	]),
];
