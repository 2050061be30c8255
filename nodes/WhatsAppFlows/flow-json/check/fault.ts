import type { JsonNode } from '../parse/nodes';
import { rulePath, schemaPath } from '../parse/paths';

/** What Meta says about a fault, without where. */
export interface Finding {
	readonly code: string;
	readonly message: string;
}

/** A place in the text; offsets in UTF-16 code units, the end exclusive. */
export interface Pointer {
	readonly start: number;
	readonly end: number;
	readonly path: string;
}

/** A finding with all the places it is about. */
export interface Fault extends Finding {
	readonly pointers: readonly Pointer[];
}

/** How a stage spells its pointers. */
interface Spelling {
	/** Points at a value. */
	value(node: JsonNode): Pointer;
	/** Points at the key of a value; at the value itself where it has none. */
	key(node: JsonNode): Pointer;
}

/** Pointers of the schema stage. */
export const inSchema: Spelling = {
	value: (node) => ({ start: node.start, end: node.end, path: schemaPath(node) }),
	key: (node) => ({
		...keySpan(node),
		// The schema names an unknown key after its object, always with a dot.
		path: [node.parent && schemaPath(node.parent), node.step].filter(Boolean).join('.'),
	}),
};

/** Pointers of the rules after the schema. */
export const inRules: Spelling = {
	value: (node) => ({ start: node.start, end: node.end, path: rulePath(node) }),
	key: (node) => ({ ...keySpan(node), path: rulePath(node) }),
};

function keySpan(node: JsonNode): { start: number; end: number } {
	return node.keyStart < 0
		? { start: node.start, end: node.end }
		: { start: node.keyStart, end: node.keyEnd };
}

/** A finding of the rules about values. */
export function fault(finding: Finding, at: JsonNode | readonly JsonNode[]): Fault {
	return { ...finding, pointers: listOf(at).map(inRules.value) };
}

/** A finding of the rules about keys. */
export function keyFault(finding: Finding, at: JsonNode | readonly JsonNode[]): Fault {
	return { ...finding, pointers: listOf(at).map(inRules.key) };
}

function listOf(at: JsonNode | readonly JsonNode[]): readonly JsonNode[] {
	return 'kind' in at ? [at] : at;
}

/**
 * Joins what has the same code and the same message into one fault with the pointers of all; pointers
 * at the same place count once. Meta does so within the schema stage and within each rule.
 */
export class Merger {
	private readonly groups = new Map<string, Group>();

	/** Takes the pointers of a finding together: looking it up costs its whole message each time. */
	add({ code, message }: Finding, pointers: readonly Pointer[]): void {
		const id = `${code} ${message}`;
		let group = this.groups.get(id);
		if (!group) {
			group = { fault: { code, message, pointers: [] }, places: new Set() };
			this.groups.set(id, group);
		}
		for (const pointer of pointers) {
			// No two values or keys of a text begin at the same place.
			if (group.places.has(pointer.start)) continue;
			group.places.add(pointer.start);
			group.fault.pointers.push(pointer);
		}
	}

	/** All that was added, in the order in which each finding came first. */
	get faults(): Fault[] {
		return [...this.groups.values()].map(({ fault }) => fault);
	}
}

interface Group {
	readonly fault: Finding & { readonly pointers: Pointer[] };
	readonly places: Set<number>;
}

/** Joins faults as {@link Merger} does. */
export function merged(faults: Iterable<Fault>): Fault[] {
	const merger = new Merger();
	for (const fault of faults) merger.add(fault, fault.pointers);
	return merger.faults;
}
