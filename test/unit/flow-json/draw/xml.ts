/** A part of an XML document, or its text. */
export interface XmlElement {
	readonly name: string;
	readonly attributes: ReadonlyMap<string, string>;
	readonly children: ReadonlyArray<XmlElement | string>;
}

// https://www.w3.org/TR/xml/#charsets
const forbidden =
	// eslint-disable-next-line no-control-regex -- these are what must not be there
	/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const name = '[A-Za-z_][A-Za-z0-9_.-]*';
const attribute = new RegExp(`\\s+(${name})="([^"<]*)"`, 'y');
const openTag = new RegExp(`<(${name})`, 'y');
const closeTag = new RegExp(`</(${name})>`, 'y');
const text = /[^<]+/y;
const entities: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	'#39': "'",
};

/**
 * Reads the part of XML that drawings need, and nothing else: elements, attributes in double quotes,
 * text and five entities. No comments, declarations or processing instructions.
 * @throws Error where the text is anything else
 */
export function parseXml(xml: string): XmlElement {
	const bad = forbidden.exec(xml);
	if (bad) throw new Error(`Character U+${bad[0].charCodeAt(0).toString(16)} at ${bad.index}`);
	let at = 0;
	const take = (pattern: RegExp): RegExpExecArray | undefined => {
		pattern.lastIndex = at;
		const match = pattern.exec(xml) ?? undefined;
		at += match?.[0].length ?? 0;
		return match;
	};
	const fail = (what: string): never => {
		throw new Error(`${what} at ${at}: ${xml.slice(Math.max(0, at - 40), at + 40)}`);
	};
	const decode = (raw: string): string => {
		if (raw.includes(']]>')) fail(']]>');
		return raw.replace(/&([^;\s]*;?)/g, (_, entity: string) => {
			const known = entity.endsWith(';') ? entities[entity.slice(0, -1)] : undefined;
			return known ?? fail(`Entity &${entity}`);
		});
	};
	const open: Array<XmlElement & { children: Array<XmlElement | string> }> = [];
	for (;;) {
		const parent = open.at(-1);
		const words = parent && take(text);
		if (words) {
			parent.children.push(decode(words[0]));
			continue;
		}
		const closed = parent && take(closeTag);
		if (closed) {
			if (closed[1] !== parent.name) fail(`</${closed[1]}> for ${parent.name}`);
			open.pop();
			if (open.length > 0) continue;
			if (at < xml.length) fail('Something after the end');
			return parent;
		}
		const opened = take(openTag) ?? fail('No tag');
		const attributes = new Map<string, string>();
		for (let found = take(attribute); found; found = take(attribute)) {
			if (attributes.has(found[1])) fail(`Second ${found[1]}`);
			attributes.set(found[1], decode(found[2]));
		}
		const element = { name: opened[1], attributes, children: [] };
		parent?.children.push(element);
		if (take(/\/>/y)) {
			if (!parent) return element;
		} else if (take(/>/y)) open.push(element);
		else fail('Tag without an end');
	}
}

/** An element and all that is in it, in the order of the document. */
export function elementsIn(element: XmlElement): XmlElement[] {
	const inner = element.children.filter((child) => typeof child !== 'string');
	return [element, ...inner.flatMap(elementsIn)];
}

/** All text in an element, titles left out. */
export function textIn(element: XmlElement): string {
	return element.children
		.map((child) => {
			if (typeof child === 'string') return child;
			return child.name === 'title' || child.name === 'desc' ? '' : textIn(child);
		})
		.join('');
}
