import type { Position } from '../parse/positions';
import type { Fault } from './fault';

/** A place that an entry is about, as Meta gives it. */
export interface ValidationPointer extends Position {
	/** The empty string for the whole document. */
	readonly path: string;
}

/**
 * What was found, in Meta's own shape; its lines and columns are those of its first pointer. See
 * https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi (validation_errors)
 */
export interface ValidationEntry extends Position {
	readonly error: string;
	readonly error_type: 'FLOW_JSON_ERROR' | 'FLOW_JSON_WARNING';
	readonly message: string;
	readonly pointers: readonly ValidationPointer[];
}

/** What checking a Flow JSON gives. */
export interface Validation {
	/** Whether there are no errors: warnings don't keep a Flow from being published. */
	readonly valid: boolean;
	readonly errors: readonly ValidationEntry[];
	readonly warnings: readonly ValidationEntry[];
}

const nowhere: Position = { line_start: 0, line_end: 0, column_start: 0, column_end: 0 };

/** Turns faults into entries with lines and columns. */
export function entriesOf(
	faults: readonly Fault[],
	positionOf: (start: number, end: number) => Position,
	type: ValidationEntry['error_type'],
): ValidationEntry[] {
	return faults.map(({ code, message, pointers }) => {
		const placed = pointers.map(({ start, end, path }) =>
			Object.assign(positionOf(start, end), { path }),
		);
		const { line_start, line_end, column_start, column_end } = placed[0] ?? nowhere;
		return {
			error: code,
			error_type: type,
			message,
			line_start,
			line_end,
			column_start,
			column_end,
			pointers: placed,
		};
	});
}
