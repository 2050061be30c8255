/** Lines and columns as Meta counts them: from one, columns in UTF-16 code units, ends exclusive. */
export interface Position {
	readonly line_start: number;
	readonly line_end: number;
	readonly column_start: number;
	readonly column_end: number;
}

/**
 * Makes a function that turns offsets of a text into lines and columns. Only `\n` begins a new line;
 * the table of lines is made at the first call and searched by halves.
 */
export function positionsIn(text: string): (start: number, end: number) => Position {
	let lines: number[] | undefined;
	return (start, end) => {
		lines ??= lineStarts(text);
		const first = lineOf(lines, start);
		// The last character decides about the line, so that an end after a line break stays inside.
		const last = lineOf(lines, Math.max(start, end - 1));
		return {
			line_start: first + 1,
			line_end: last + 1,
			column_start: start - lines[first] + 1,
			column_end: end - lines[last] + 1,
		};
	};
}

function lineStarts(text: string): number[] {
	const starts = [0];
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
	return starts;
}

/** The index of the last line that starts at or before the offset. */
function lineOf(lines: readonly number[], offset: number): number {
	let low = 0;
	let high = lines.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >>> 1;
		if (lines[middle] <= offset) low = middle;
		else high = middle - 1;
	}
	return low;
}
