/**
 * How wide characters are, in parts of the font size: Helvetica for ASCII, and for other scripts what
 * the wider ones of the usual typefaces take. There is no browser here that could measure; a line
 * that is guessed a little too wide only breaks a word earlier.
 */

const regular = numbers(
	'278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584',
);
const bold = numbers(
	'278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584',
);

function numbers(list: string): readonly number[] {
	return list.split(' ').map((thousandths) => Number(thousandths) / 1000);
}

/** First and last code point of a range, the width of its letters and of its spacing marks. */
type Range = readonly [first: number, last: number, letter: number, mark?: number];

const ranges: readonly Range[] = [
	[0x0250, 0x02ff, 0.8],
	[0x0370, 0x03ff, 0.72],
	[0x0400, 0x052f, 0.75],
	[0x0530, 0x058f, 0.82],
	[0x0590, 0x05ff, 0.67],
	[0x0600, 0x077f, 0.66],
	[0x0780, 0x07bf, 0.9],
	[0x07c0, 0x08ff, 0.8],
	[0x0900, 0x097f, 0.74, 0.5],
	[0x0980, 0x0a7f, 0.8, 0.5],
	[0x0a80, 0x0aff, 0.8, 0.5],
	[0x0b00, 0x0b7f, 0.9, 0.55],
	[0x0b80, 0x0bff, 1.2, 0.95],
	[0x0c00, 0x0c7f, 0.95, 0.75],
	[0x0c80, 0x0cff, 1, 0.8],
	[0x0d00, 0x0d7f, 1.25, 0.85],
	[0x0d80, 0x0dff, 1.15, 0.85],
	[0x0e00, 0x0e7f, 0.68],
	[0x0e80, 0x0eff, 0.75],
	[0x0f00, 0x0fff, 0.85],
	[0x1000, 0x109f, 1.05, 0.6],
	[0x10a0, 0x10ff, 0.8],
	[0x1100, 0x11ff, 0.95],
	[0x1200, 0x139f, 0.95],
	[0x13a0, 0x167f, 1],
	[0x1780, 0x17ff, 0.9, 0.5],
	[0x1800, 0x1dff, 1],
	[0x1f00, 0x1fff, 0.9],
	[0x2000, 0x206f, 0.6],
	[0x2070, 0x20cf, 0.85],
	[0x2100, 0x25ff, 1],
	[0x2600, 0x27bf, 1.37],
	[0x27c0, 0x2e7f, 1.37],
	[0x2e80, 0xabff, 1],
	[0xac00, 0xd7ff, 0.96],
	[0xe000, 0xf8ff, 1.1],
	[0xf900, 0xfaff, 1],
	[0xfb50, 0xfdff, 1.8],
	[0xfe70, 0xfeff, 0.95],
	[0xff61, 0xffdc, 0.6],
	[0x12000, 0x1254f, 2],
	[0x1f000, 0x1faff, 1.37],
	[0x20000, 0x3ffff, 1],
];

/** Those that are much wider than the others of their range. */
const wide: ReadonlyMap<string, number> = new Map([
	...[...'—…‰⸺'].map((one) => [one, 1.1] as const),
	...[...'ШЩЖЮЫМФшщжюымфЉЊљњѿѾ'].map((one) => [one, 0.98] as const),
	...[...'سشصضڛڜݜݽۻۺ'].map((one) => [one, 1] as const),
	['\ufdfa', 3],
	['\ufdfb', 3],
	['\ufdfd', 8],
]);

const narrowArabic = new Set('اأإآٱلدذرزژوؤ،.؛٫٬۔!');
const usual = 1.2;

/** What a line takes more than measured, so that another typeface than Helvetica fits as well. */
const allowance = 1.03;

/** The width of a text in pixels; combining marks take none. */
export function widthOf(text: string, size: number, isBold = false): number {
	const ascii = isBold ? bold : regular;
	let total = 0;
	for (const character of text) {
		const code = character.codePointAt(0) ?? 0;
		total += code >= 0x20 && code < 0x7f ? ascii[code - 0x20] : beyondAscii(character, code, ascii);
	}
	return total * size * allowance;
}

function beyondAscii(character: string, code: number, ascii: readonly number[]): number {
	if (/\p{Mn}|\p{Me}|\p{Cc}|\p{Cf}/u.test(character)) return 0;
	const known = wide.get(character);
	if (known !== undefined) return known;
	if (code === 0xa0) return ascii[0];
	if (code < 0x250 || (code >= 0x1e00 && code < 0x1f00)) return likeItsBase(character, ascii);
	if (narrowArabic.has(character)) return 0.5;
	const range = rangeOf(code);
	if (!range) return usual;
	const [, , letter, mark = letter] = range;
	return /\p{Mc}/u.test(character) ? mark : letter;
}

/** A letter with an accent is as wide as the letter without it. */
function likeItsBase(character: string, ascii: readonly number[]): number {
	const code = character.normalize('NFD').charCodeAt(0);
	return code >= 0x20 && code < 0x7f ? ascii[code - 0x20] : 0.85;
}

function rangeOf(code: number): Range | undefined {
	let low = 0;
	let high = ranges.length - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		const range = ranges[middle];
		if (code < range[0]) high = middle - 1;
		else if (code > range[1]) low = middle + 1;
		else return range;
	}
	return undefined;
}
