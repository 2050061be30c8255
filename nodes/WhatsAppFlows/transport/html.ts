/** The lines of an excerpt, such as `12 | "type": "NoType"`. */
const excerptLine = /^ *\d* \| /;

/**
 * A text of several lines for the description of n8n's errors, which the editor shows as HTML: breaks
 * stay, excerpts keep their columns, and nothing in the text is taken for a tag.
 */
export function asHtml(text: string): string {
	return text
		.split('\n')
		.map((line) =>
			excerptLine.test(line) ? `<code>${fixed(escaped(line))}</code>` : escaped(line),
		)
		.join('<br>');
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** With blanks that a browser neither joins nor breaks at. */
function fixed(text: string): string {
	return text.replaceAll(' ', '\u00a0');
}
