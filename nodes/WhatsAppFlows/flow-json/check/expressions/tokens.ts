/** A piece of an expression; `at` is its offset in the expression. */
export type Token =
	| { readonly kind: 'reference'; readonly text: string; readonly at: number }
	| {
			readonly kind: 'string' | 'number' | 'word' | 'sign';
			readonly text: string;
			readonly at: number;
	  }
	| { readonly kind: 'end'; readonly text: ''; readonly at: number };

/** Why an expression can't be understood. */
export class ExpressionFault extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'ExpressionFault';
	}
}

const patterns: ReadonlyArray<readonly [Token['kind'], RegExp]> = [
	['reference', /\$\{[\w.,-]*\}/y],
	['number', /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y],
	['word', /[\p{L}_$][\p{L}\p{N}_$]*/uy],
	['sign', /===|!==|==|!=|<=|>=|&&|\|\||[+\-*/%<>!()?:,.[\]=&|^~]/y],
];

const blanks = /\s*/y;

/**
 * Cuts an expression, without its backticks, into pieces.
 *
 * @throws ExpressionFault on a quote that isn't closed or a character that begins nothing
 */
export function tokensOf(source: string): Token[] {
	const tokens: Token[] = [];
	let at = skipBlanks(source, 0);
	while (at < source.length) {
		const token = source[at] === "'" || source[at] === '"' ? quoted(source, at) : plain(source, at);
		tokens.push(token);
		at = skipBlanks(source, at + token.text.length);
	}
	return [...tokens, { kind: 'end', text: '', at }];
}

function plain(source: string, at: number): Token {
	for (const [kind, pattern] of patterns) {
		pattern.lastIndex = at;
		const text = pattern.exec(source)?.[0];
		if (text) return { kind, text, at } as Token;
	}
	throw new ExpressionFault(`Unexpected "${source[at]}" at character ${at}`);
}

function quoted(source: string, at: number): Token {
	for (let end = at + 1; end < source.length; end++) {
		if (source[end] === '\\') end++;
		else if (source[end] === source[at]) {
			return { kind: 'string', text: source.slice(at, end + 1), at };
		}
	}
	const opened = source.slice(at + 1);
	throw new ExpressionFault(`Unclosed quote after "${opened}" at character ${source.length}`);
}

function skipBlanks(source: string, at: number): number {
	blanks.lastIndex = at;
	return at + (blanks.exec(source)?.[0].length ?? 0);
}
