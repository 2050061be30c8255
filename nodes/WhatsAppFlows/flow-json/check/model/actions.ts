import { asObject, member, textOf, type JsonNode, type ObjectNode } from '../../parse/nodes';
import type { Component, Flow } from './flow';

/** Something that a component does when it is tapped or its choice changes. */
export interface Action {
	readonly node: ObjectNode;
	readonly name: string;
	readonly nameNode: JsonNode;
	readonly component: Component;
	/** The option or list item that has it; undefined where the component itself does. */
	readonly item: ObjectNode | undefined;
	readonly payload: ObjectNode | undefined;
}

const triggers: ReadonlySet<string | number> = new Set([
	'on-click-action',
	'on-select-action',
	'on-unselect-action',
]);

const lists: ReadonlySet<string | number> = new Set(['data-source', 'list-items']);

/** The actions of components, those of their options and list items included. */
export function actionsIn(components: readonly Component[]): Action[] {
	const actions: Action[] = [];
	for (const component of components) {
		addActions(component, component.node, undefined, actions);
		for (const value of component.node.members.values()) {
			if (value.kind !== 'array' || !lists.has(value.step)) continue;
			for (const item of value.items) {
				const object = asObject(item);
				if (object) addActions(component, object, object, actions);
			}
		}
	}
	return actions;
}

function addActions(
	component: Component,
	owner: ObjectNode,
	item: ObjectNode | undefined,
	actions: Action[],
): void {
	for (const node of owner.members.values()) {
		if (node.kind !== 'object' || !triggers.has(node.step)) continue;
		const nameNode = member(node, 'name');
		if (!nameNode) continue;
		const name = textOf(nameNode) ?? '';
		actions.push({
			node,
			name,
			nameNode,
			component,
			item,
			payload: asObject(member(node, 'payload')),
		});
	}
}

/** The actions of a name that components themselves have: only these make routes. */
export function ownActions(flow: Flow, wanted: string): Action[] {
	return flow.actions.filter(({ name, item }) => name === wanted && !item);
}

/** The name in the `next` of a navigate action. */
export function targetNode({ node }: Action): JsonNode | undefined {
	return member(member(node, 'next'), 'name');
}

/** Where a navigate action leads: undefined if that is known only at run time. */
export function targetOf(action: Action): string | undefined {
	const name = textOf(targetNode(action));
	return name === undefined || name.startsWith('${') || name.startsWith('`') ? undefined : name;
}
