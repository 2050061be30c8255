import { JsonFault } from './fault';

const quote = 0x22;
const backslash = 0x5c;
const firstPrintable = 0x20;

const escapes: Readonly<Record<string, string>> = {
	'"': '"',
	'\\': '\\',
	'/': '/',
	b: '\b',
	f: '\f',
	n: '\n',
	r: '\r',
	t: '\t',
};

/** A string token that was read. */
export interface ReadString {
	readonly value: string;
	/** The offset after the closing quote. */
	readonly end: number;
}

/**
 * Reads the string token that begins at an offset.
 *
 * @throws JsonFault on a missing quote, a control character, an unknown escape or half of a
 * surrogate pair: the last can't be written in UTF-8, and common parsers refuse it.
 */
export function readString(text: string, start: number): ReadString {
	for (let at = start + 1; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === quote) return { value: text.slice(start + 1, at), end: at + 1 };
		if (code === backslash || isSurrogate(code)) return readSlowly(text, start, at);
		if (code < firstPrintable) throw badCharacter(at);
	}
	throw unterminated(text);
}

/** Goes on where the first character stands that a slice of the text doesn't show as it is. */
function readSlowly(text: string, start: number, from: number): ReadString {
	const parts: string[] = [];
	let plain = start + 1;
	let at = from;
	while (at < text.length) {
		const code = text.charCodeAt(at);
		if (code === quote) {
			parts.push(text.slice(plain, at));
			return { value: parts.join(''), end: at + 1 };
		}
		if (code < firstPrintable) throw badCharacter(at);
		if (code === backslash) {
			const escape = readEscape(text, at);
			parts.push(text.slice(plain, at), escape.value);
			at = escape.end;
			plain = at;
		} else if (isSurrogate(code)) {
			if (!isPair(code, text.charCodeAt(at + 1))) throw loneSurrogate(at, at + 1);
			at += 2;
		} else at++;
	}
	throw unterminated(text);
}

function readEscape(text: string, at: number): ReadString {
	const letter = text.charAt(at + 1);
	if (letter === 'u') return readUnicode(text, at);
	if (letter === '') throw unterminated(text);
	if (!Object.hasOwn(escapes, letter)) {
		throw new JsonFault(`Bad escaped character in JSON at position ${at + 1}`, at, at + 2);
	}
	return { value: escapes[letter], end: at + 2 };
}

function readUnicode(text: string, at: number): ReadString {
	const code = hexAt(text, at);
	if (!isSurrogate(code)) return { value: String.fromCharCode(code), end: at + 6 };
	const second = text.startsWith('\\u', at + 6) ? hexAt(text, at + 6) : NaN;
	if (!isPair(code, second)) throw loneSurrogate(at, at + 6);
	return { value: String.fromCharCode(code, second), end: at + 12 };
}

/** The number in the four digits of the escape `\uXXXX` at an offset. */
function hexAt(text: string, at: number): number {
	const digits = text.slice(at + 2, at + 6);
	if (/^[\da-fA-F]{4}$/.test(digits)) return parseInt(digits, 16);
	if (at + 6 > text.length) throw unterminated(text);
	throw new JsonFault(`Bad Unicode escape in JSON at position ${at}`, at, at + 6);
}

function isSurrogate(code: number): boolean {
	return (code & 0xf800) === 0xd800;
}

function isPair(first: number, second: number): boolean {
	return first < 0xdc00 && second >= 0xdc00 && second <= 0xdfff;
}

function badCharacter(at: number): JsonFault {
	return new JsonFault(
		`Bad control character in string literal in JSON at position ${at}`,
		at,
		at + 1,
	);
}

function loneSurrogate(at: number, end: number): JsonFault {
	return new JsonFault(`Lone surrogate in string literal in JSON at position ${at}`, at, end);
}

function unterminated(text: string): JsonFault {
	return new JsonFault(
		`Unterminated string in JSON at position ${text.length}`,
		text.length - 1,
		text.length,
	);
}
