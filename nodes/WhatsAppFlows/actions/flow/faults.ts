import type { ValidationEntry } from '../../flow-json';
import { excerptOf } from '../../flow-json/excerpt';
import type { ValidationError } from '../../providers/model';

/** What the check found, in the shape in which providers' answers come out. */
export function asProviderFault(entry: ValidationEntry): ValidationError {
	const { error, error_type: errorType, message, pointers } = entry;
	return {
		error,
		errorType,
		message,
		...inCamelCase(entry),
		pointers: pointers.map((pointer) => ({ ...inCamelCase(pointer), path: pointer.path })),
	};
}

type Position = Pick<ValidationEntry, 'line_start' | 'line_end' | 'column_start' | 'column_end'>;

function inCamelCase(position: Position) {
	return {
		lineStart: position.line_start,
		lineEnd: position.line_end,
		columnStart: position.column_start,
		columnEnd: position.column_end,
	};
}

/**
 * The line of the Flow JSON that a fault is about, with carets under it.
 * @param flowJson the text that was checked; without it, or without a place, there is no line
 */
export function lineUnder(
	fault: ValidationError,
	flowJson: string | undefined,
): string | undefined {
	const { lineStart, lineEnd, columnStart, columnEnd } = fault;
	if (flowJson === undefined || !lineStart) return undefined;
	return excerptOf(flowJson, {
		line: lineStart,
		column: columnStart || 1,
		columnEnd: lineEnd === lineStart ? columnEnd : undefined,
	});
}

/** Adds to what a provider found in a Flow JSON the lines that it is about. */
export function withLines<T extends { validationErrors?: readonly ValidationError[] }>(
	flow: T,
	flowJson: string | undefined,
): T {
	const validationErrors = flow.validationErrors?.map((fault) => ({
		...fault,
		excerpt: lineUnder(fault, flowJson),
	}));
	return { ...flow, validationErrors };
}

/** The faults of a Flow JSON one below the other, each with its place and, if known, its line. */
export function listFaults(
	faults: readonly ValidationError[],
	flowJson?: string,
	atMost = 10,
): string {
	const rest = faults.length - atMost;
	return [
		...faults.slice(0, atMost).map((fault) => describe(fault, flowJson)),
		...(rest > 0 ? [`And ${rest} more.`] : []),
	].join('\n\n');
}

function describe(fault: ValidationError, flowJson: string | undefined): string {
	const { error, message, pointers = [] } = fault;
	const path = pointers.at(0)?.path;
	const named = path ? `${error} at ${path}` : error;
	return [
		`${placeOf(fault)}${message} (${named})`,
		...(pointers.length > 1 ? [`Also here: ${others(pointers.slice(1))}`] : []),
		...[lineUnder(fault, flowJson) ?? []].flat(),
	].join('\n');
}

/** “Line 3, column 7: ”, or nothing: some providers write zeros where they know no place. */
export function placeOf({ lineStart, columnStart }: ValidationError): string {
	return lineStart ? `Line ${lineStart}, column ${columnStart || 1}: ` : '';
}

const mostPlaces = 5;

function others(pointers: NonNullable<ValidationError['pointers']>): string {
	const rest = pointers.length - mostPlaces;
	return [
		...pointers
			.slice(0, mostPlaces)
			.map(({ lineStart, columnStart, path }) =>
				lineStart ? `line ${lineStart}, column ${columnStart || 1}` : (path ?? ''),
			),
		...(rest > 0 ? [`and ${rest} more`] : []),
	].join('; ');
}
