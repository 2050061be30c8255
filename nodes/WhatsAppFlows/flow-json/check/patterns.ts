import type { JsonNode, StringNode } from '../parse/nodes';
import type { Version } from './versions';

/**
 * `${data.x}`, `${form.x}`, `${screen.S.data.x}` at the beginning of a text, as Meta's schema asks
 * for it: what follows does not matter.
 */
const reference = /^\$\{(?:screen\.[a-zA-Z,_]*\.)?(?:data|form)(?:\.[\w-]+)+\}/;

/** Begins with an expression in backticks, from version 6.0 on. */
const expressionStart = /^`[^`]+`/;

/** Whether the schema takes a text for one whose value is known only when the screen opens. */
export function isDynamic(text: string, version: Version): boolean {
	return reference.test(text) || (version >= 6 && expressionStart.test(text));
}

/**
 * A whole text in one pair of backticks; only from version 6.0 on it is an expression. Backticks with
 * a backslash before them belong to its texts.
 */
export function isExpression(text: string, version: Version): boolean {
	return version >= 6 && /^`(?:[^`\\]|\\[\s\S])*`$/.test(text);
}

/**
 * Whether a value is a text that is known before the screen opens, for the rules, which see
 * references and expressions alike.
 */
export function isStaticText(node: JsonNode | undefined): node is StringNode {
	return node?.kind === 'string' && !isDynamic(node.value, 6);
}

/** Nothing but blanks. */
export function isBlank(text: string): boolean {
	return !/\S/.test(text);
}

/** Letters and underscores; below 7.0 Meta's pattern also admits a comma. */
export function isScreenId(text: string, version: Version): boolean {
	return version >= 7 ? /^(?!_+$)[a-zA-Z_]+$/.test(text) : /^[a-zA-Z,_]+$/.test(text);
}

export const hexColour = /^#([A-Fa-f0-9]{6})$/;

export const caseName = /^[a-zA-Z][a-zA-Z0-9-_]*$/;
