/** A place in a text: lines and columns count from one, columns in UTF-16 code units. */
export interface Place {
	readonly line: number;
	readonly column: number;
	/** Exclusive; the column where the line ends, where the place goes on in the next line. */
	readonly columnEnd?: number;
}

/** Characters of a line that fit into a panel of the editor. */
const width = 80;
/** Of them, those that are shown before the place. */
const before = 30;

/**
 * The line of a text at a place, with its number, and carets under what the place covers. A long
 * line is cut to the surroundings of the place.
 *
 * @returns two lines; undefined where the text has no such place
 */
export function excerptOf(text: string, { line, column, columnEnd }: Place): string | undefined {
	const whole = lineOf(text, line);
	if (whole === undefined || column < 1 || column > whole.length + 1) return undefined;
	const first = whole.length <= width ? 0 : Math.max(0, column - 1 - before);
	const shown = whole.slice(first, first + width);
	const [left, right] = [first > 0 ? '…' : '', first + width < whole.length ? '…' : ''];
	const from = column - 1 - first;
	const to = Math.min((columnEnd ?? Infinity) - 1 - first, shown.length);
	const margin = `${line} | `;
	return [
		`${margin}${left}${shown}${right}`,
		`${' '.repeat(String(line).length)} | ${' '.repeat(left.length + from)}${'^'.repeat(Math.max(1, to - from))}`,
	].join('\n');
}

/** A line without its break; whatever has a width of its own counts as one blank. */
function lineOf(text: string, line: number): string | undefined {
	let start = 0;
	for (let at = 1; at < line; at++) {
		start = text.indexOf('\n', start) + 1;
		if (start === 0) return undefined;
	}
	const end = text.indexOf('\n', start);
	const found = text.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
	return line < 1 ? undefined : found.replace(/[\p{Cc}\p{Cf}]/gu, ' ');
}
