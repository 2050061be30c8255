import { ConditionFault } from './fault';

export type Operator = '&&' | '||' | '==' | '!=' | '>' | '<' | '>=' | '<=';

/** A piece of a condition; `at` is its offset in the condition, counted from zero. */
export type Piece = { readonly text: string; readonly at: number } & (
	| { readonly kind: '(' | ')' | '!' | 'operator' | 'reference' }
	| { readonly kind: 'literal'; readonly type: 'string' | 'number' | 'boolean' }
);

const operators = ['&&', '||', '==', '!=', '>=', '<=', '>', '<'];
const reference = /\$\{(?:screen\.[a-zA-Z,_]*\.)?(?:data|form)(?:\.[\w-]+)+\}/y;
const malformed = /\$\{?[^\s}]*\}?/y;
const number = /-?\d+/y;
const word = /[A-Za-z]+/y;

/**
 * Cuts a condition into pieces one by one, so that whoever asks for them meets the first fault first.
 * The space is the only blank, numbers are whole, strings stand in single quotes.
 *
 * @throws ConditionFault on what is no piece
 */
export function* scan(condition: string): Generator<Piece> {
	let at = 0;
	while (at < condition.length) {
		if (condition[at] === ' ') {
			at++;
			continue;
		}
		const piece = pieceAt(condition, at);
		yield piece;
		at += piece.text.length;
	}
}

function pieceAt(condition: string, at: number): Piece {
	const character = condition[at];
	const operator = operators.find((known) => condition.startsWith(known, at));
	if (operator) return { kind: 'operator', text: operator, at };
	if (character === '(' || character === ')' || character === '!') {
		return { kind: character, text: character, at };
	}
	if (/[&|=]/.test(character)) throw new ConditionFault(`Invalid operator '${character}'`, at);
	if (character === "'") return stringAt(condition, at);
	if (character === '$') return referenceAt(condition, at);
	if (/[-\d]/.test(character)) return numberAt(condition, at);
	if (character === 't' || character === 'f') return booleanAt(condition, at);
	throw new ConditionFault(`Unexpected character '${character}'`, at);
}

function stringAt(condition: string, at: number): Piece {
	for (let end = at + 1; end < condition.length; end++) {
		if (condition[end] === '\\') end++;
		else if (condition[end] === "'") {
			return { kind: 'literal', type: 'string', text: condition.slice(at, end + 1), at };
		}
	}
	throw new ConditionFault('Missing closing quote for string.', at);
}

function referenceAt(condition: string, at: number): Piece {
	const text = match(reference, condition, at);
	if (text) return { kind: 'reference', text, at };
	throw new ConditionFault(`Invalid operand format '${match(malformed, condition, at)}'`, at);
}

function numberAt(condition: string, at: number): Piece {
	const text = match(number, condition, at);
	if (!text)
		throw new ConditionFault('A numerical value is expected to follow the negative sign', at);
	if (/^-?0./.test(text) || text === '-0') {
		throw new ConditionFault('Number cannot not have leading zeroes', at);
	}
	return { kind: 'literal', type: 'number', text, at };
}

function booleanAt(condition: string, at: number): Piece {
	const text = match(word, condition, at);
	if (text === 'true' || text === 'false') return { kind: 'literal', type: 'boolean', text, at };
	throw new ConditionFault(`Invalid literal '${text}'`, at);
}

function match(pattern: RegExp, condition: string, at: number): string {
	pattern.lastIndex = at;
	return pattern.exec(condition)?.[0] ?? '';
}
