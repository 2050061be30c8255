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

/** As many places as one fault names: more tell nobody more, and a text of 10 MB has room for millions. */
export const mostPlaces = 1000;

/** As many different findings as a stage or a rule has. */
const mostFindings = 1000;

/** After so many places, of whichever findings, it is pointless to look for more. */
const enough = 100_000;

function listOf(at: JsonNode | readonly JsonNode[]): readonly JsonNode[] {
	return 'kind' in at ? [at] : at.slice(0, mostPlaces);
}

/**
 * Joins what has the same code and the same message into one fault with the pointers of all; pointers
 * at the same place count once. Meta does so within the schema stage and within each rule.
 */
export class Merger {
	private readonly groups = new Map<string, Group>();
	private added = 0;

	/** Whether so much is wrong that the rest of the text need not be looked at. */
	get isFull(): boolean {
		return this.added >= enough;
	}

	/** Adds the place that `pointer` gives, unless there are enough of them. */
	add(finding: Finding, pointer: () => Pointer): void {
		this.added++;
		const group = this.groupOf(finding);
		if (group && group.fault.pointers.length < mostPlaces) addTo(group, pointer());
	}

	/** Adds all places of a fault. */
	addFault(fault: Fault): void {
		const group = this.groupOf(fault);
		for (const pointer of group ? fault.pointers : []) {
			if (group && group.fault.pointers.length < mostPlaces) addTo(group, pointer);
		}
	}

	/** All that was added, in the order in which each finding came first. */
	get faults(): Fault[] {
		return [...this.groups.values()].map(({ fault }) => fault);
	}

	private groupOf({ code, message }: Finding): Group | undefined {
		const id = `${code} ${message}`;
		let group = this.groups.get(id);
		if (!group && this.groups.size < mostFindings) {
			group = { fault: { code, message, pointers: [] }, places: new Set() };
			this.groups.set(id, group);
		}
		return group;
	}
}

interface Group {
	readonly fault: Finding & { readonly pointers: Pointer[] };
	readonly places: Set<number>;
}

function addTo({ fault, places }: Group, pointer: Pointer): void {
	// No two values or keys of a text begin at the same place.
	if (places.has(pointer.start)) return;
	places.add(pointer.start);
	fault.pointers.push(pointer);
}

/** Joins faults as {@link Merger} does. */
export function merged(faults: Iterable<Fault>): Fault[] {
	const merger = new Merger();
	for (const fault of faults) merger.addFault(fault);
	return merger.faults;
}
