import { noMembers, type Members } from './members';

/**
 * JSON values that know where they stand in their text. Offsets count UTF-16 code units from zero,
 * ends are exclusive.
 */

interface Located {
	readonly start: number;
	/** Known once the value's last character has been read. */
	end: number;
	readonly parent: ContainerNode | undefined;
	/** The key or index under which the parent holds this value; empty for the root. */
	readonly step: string | number;
	/** Where the key with its quotes begins; -1 where there is none. */
	readonly keyStart: number;
	readonly keyEnd: number;
}

export interface StringNode extends Located {
	readonly kind: 'string';
	readonly value: string;
}

export interface NumberNode extends Located {
	readonly kind: 'number';
	readonly value: number;
}

export interface BooleanNode extends Located {
	readonly kind: 'boolean';
	readonly value: boolean;
}

export interface NullNode extends Located {
	readonly kind: 'null';
	readonly value: null;
}

export interface ArrayNode extends Located {
	readonly kind: 'array';
	/** Known, as the end is, once the last bracket has been read. */
	items: readonly JsonNode[];
}

export interface ObjectNode extends Located {
	readonly kind: 'object';
	/** Known once the last bracket has been read. */
	members: Members;
}

export type ContainerNode = ArrayNode | ObjectNode;
export type JsonNode = StringNode | NumberNode | BooleanNode | NullNode | ContainerNode;

const noItems: readonly JsonNode[] = [];

/** The value under a key; undefined if there is none or the node is no object. */
export function member(node: JsonNode | undefined, key: string): JsonNode | undefined {
	return node?.kind === 'object' ? node.members.get(key) : undefined;
}

/** The members of an object, none for anything else. */
export function members(node: JsonNode | undefined): Members {
	return node?.kind === 'object' ? node.members : noMembers;
}

/** The items of an array, none for anything else. */
export function items(node: JsonNode | undefined): readonly JsonNode[] {
	return node?.kind === 'array' ? node.items : noItems;
}

/** The node if it is an object. */
export function asObject(node: JsonNode | undefined): ObjectNode | undefined {
	return node?.kind === 'object' ? node : undefined;
}

/** The text of a string node, undefined for anything else. */
export function textOf(node: JsonNode | undefined): string | undefined {
	return node?.kind === 'string' ? node.value : undefined;
}

/** The value of a number node, undefined for anything else. */
export function numberOf(node: JsonNode | undefined): number | undefined {
	return node?.kind === 'number' ? node.value : undefined;
}

/** Whether a node is the literal `true`. */
export function isTrue(node: JsonNode | undefined): boolean {
	return node?.kind === 'boolean' && node.value;
}

/** Whether a node is the literal `false`. */
export function isFalse(node: JsonNode | undefined): boolean {
	return node?.kind === 'boolean' && !node.value;
}
