import { written, type Spread } from './spread';

/** What a measurement must not be above, or below. */
export type Bar = { readonly atMost: number } | { readonly atLeast: number };

/**
 * Prints one line.
 * @param value as it is printed
 * @param judged what the bar is for
 * @returns whether the bar is kept
 */
export function line(what: string, value: string, judged = 0, bar?: Bar): boolean {
	const kept = bar === undefined || keeps(judged, bar);
	console.log(`  ${what.padEnd(50)}  ${value.padEnd(22)}  ${verdict(kept, bar)}`.trimEnd());
	return kept;
}

/** Prints several measurements of the same, the median being what counts. */
export function spreadLine(what: string, spread: Spread, digits: number, bar?: Bar): boolean {
	return line(what, written(spread, digits), spread.median, bar);
}

/** Prints what the lines below it are about. */
export function heading(text: string): void {
	console.log(`\n${text}`);
}

function keeps(value: number, bar: Bar): boolean {
	return 'atMost' in bar ? value <= bar.atMost : value >= bar.atLeast;
}

function verdict(kept: boolean, bar: Bar | undefined): string {
	if (bar === undefined) return '';
	const [limit, missed] = 'atMost' in bar ? [bar.atMost, 'above'] : [bar.atLeast, 'below'];
	return kept ? `✔ at ${'atMost' in bar ? 'most' : 'least'} ${limit}` : `✘ ${missed} ${limit}`;
}
