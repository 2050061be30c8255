import { ExpressionFault, tokensOf, type Token } from './tokens';

/** Gives the types that a `${…}` reference may have; throws ExpressionFault where there are none. */
export type TypesOf = (reference: string) => readonly string[];

/** How strongly operators bind, the weakest first, as in JavaScript. */
const strengths: ReadonlyMap<string, number> = new Map([
	['||', 1],
	['&&', 2],
	['==', 3],
	['!=', 3],
	['<', 4],
	['>', 4],
	['<=', 4],
	['>=', 4],
	['+', 5],
	['-', 5],
	['*', 6],
	['/', 6],
	['%', 6],
]);

const deepest = 100;

/**
 * The types that an expression may give, without its backticks; none if that can't be told. See
 * https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson (nested expressions)
 *
 * @throws ExpressionFault with what is wrong in Meta's words where they are known
 */
export function typesOfExpression(source: string, typesOf: TypesOf): readonly string[] {
	return new Evaluation(source, typesOf).all();
}

class Evaluation {
	private readonly tokens: readonly Token[];
	private at = 0;
	private depth = 0;

	constructor(
		source: string,
		private readonly typesOf: TypesOf,
	) {
		this.tokens = tokensOf(source);
	}

	all(): readonly string[] {
		const types = this.joined();
		if (this.next.kind !== 'end') throw unexpected(this.next);
		return types;
	}

	private get next(): Token {
		return this.tokens[this.at];
	}

	/** Several values beside each other make one text. */
	private joined(): readonly string[] {
		let types = this.binary(0);
		while (this.beginsValue()) {
			this.binary(0);
			types = ['string'];
		}
		this.refuseOtherSyntax();
		return types;
	}

	private beginsValue(): boolean {
		const { kind, text } = this.next;
		return text === '(' || text === '!' || (kind !== 'sign' && kind !== 'end');
	}

	private binary(weakest: number): readonly string[] {
		let left = this.unary();
		for (;;) {
			const { text: operator } = this.next;
			const strength = strengths.get(operator) ?? 0;
			if (strength <= weakest) return left;
			this.at++;
			if (this.next.kind === 'end' || this.next.text === ')') {
				throw new ExpressionFault(
					`Expected expression after ${operator} at character ${this.next.at}`,
				);
			}
			left = resultOf(operator, left, this.binary(strength));
		}
	}

	private unary(): readonly string[] {
		const { text: operator } = this.next;
		if (operator !== '!' && operator !== '-' && operator !== '+') return this.primary();
		this.at++;
		const types = this.nested(() => this.unary());
		const wanted = operator === '!' ? 'boolean' : 'number';
		if (!may(types, wanted)) {
			throw new ExpressionFault(`Operation '${operator}' can only be used before ${wanted}s.`);
		}
		return [wanted];
	}

	private primary(): readonly string[] {
		const token = this.next;
		this.at++;
		if (token.kind === 'reference') return this.typesOf(token.text);
		if (token.kind === 'string') return ['string'];
		if (token.kind === 'number') return ['number'];
		if (token.kind === 'word') return wordType(token.text);
		if (token.text === '[') throw unsupported('ArrayExpression');
		if (token.text !== '(') throw unexpected(token);
		const types = this.nested(() => this.joined());
		if (this.next.text !== ')') {
			throw new ExpressionFault(`Unclosed ( at character ${this.next.at}`);
		}
		this.at++;
		return types;
	}

	/** Keeps the recursion bounded, whatever somebody writes. */
	private nested(read: () => readonly string[]): readonly string[] {
		if (++this.depth > deepest) throw unexpected(this.next);
		const types = read();
		this.depth--;
		return types;
	}

	/** What JavaScript has and Flows don't. */
	private refuseOtherSyntax(): void {
		const { text } = this.next;
		if (text === '?') throw unsupported('ConditionalExpression', ternary);
		if (text === '.' || text === '[') throw unsupported('MemberExpression');
		if (/^(?:===|!==|[&|^~=])$/.test(text)) throw unsupported('BinaryExpression');
	}
}

const ternary =
	" This means that you are using a ternary operator in your expression (i.e. 'condition ? 'condition " +
	"passes' : 'condition fails'). Please check the documentation for the supported operations.";

function unsupported(kind: string, more = ''): ExpressionFault {
	return new ExpressionFault(`Operation ${kind} is not supported.${more}`);
}

function unexpected({ kind, text, at }: Token): ExpressionFault {
	return new ExpressionFault(
		kind === 'end'
			? `Expected expression at character ${at}`
			: `Unexpected "${text}" at character ${at}`,
	);
}

function wordType(word: string): readonly string[] {
	if (word === 'true' || word === 'false') return ['boolean'];
	if (word === 'null') {
		throw new ExpressionFault(
			"The keyword 'null' is reserved, please use another expression instead.",
		);
	}
	throw unsupported(word === 'this' ? 'ThisExpression' : 'Identifier');
}

function may(types: readonly string[], wanted: string): boolean {
	return types.length === 0 || types.some((type) => plain(type) === wanted);
}

function plain(type: string): string {
	return type === 'integer' ? 'number' : type;
}

function resultOf(
	operator: string,
	left: readonly string[],
	right: readonly string[],
): readonly string[] {
	const both = (wanted: string) => may(left, wanted) && may(right, wanted);
	if (operator === '&&' || operator === '||') {
		if (both('boolean')) return ['boolean'];
		throw new ExpressionFault(`Operation '${operator}' can only be used with booleans.`);
	}
	if (operator === '==' || operator === '!=') {
		if (left.length === 0 || left.some((type) => may(right, plain(type)))) return ['boolean'];
		throw new ExpressionFault(
			`Operation '${operator}' can only be used to compare values with same type.`,
		);
	}
	if (!both('number')) {
		throw new ExpressionFault(`Operation '${operator}' can only be used with numbers.`);
	}
	return ['<', '>', '<=', '>='].includes(operator) ? ['boolean'] : ['number'];
}
