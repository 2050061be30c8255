import { sliceRuns, textOfRuns, type Run } from './runs';
import { widthOf } from './widths';

export interface Line {
	readonly runs: readonly Run[];
	/** In pixels, as far as it can be told without a browser. */
	readonly width: number;
}

export interface Wrapping {
	readonly width: number;
	readonly size: number;
	readonly bold?: boolean;
	/** Of more lines the last one ends with an ellipsis. */
	readonly lines?: number;
}

/** Scripts without spaces between words: every character may begin a line, but for some marks. */
const ideographic =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Yi}\u3000-\u303f\uff00-\uffef]/u;
const neverFirst =
	/^[、。，．：；？！）」』】》〉〕］｝…‥ー々ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ%,.!?:;)\]}”’]/u;
const neverLast = /[（「『【《〈〔［｛“‘([{]$/u;
/** Scripts without spaces whose words only a dictionary knows. */
const dictionary = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const words = new Intl.Segmenter('th', { granularity: 'word' });
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Breaks runs into lines that fit; line breaks in the text stay, words too long are cut. */
export function wrap(runs: readonly Run[], wrapping: Wrapping): Line[] {
	const whole = textOfRuns(runs);
	const most = wrapping.lines ?? Infinity;
	const lines: Line[] = [];
	for (const [start, end] of paragraphsOf(whole)) {
		for (const [from, to] of linesOf(runs, whole, start, end, wrapping)) {
			if (lines.length >= most) {
				const last = lines[lines.length - 1];
				lines[lines.length - 1] = shortened(last.runs, wrapping);
				return lines;
			}
			lines.push(lineOf(sliceRuns(runs, from, to), wrapping));
		}
	}
	return lines;
}

/** One line that ends with an ellipsis where the runs don't fit. */
export function fit(runs: readonly Run[], wrapping: Wrapping): Line {
	const flat = runs.map((run) => ({ ...run, text: run.text.replace(/\s+/g, ' ') }));
	const line = lineOf(flat, wrapping);
	return line.width <= wrapping.width ? line : shortened(flat, wrapping);
}

function lineOf(runs: readonly Run[], wrapping: Wrapping): Line {
	return { runs, width: runsWidth(runs, wrapping) };
}

function runsWidth(runs: readonly Run[], { size, bold }: Wrapping): number {
	return runs.reduce((sum, run) => sum + widthOf(run.text, size, bold || run.bold), 0);
}

function shortened(runs: readonly Run[], wrapping: Wrapping): Line {
	const room = wrapping.width - widthOf('…', wrapping.size, wrapping.bold);
	const kept: Run[] = [];
	let width = 0;
	for (const run of runs) {
		let text = '';
		for (const { segment } of graphemes.segment(run.text)) {
			const more = widthOf(segment, wrapping.size, wrapping.bold || run.bold);
			if (width + more > room) {
				kept.push({ ...run, text: `${text.trimEnd()}…` });
				return lineOf(kept, wrapping);
			}
			text += segment;
			width += more;
		}
		kept.push({ ...run, text });
	}
	const last = kept.pop();
	if (last) kept.push({ ...last, text: `${last.text.trimEnd()}…` });
	return lineOf(kept, wrapping);
}

type Span = readonly [start: number, end: number];

function* paragraphsOf(whole: string): Iterable<Span> {
	let start = 0;
	for (const { index, 0: lineBreak } of whole.matchAll(/\r\n?|\n|\u2028|\u2029/g)) {
		yield [start, index];
		start = index + lineBreak.length;
	}
	yield [start, whole.length];
}

/** The lines of one paragraph as offsets, without the spaces at their ends. */
function* linesOf(
	runs: readonly Run[],
	whole: string,
	start: number,
	end: number,
	wrapping: Wrapping,
): Iterable<Span> {
	let from = start;
	let width = 0;
	for (const [wordStart, wordEnd] of breakable(whole.slice(start, end), start)) {
		const bare = trimmedEnd(whole, wordStart, wordEnd);
		const measure = (to: number) => runsWidth(sliceRuns(runs, wordStart, to), wrapping);
		if (width > 0 && width + measure(bare) > wrapping.width) {
			yield [from, trimmedEnd(whole, from, wordStart)];
			from = wordStart;
			width = 0;
		}
		if (measure(bare) <= wrapping.width) {
			width += measure(wordEnd);
			continue;
		}
		const pieces = cut(runs, whole, [wordStart, wordEnd], wrapping);
		yield* pieces.slice(0, -1);
		from = pieces[pieces.length - 1][0];
		width = runsWidth(sliceRuns(runs, from, wordEnd), wrapping);
	}
	yield [from, trimmedEnd(whole, from, end)];
}

function trimmedEnd(text: string, start: number, end: number): number {
	let at = end;
	while (at > start && /\s/.test(text[at - 1])) at -= 1;
	return at;
}

/** A word that is wider than a line, in pieces that fit and keep characters whole. */
function cut(runs: readonly Run[], whole: string, [start, end]: Span, wrapping: Wrapping): Span[] {
	const pieces: Span[] = [];
	let from = start;
	let width = 0;
	for (const { segment, index } of graphemes.segment(whole.slice(start, end))) {
		const at = start + index;
		const more = runsWidth(sliceRuns(runs, at, at + segment.length), wrapping);
		if (at > from && width + more > wrapping.width) {
			pieces.push([from, at]);
			from = at;
			width = 0;
		}
		width += more;
	}
	return [...pieces, [from, end]];
}

/** The parts between the places at which a line may break. */
function* breakable(text: string, offset: number): Iterable<Span> {
	let from = 0;
	for (const match of text.matchAll(/[^\s]+\s*|\s+/gu)) {
		const [part] = match;
		const base = match.index;
		if (!ideographic.test(part) && !dictionary.test(part) && !/[-/\u200b\u00ad]/.test(part)) {
			yield [offset + from, offset + base + part.length];
			from = base + part.length;
			continue;
		}
		for (const at of innerBreaks(part)) {
			if (base + at > from) yield [offset + from, offset + base + at];
			from = base + at;
		}
		yield [offset + from, offset + base + part.length];
		from = base + part.length;
	}
}

function* innerBreaks(part: string): Iterable<number> {
	if (dictionary.test(part)) {
		for (const { segment, index } of words.segment(part)) {
			if (index > 0 && !/^[\s\p{P}]/u.test(segment)) yield index;
		}
		return;
	}
	let previous = '';
	for (const { segment, index } of graphemes.segment(part)) {
		const mayBreak =
			(ideographic.test(segment) ||
				ideographic.test(previous) ||
				/[-/\u200b\u00ad]$/.test(previous)) &&
			!neverFirst.test(segment) &&
			!neverLast.test(previous) &&
			!/^\s/.test(segment);
		if (index > 0 && mayBreak) yield index;
		previous = segment;
	}
}
