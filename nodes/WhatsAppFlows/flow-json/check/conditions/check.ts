import { mayFit } from '../types';
import { ConditionFault } from './fault';
import { scan, type Piece } from './scan';

/** Gives the types that a `${…}` reference may have; throws ConditionFault where there are none. */
export type TypesOf = (reference: string) => readonly string[];

/** Something with a value: a reference, a literal, or what stands in parentheses. */
interface Operand {
	readonly text: string;
	readonly types: readonly string[];
	readonly isLiteral: boolean;
}

/** What has been read since a parenthesis was opened, or from the beginning. */
interface Level {
	/** The last operand; undefined where one is expected. */
	operand?: Operand;
	/** The operand before a comparison whose other side is still to come. */
	compared?: Operand;
	/** The operator that waits for its right side, or is the last one read. */
	operator?: string;
	/** A `!` that waits for its operand. */
	negation?: Piece;
	operands: number;
}

const isLogical = (operator: string) => operator === '&&' || operator === '||';
const isEquality = (operator: string) => operator === '==' || operator === '!=';

/**
 * Checks the condition of an If that is written as a plain string, from left to right up to the first
 * fault; see https://developers.facebook.com/docs/whatsapp/flows/reference/components (If).
 *
 * @throws ConditionFault
 */
export function checkCondition(condition: string, typesOf: TypesOf): void {
	const levels: Level[] = [{ operands: 0 }];
	let level = levels[0];
	let last: Piece | undefined;
	for (const piece of scan(condition)) {
		if (piece.kind === '(') {
			if (level.operand) throw missingOperator(level.operand, piece);
			level = { operands: 0 };
			levels.push(level);
		} else if (piece.kind === ')') {
			const closed = close(levels, last, piece);
			level = levels[levels.length - 1];
			take(level, closed, piece);
		} else if (piece.kind === '!') {
			if (level.operand) throw misplaced(piece);
			level.negation = piece;
		} else if (piece.kind === 'operator') operate(level, piece);
		else take(level, operandOf(piece, typesOf), piece);
		last = piece;
	}
	finish(levels);
}

function operandOf(piece: Piece, typesOf: TypesOf): Operand {
	const { text } = piece;
	if (piece.kind === 'literal') return { text, types: [piece.type], isLiteral: true };
	const types = typesOf(text).map((type) => (type === 'integer' ? 'number' : type));
	if (types.length > 0 && types.every((type) => type === 'object' || type === 'array')) {
		throw new ConditionFault(`Operand '${text}' with type '${types[0]}' is not supported.`);
	}
	return { text, types, isLiteral: false };
}

/** Puts an operand where one is expected. */
function take(level: Level, operand: Operand, { at }: Piece): void {
	if (level.operand) {
		throw new ConditionFault(
			`Missing operator between '${level.operand.text}' and '${operand.text}'`,
			at,
		);
	}
	const before = level.negation?.text ?? level.operator;
	const fits = wanted(before).some((type) => mayFit(operand.types, [type]));
	if (before !== undefined && !isEquality(before) && !fits) {
		throw new ConditionFault(
			`Wrong positioning of operand '${operand.text}'. It cannot be used after '${before}'`,
			at,
		);
	}
	const taken = level.negation ? { ...operand, types: ['boolean'] } : operand;
	const { compared } = level;
	if (
		compared &&
		level.operator &&
		isEquality(level.operator) &&
		!mayFit(compared.types, taken.types)
	) {
		throw new ConditionFault(
			`Type mismatch in an equality operation between '${compared.text}' and '${operand.text}'`,
			at,
		);
	}
	if (compared?.isLiteral && taken.isLiteral) {
		throw new ConditionFault(
			'An operator cannot not have literals on both sides. Found invalid syntax',
			at,
		);
	}
	level.operand = taken;
	level.negation = undefined;
	level.operands++;
}

/** What an operator works on. */
function wanted(operator = ''): readonly string[] {
	if (isLogical(operator) || operator === '!') return ['boolean'];
	return isEquality(operator) ? ['string', 'number', 'boolean'] : ['number'];
}

function operate(level: Level, piece: Piece): void {
	const { operand, operator: previous } = level;
	const { text, at } = piece;
	if (!operand) throw misplaced(piece);
	if (previous !== undefined && !(isLogical(previous) && isLogical(text))) {
		throw new ConditionFault(
			`Wrong positioning of operator '${text}'. It cannot be used in concatenation with '${previous}'`,
			at,
		);
	}
	if (!mayFit(operand.types, wanted(text))) {
		throw new ConditionFault(
			`Wrong positioning of operator '${text}'. It cannot be used after '${operand.text}'`,
			at,
		);
	}
	level.compared = operand;
	level.operand = undefined;
	level.operator = text;
}

/** Ends the innermost parentheses; what they hold is an operand of the level around them. */
function close(levels: Level[], last: Piece | undefined, piece: Piece): Operand {
	const { at } = piece;
	const level = levels[levels.length - 1];
	if (last?.kind === '(') throw new ConditionFault('Found invalid empty parentheses', at);
	if (levels.length === 1) {
		throw new ConditionFault('Missing opening parenthesis for the closing parenthesis', at);
	}
	if (!level.operand) {
		throw new ConditionFault('Found invalid positioning of closing parenthesis.', at);
	}
	levels.pop();
	return level.operands === 1 ? level.operand : { text: ')', types: ['boolean'], isLiteral: false };
}

function finish(levels: readonly Level[]): void {
	const [level] = levels;
	if (levels.length > 1) throw new ConditionFault('Missing closing parenthesis.');
	const waiting = level.negation?.text ?? level.operator;
	if (!level.operand) {
		throw new ConditionFault(
			waiting === undefined
				? "Expected property 'condition' to contain at least one operand."
				: `Missing operand after last operator '${waiting}'.`,
		);
	}
	if (level.operands > 1) return;
	if (level.operand.isLiteral) {
		throw new ConditionFault(
			'The only operand is a literal value. Expected single operand to be a boolean.',
		);
	}
	if (!mayFit(level.operand.types, ['boolean'])) {
		throw new ConditionFault('Expected single operand to be a boolean.');
	}
}

function misplaced({ text, at }: Piece): ConditionFault {
	return new ConditionFault(`Wrong positioning of operator '${text}'`, at);
}

function missingOperator(operand: Operand, { text, at }: Piece): ConditionFault {
	return new ConditionFault(`Missing operator between '${operand.text}' and '${text}'`, at);
}
