import fc from 'fast-check';
import { JsonFault } from '../../../nodes/WhatsAppFlows/flow-json/parse/fault';
import { maxDepth, parseJson } from '../../../nodes/WhatsAppFlows/flow-json/parse/parse';
import type { JsonNode } from '../../../nodes/WhatsAppFlows/flow-json/parse/nodes';

/** The plain value of a node, with maps for objects so that no key is special. */
function plain(node: JsonNode): unknown {
	if (node.kind === 'array') return node.items.map(plain);
	if (node.kind !== 'object') return node.value;
	return new Map([...node.members].map(([key, value]) => [key, plain(value)]));
}

/** What `JSON.parse` gives, in the same form. */
function expected(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(expected);
	if (typeof value !== 'object' || value === null) return value;
	return new Map(Object.entries(value).map(([key, item]) => [key, expected(item)]));
}

function faultOf(text: string): { message: string; at: string; start: number } {
	try {
		parseJson(text);
	} catch (error) {
		if (!(error instanceof JsonFault)) throw error;
		const { message, start, end } = error;
		return { message, at: text.slice(start, end), start };
	}
	throw new Error(`${text} was parsed`);
}

describe('a parser that keeps positions', () => {
	it('knows where values and keys begin and end', () => {
		const text = '{ "a" : [ 1.5e3 , "b\\n" ] }';
		const root = parseJson(text);
		const list = root.kind === 'object' ? root.members.get('a') : undefined;
		const items = list?.kind === 'array' ? list.items : [];
		expect(text.slice(root.start, root.end)).toBe(text);
		expect(text.slice(list?.keyStart, list?.keyEnd)).toBe('"a"');
		expect(text.slice(list?.start, list?.end)).toBe('[ 1.5e3 , "b\\n" ]');
		expect(items.map(({ start, end }) => text.slice(start, end))).toEqual(['1.5e3', '"b\\n"']);
	});

	it('reads every JSON as JSON.parse does', () => {
		fc.assert(
			fc.property(
				fc.json({ stringUnit: 'grapheme' }),
				fc.constantFrom(0, 2, '\t'),
				(json, indent) => {
					const value: unknown = JSON.parse(json);
					const text = JSON.stringify(value, null, indent);
					expect(plain(parseJson(text))).toEqual(expected(value));
				},
			),
		);
	});

	it('reads escapes, numbers and words as JSON.parse does', () => {
		const texts = [
			'"\\u0041\\/\\b\\f\\r\\t\\"\\\\"',
			'"\\ud83d\\ude00 \u{1f600}"',
			'[-0, 0.5, 1E+2, -12.25e-1, 12345678901234567890]',
			'[true, false, null, [], {}, ""]',
			' \t\r\n{"": {"__proto__": 1, "constructor": 2}} ',
		];
		for (const text of texts) {
			expect(plain(parseJson(text))).toEqual(expected(JSON.parse(text)));
		}
	});

	it('refuses whatever JSON.parse refuses, at a place inside the text', () => {
		const piece = fc.constantFrom(
			'{',
			'}',
			'[',
			']',
			',',
			':',
			'"',
			'\\',
			'1',
			'-',
			'.',
			'e',
			't',
			' ',
		);
		const text = fc.array(fc.oneof(piece, fc.constantFrom('"a"', 'true', 'null', '\n')), {
			maxLength: 12,
		});
		fc.assert(
			fc.property(text, (pieces) => {
				const broken = pieces.join('');
				fc.pre(!isJson(broken));
				expect(() => parseJson(broken)).toThrow(JsonFault);
				expect(faultOf(broken).start).toBeLessThanOrEqual(Math.max(0, broken.length - 1));
			}),
		);
	});

	it.each([
		['{"a":1,}', 'Expected double-quoted property name', '}'],
		['{"a" 1}', "Expected ':' after property name", '1'],
		['{"a":1 "b":2}', "Expected ',' or '}' after property value", '"'],
		['[1 2]', "Expected ',' or ']' after array element", '2'],
		['[1,]', "Unexpected token ']'", ']'],
		['[01]', "Expected ',' or ']' after array element", '1'],
		['{} x', 'Unexpected non-whitespace character after JSON', 'x'],
		['["a\tb"]', 'Bad control character in string literal', '\t'],
		['["\\n\tb"]', 'Bad control character in string literal', '\t'],
		['["\\x"]', 'Bad escaped character', '\\x'],
		['["\\u00g0"]', 'Bad Unicode escape', '\\u00g0'],
		['["\\ud800"]', 'Lone surrogate in string literal', '\\ud800'],
		['["\\udc00\\ud800"]', 'Lone surrogate in string literal', '\\udc00'],
		['["a\ud800"]', 'Lone surrogate in string literal', '\ud800'],
		['{"a":1,"\\u0061":2}', 'Duplicate key "a"', '"\\u0061"'],
		[`{${'abcdefghij'.replace(/./g, '"$&":1,')}"c":2}`, 'Duplicate key "c"', '"c"'],
		['nul', "Unexpected token 'n'", 'n'],
		['\ufeff{}', "Unexpected token 'U+FEFF'", '\ufeff'],
	])('says where %j goes wrong', (text, message, at) => {
		const fault = faultOf(text);
		expect(fault.message.startsWith(`${message} in JSON at position `)).toBe(true);
		expect(fault.at).toBe(at);
	});

	it.each(['', ' ', '{', '[1', '{"a":', '["a', '["\\', '["\\u12'])(
		'says that %j ends too early',
		(text) => {
			const { message, start } = faultOf(text);
			expect(message).toMatch(/^(Unexpected end of JSON input|Unterminated string in JSON)/);
			expect(start).toBe(Math.max(0, text.length - 1));
		},
	);

	it(`reads ${maxDepth} levels and no more`, () => {
		const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
		expect(parseJson(nested(maxDepth)).kind).toBe('array');
		expect(faultOf(nested(maxDepth + 1))).toMatchObject({
			message: `More than ${maxDepth} nested levels in JSON at position ${maxDepth}`,
			at: '[',
		});
	});
});

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}
