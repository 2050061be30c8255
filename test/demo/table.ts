/** One line of the demo's table. `milliseconds` is missing where there was nothing to measure. */
export interface Row {
	provider: string;
	step: string;
	/** `right` as it should be, `wrong` otherwise. */
	verdict: 'right' | 'wrong';
	/** What happened, in a few words. */
	result: string;
	milliseconds?: number;
}

const MARK = { right: '✔', wrong: '✘' };

/** The rows as lines of text with aligned columns, the milliseconds to the right. */
export function tableOf(rows: Row[]): string[] {
	const cells = rows.map(({ provider, step, verdict, result, milliseconds }) => [
		provider,
		step,
		`${MARK[verdict]} ${result}`,
		milliseconds === undefined ? '–' : String(Math.round(milliseconds)),
	]);
	const all = [['Provider', 'Step', 'Result', 'ms'], ...cells];
	const widths = all[0].map((_, column) => Math.max(...all.map((cell) => cell[column].length)));
	const line = (cell: string[]) =>
		cell
			.map((text, column) =>
				column === 3 ? text.padStart(widths[column]) : text.padEnd(widths[column]),
			)
			.join('  ');
	const rule = widths.map((width) => '─'.repeat(width)).join('  ');
	return [line(all[0]), rule, ...cells.map(line)];
}
