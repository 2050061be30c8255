/** Numbers are rounded to a tenth; what is undefined is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with its attributes escaped; the children are markup already. */
export function element(name: string, attributes: Attributes, ...children: string[]): string {
	let start = `<${name}`;
	for (const [key, value] of Object.entries(attributes)) {
		if (value === undefined) continue;
		start += ` ${key}="${typeof value === 'number' ? rounded(value) : escapeXml(value)}"`;
	}
	const inner = children.join('');
	return inner === '' ? `${start}/>` : `${start}>${inner}</${name}>`;
}

export function rounded(value: number): string {
	return String(Math.round(value * 10) / 10);
}

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** Text as XML takes it, in an element or an attribute. */
export function escapeXml(text: string): string {
	return valid(text).replace(/[&<>"']/g, (character) => entities[character]);
}

/**
 * Without what no XML document may have, not even escaped: most control characters, lone surrogates
 * and noncharacters, see https://www.w3.org/TR/xml/#charsets
 */
function valid(text: string): string {
	// eslint would take the class of control characters for a slip, so it is written by property.
	return text.replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu, '');
}
