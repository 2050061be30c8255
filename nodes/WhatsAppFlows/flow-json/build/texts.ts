const control = /[^\P{Cc}\n\t]/gu;

/** Several lines of text, trimmed; a number counts as text, anything else as none. */
export function paragraph(value: unknown): string {
	if (typeof value !== 'string' && typeof value !== 'number') return '';
	return (
		String(value)
			.replace(/\r\n?/g, '\n')
			.replace(control, '')
			// Halves of characters, which no receiver takes.
			.replace(/\p{Surrogate}/gu, '\uFFFD')
			.trim()
	);
}

/** The same as a single line. */
export function line(value: unknown): string {
	return paragraph(value).replace(/\s+/g, ' ');
}

/** The entries of a list, or of a text with one per line, without empty ones. */
export function lines(value: unknown): string[] {
	const entries: unknown[] = Array.isArray(value) ? value : paragraph(value).split('\n');
	return entries.map(line).filter((entry) => entry !== '');
}

const joiner = '\u2060';

/**
 * The text as WhatsApp shows it as it is: `${…}` and backticks, with which it would put in a value
 * or calculate, are parted by a character that is not seen.
 */
export function literal(text: string): string {
	return text.replaceAll('${', `$${joiner}{`).replace(/^`/, `${joiner}\``);
}

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The beginning of a text and an ellipsis, where it has more than some UTF-16 code units. */
export function shortened(text: string, most: number): string {
	if (text.length <= most) return text;
	let end = 0;
	for (const { index, segment } of characters.segment(text)) {
		if (index + segment.length > most - 1) break;
		end = index + segment.length;
	}
	return `${text.slice(0, end).trimEnd()}…`;
}
