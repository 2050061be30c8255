import { FormFault } from './fault';
import { line, shortened } from './texts';

/**
 * A whole number within bounds; undefined when none is given.
 * @throws FormFault for anything else
 */
export function count(
	value: unknown,
	[least, most]: readonly [number, number],
	place: string,
	what: string,
): number | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const number = typeof value === 'string' ? Number(value) : value;
	if (typeof number === 'number' && Number.isInteger(number) && number >= least && number <= most) {
		return number;
	}
	throw new FormFault(
		place,
		`${what} is ${shortened(line(value) || 'no number', 40)}`,
		`Give a whole number from ${least} to ${most}.`,
	);
}

/** Whether a value says yes: true, or the word from an expression. */
export function isYes(value: unknown): boolean {
	return value === true || (typeof value === 'string' && /^(?:true|yes)$/i.test(value.trim()));
}
