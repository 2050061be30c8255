import type { JsonNode } from './nodes';

/** Up to so many members are searched one by one, which costs less than a table of them. */
const few = 8;

/**
 * The members of an object in their order, found by key. Not an object, so that `__proto__` is a key
 * like any other, and not a `Map`, which takes several times the memory of the few members that most
 * objects of a Flow have.
 */
export class Members implements Iterable<readonly [key: string, value: JsonNode]> {
	private table: Map<string, JsonNode> | undefined;

	/** @param nodes values whose steps are their keys */
	constructor(private readonly nodes: readonly JsonNode[]) {}

	get size(): number {
		return this.nodes.length;
	}

	get(key: string): JsonNode | undefined {
		if (this.nodes.length > few) {
			this.table ??= tableOf(this.nodes);
			return this.table.get(key);
		}
		for (const node of this.nodes) if (node.step === key) return node;
		return undefined;
	}

	has(key: string): boolean {
		return this.get(key) !== undefined;
	}

	keys(): string[] {
		return this.nodes.map(({ step }) => String(step));
	}

	values(): readonly JsonNode[] {
		return this.nodes;
	}

	*[Symbol.iterator](): Iterator<readonly [key: string, value: JsonNode]> {
		for (const node of this.nodes) yield [String(node.step), node];
	}

	/** The first member whose key an earlier one has; undefined if all keys differ. */
	get repeated(): JsonNode | undefined {
		const { nodes } = this;
		// Of equal keys the first is found, of those in a table the last.
		if (nodes.length <= few) return nodes.find((node) => this.get(String(node.step)) !== node);
		const keys = new Set<string | number>();
		return nodes.find(({ step }) => keys.size === keys.add(step).size);
	}
}

function tableOf(nodes: readonly JsonNode[]): Map<string, JsonNode> {
	return new Map(nodes.map((node) => [String(node.step), node]));
}

/** What anything has that is no object. */
export const noMembers = new Members([]);
