import {
	asObject,
	isFalse,
	isTrue,
	items,
	member,
	members,
	textOf,
	type JsonNode,
	type ObjectNode,
} from '../../parse/nodes';
import { Members } from '../../parse/members';
import type { Version } from '../versions';
import { actionsIn, type Action } from './actions';
import { dynamicTextsIn, type DynamicText } from './dynamicTexts';

/** A Flow that keeps to the schema, arranged for the rules that look across it. */
export interface Flow {
	readonly root: ObjectNode;
	readonly version: Version;
	/** Whether an endpoint serves it: `data_api_version` is present. */
	readonly hasEndpoint: boolean;
	/** Absent where the routes follow from the navigate actions. */
	readonly routingModel: ObjectNode | undefined;
	readonly screens: readonly Screen[];
	/** The first screen of each id. */
	readonly screenById: ReadonlyMap<string, Screen>;
	/** The components of all screens. */
	readonly components: readonly Component[];
	/** The same by type. */
	readonly byType: ReadonlyMap<string, readonly Component[]>;
	/** What they do, and which of their texts depend on data. */
	readonly actions: readonly Action[];
	readonly dynamicTexts: readonly DynamicText[];
}

export interface Screen {
	readonly node: ObjectNode;
	readonly id: string;
	readonly idNode: JsonNode;
	readonly terminal: boolean;
	/** The fields of the data model; undefined without `data`. */
	readonly data: Members | undefined;
	/** The components at the top of the layout. */
	readonly children: readonly Component[];
	/** All components in reading order, through Form, If and Switch; these included. */
	readonly components: readonly Component[];
	/** By name, the Form left out; of several the first. */
	readonly named: ReadonlyMap<string, Component>;
	readonly form: Component | undefined;
}

export interface Component {
	readonly node: ObjectNode;
	readonly type: string;
	readonly typeNode: JsonNode;
	readonly name: string | undefined;
	readonly screen: Screen;
	/** The Form, If or Switch that it stands in. */
	readonly parent: Component | undefined;
	/** What a container holds: a Form its children, an If then and else, a Switch its cases. */
	readonly branches: ReadonlyArray<readonly Component[]>;
}

/** Arranges a Flow that has passed the schema stage. */
export function flowOf(root: ObjectNode, version: Version): Flow {
	const screens = items(member(root, 'screens')).flatMap((node) => {
		const object = asObject(node);
		return object ? [screenOf(object)] : [];
	});
	const screenById = new Map<string, Screen>();
	for (const screen of screens) if (!screenById.has(screen.id)) screenById.set(screen.id, screen);
	const components = screens.flatMap((screen) => screen.components);
	return {
		root,
		version,
		hasEndpoint: member(root, 'data_api_version') !== undefined,
		routingModel: asObject(member(root, 'routing_model')),
		screens,
		screenById,
		components,
		byType: grouped(components, ({ type }) => type),
		actions: actionsIn(components),
		dynamicTexts: dynamicTextsIn(components),
	};
}

/** The components of a type, wherever they stand. */
export function ofType(flow: Flow, type: string): readonly Component[] {
	return flow.byType.get(type) ?? [];
}

/** Puts what has the same key together, in the order in which it comes. */
export function grouped<Item>(
	all: Iterable<Item>,
	keyOf: (item: Item) => string,
): Map<string, Item[]> {
	const groups = new Map<string, Item[]>();
	for (const item of all) {
		const group = groups.get(keyOf(item));
		if (group) group.push(item);
		else groups.set(keyOf(item), [item]);
	}
	return groups;
}

function screenOf(node: ObjectNode): Screen {
	const idNode = member(node, 'id') ?? node;
	const data = asObject(member(node, 'data'))?.members;
	const children: Component[] = [];
	const components: Component[] = [];
	const named = new Map<string, Component>();
	const screen: Screen = {
		node,
		id: textOf(idNode) ?? '',
		idNode,
		terminal: isTrue(member(node, 'terminal')),
		data: data && dataFields(data),
		children,
		components,
		named,
		get form() {
			return children.find(({ type }) => type === 'Form');
		},
	};
	addComponents(member(member(node, 'layout'), 'children'), { screen, children, all: components });
	for (const component of components) {
		const { name, type } = component;
		if (name !== undefined && type !== 'Form' && !named.has(name)) named.set(name, component);
	}
	return screen;
}

/** The fields of a data model, without `required`, which belongs to JSON Schema. */
function dataFields(data: Members): Members {
	return new Members(
		data.values().filter(({ kind, step }) => kind === 'object' && step !== 'required'),
	);
}

/** Where the components of a list go. */
interface Lists {
	readonly screen: Screen;
	readonly parent?: Component;
	readonly children: Component[];
	readonly all: Component[];
}

function addComponents(list: JsonNode | undefined, to: Lists): void {
	const { screen, parent, children, all } = to;
	for (const item of items(list)) {
		const node = asObject(item);
		const typeNode = member(node, 'type');
		if (!node || !typeNode) continue;
		const type = textOf(typeNode) ?? '';
		const name = textOf(member(node, 'name'));
		const inner = branchNodes(type, node).map((list) => ({ list, children: [] as Component[] }));
		const branches = inner.length > 0 ? inner.map(({ children }) => children) : noBranches;
		const component: Component = { node, type, typeNode, name, screen, parent, branches };
		children.push(component);
		all.push(component);
		for (const { list, children } of inner) {
			addComponents(list, { screen, parent: component, children, all });
		}
	}
}

const noBranches: readonly [] = [];

function branchNodes(type: string, node: ObjectNode): ReadonlyArray<JsonNode | undefined> {
	if (type === 'Form') return [member(node, 'children')];
	if (type === 'If') return [member(node, 'then'), member(node, 'else')];
	if (type === 'Switch') return [...members(member(node, 'cases')).values()];
	return noBranches;
}

/** Whether a screen counts as one on which a Flow may end well; it does unless it says otherwise. */
export function isSuccessful(screen: Screen): boolean {
	return !isFalse(member(screen.node, 'success'));
}
