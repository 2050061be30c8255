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
			const name = String(property.step);
			if (elsewhere.has(name)) continue;
			const place = { component, name, property };
			if (property.kind === 'string') add(found, place, property, 'whole');
			else if (property.kind === 'array') {
				for (const item of property.items) add(found, place, item, 'item');
			} else if (property.kind === 'object') {
				for (const inner of property.members.values()) add(found, place, inner, 'member');
			}
		}
	}
	return found;
}

function add(
	found: DynamicText[],
	place: Pick<DynamicText, 'component' | 'name' | 'property'>,
	node: JsonNode,
	as: DynamicText['as'],
): void {
	if (node.kind === 'string' && isDynamicAtAll(node.value)) found.push({ ...place, node, as });
}

function isDynamicAtAll(text: string): boolean {
	return text.startsWith('`') || text.includes('${');
}
