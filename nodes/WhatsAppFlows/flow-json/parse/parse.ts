import { JsonFault } from './fault';
import { Members, noMembers } from './members';
import type { ArrayNode, ContainerNode, JsonNode, ObjectNode } from './nodes';
import { readString } from './strings';

/**
 * How deep brackets may stand within each other: the limit of common JSON parsers (PHP's
 * `json_decode`), far beyond any Flow, and low enough for every walk over the result to recurse.
 */
export const maxDepth = 512;

const numberToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const words = { true: true, false: false, null: null } as const;
const noItems: readonly JsonNode[] = [];
const wordToken = /true|false|null/y;

/** Where the value goes that is read next. */
interface Slot {
	parent: ContainerNode | undefined;
	step: string | number;
	keyStart: number;
	keyEnd: number;
}

/**
 * Parses JSON (RFC 8259) and keeps the place of every value and key.
 *
 * Stricter than `JSON.parse` in what no author means: a key twice in one object, half of a surrogate
 * pair, more than 512 levels.
 *
 * @throws JsonFault with the place of the first thing that is wrong
 */
export function parseJson(text: string): JsonNode {
	return new Parser(text).parse();
}

class Parser {
	private at = 0;
	private depth = 0;
	/** One object for all values: each is read before the slot is set for the next. */
	private readonly slot: Slot = { parent: undefined, step: '', keyStart: -1, keyEnd: -1 };

	private readonly keys = new Map<string, string>();
	/** The values of all containers that are still open, so that each list gets its exact size. */
	private readonly read: JsonNode[] = [];

	constructor(private readonly text: string) {}

	parse(): JsonNode {
		this.skipBlanks();
		const root = this.value();
		this.skipBlanks();
		if (this.at < this.text.length) {
			throw this.fault('Unexpected non-whitespace character after JSON');
		}
		return root;
	}

	/** Reads the value at the present offset. Fields are set one by one: this runs for every value. */
	private value(): JsonNode {
		const { parent, step, keyStart, keyEnd } = this.slot;
		const start = this.at;
		switch (this.text[start]) {
			case '"': {
				const { value, end } = readString(this.text, start);
				this.at = end;
				return { kind: 'string', start, end, parent, step, keyStart, keyEnd, value };
			}
			case '{': {
				const members = noMembers;
				const end = start;
				return this.object({ kind: 'object', start, end, parent, step, keyStart, keyEnd, members });
			}
			case '[': {
				const end = start;
				return this.array({
					kind: 'array',
					start,
					end,
					parent,
					step,
					keyStart,
					keyEnd,
					items: noItems,
				});
			}
			default: {
				const value = this.numberOrWord();
				const end = this.at;
				if (typeof value === 'number') {
					return { kind: 'number', start, end, parent, step, keyStart, keyEnd, value };
				}
				return value === null
					? { kind: 'null', start, end, parent, step, keyStart, keyEnd, value }
					: { kind: 'boolean', start, end, parent, step, keyStart, keyEnd, value };
			}
		}
	}

	private object(node: ObjectNode): ObjectNode {
		const { read } = this;
		const first = read.length;
		this.open();
		if (this.text[this.at] !== '}') {
			do {
				this.skipBlanks();
				this.key(node);
				read.push(this.value());
				this.skipBlanks();
			} while (this.takes(','));
		}
		if (!this.takes('}')) throw this.fault("Expected ',' or '}' after property value");
		node.members = new Members(read.splice(first));
		const { repeated } = node.members;
		if (repeated) throw duplicate(repeated);
		return this.closed(node);
	}

	private array(node: ArrayNode): ArrayNode {
		const { slot, read } = this;
		const first = read.length;
		this.open();
		if (this.text[this.at] !== ']') {
			do {
				this.skipBlanks();
				slot.parent = node;
				slot.step = read.length - first;
				slot.keyStart = slot.keyEnd = -1;
				read.push(this.value());
				this.skipBlanks();
			} while (this.takes(','));
		}
		if (!this.takes(']')) throw this.fault("Expected ',' or ']' after array element");
		node.items = read.splice(first);
		return this.closed(node);
	}

	/** Reads a key with its colon and makes the slot for its value. */
	private key(parent: ObjectNode): void {
		const { slot, at: start } = this;
		if (this.text[start] !== '"') throw this.fault('Expected double-quoted property name');
		const { value, end } = readString(this.text, start);
		this.at = end;
		this.skipBlanks();
		if (!this.takes(':')) throw this.fault("Expected ':' after property name");
		this.skipBlanks();
		slot.parent = parent;
		slot.step = this.known(value);
		slot.keyStart = start;
		slot.keyEnd = end;
	}

	/** One string for all keys of the same text: a Flow has few different ones, each many times. */
	private known(key: string): string {
		const known = this.keys.get(key);
		if (known === undefined) this.keys.set(key, key);
		return known ?? key;
	}

	private numberOrWord(): number | boolean | null {
		const { text, at: start } = this;
		numberToken.lastIndex = start;
		if (numberToken.test(text)) {
			this.at = numberToken.lastIndex;
			return Number(text.slice(start, this.at));
		}
		wordToken.lastIndex = start;
		if (!wordToken.test(text)) throw this.fault(`Unexpected token '${shownAt(text, start)}'`);
		this.at = wordToken.lastIndex;
		return words[text.slice(start, this.at) as keyof typeof words];
	}

	/** Steps over an opening bracket. */
	private open(): void {
		if (++this.depth > maxDepth) throw this.fault(`More than ${maxDepth} nested levels`);
		this.at++;
		this.skipBlanks();
	}

	/** Ends a container after its closing bracket. */
	private closed<Node extends ContainerNode>(node: Node): Node {
		this.depth--;
		node.end = this.at;
		return node;
	}

	/** Steps over a sign if it stands here. */
	private takes(sign: string): boolean {
		if (this.text[this.at] !== sign) return false;
		this.at++;
		return true;
	}

	private skipBlanks(): void {
		for (; this.at < this.text.length; this.at++) {
			const code = this.text.charCodeAt(this.at);
			if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
		}
	}

	/** What is wrong at the present offset, in the words of JavaScript's own parser. */
	private fault(message: string): JsonFault {
		const { length } = this.text;
		if (this.at >= length) {
			return new JsonFault('Unexpected end of JSON input', Math.max(0, length - 1), length);
		}
		return new JsonFault(`${message} in JSON at position ${this.at}`, this.at, this.at + 1);
	}
}

function duplicate({ step, keyStart, keyEnd }: JsonNode): JsonFault {
	const key = String(step);
	const shown = JSON.stringify(key.length > 100 ? `${key.slice(0, 100)}…` : key);
	return new JsonFault(`Duplicate key ${shown} in JSON at position ${keyStart}`, keyStart, keyEnd);
}

/** The character at an offset, by its number where it would not show. */
function shownAt(text: string, at: number): string {
	const code = text.codePointAt(at) ?? 0;
	const character = String.fromCodePoint(code);
	return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character)
		? character
		: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
