import type { JsonNode, StringNode } from '../../parse/nodes';
import type { Component } from './flow';

/** A text of a component that is, or could be meant as, known only when the screen opens. */
export interface DynamicText {
	readonly component: Component;
	/** The name of the property in which it stands, and its whole value. */
	readonly name: string;
	readonly property: JsonNode;
	readonly node: StringNode;
	/** Whether it is the whole property, an item of its list, or a member of its object. */
	readonly as: 'whole' | 'item' | 'member';
}

const elsewhere: ReadonlySet<string> = new Set([
	'type',
	'name',
	'on-click-action',
	'on-select-action',
	'on-unselect-action',
]);

/** The texts of components that hold a reference or stand in backticks, one level deep. */
export function dynamicTextsIn(components: readonly Component[]): DynamicText[] {
	const found: DynamicText[] = [];
	for (const component of components) {
		for (const property of component.node.members.values()) {
			if (elsewhere.has(String(property.step))) continue;
			if (property.kind === 'string') add(found, component, property, property, 'whole');
			else if (property.kind === 'array') {
				for (const item of property.items) add(found, component, property, item, 'item');
			} else if (property.kind === 'object') {
				for (const inner of property.members.values()) {
					add(found, component, property, inner, 'member');
				}
			}
		}
	}
	return found;
}

/** Runs for every text of a Flow, so that it makes an object for the few alone that count. */
function add(
	found: DynamicText[],
	component: Component,
	property: JsonNode,
	node: JsonNode,
	as: DynamicText['as'],
): void {
	if (node.kind !== 'string' || !isDynamicAtAll(node.value)) return;
	found.push({ component, name: String(property.step), property, node, as });
}

function isDynamicAtAll(text: string): boolean {
	return text.startsWith('`') || text.includes('${');
}
