import { validateFlowJson } from '../../../nodes/WhatsAppFlows/flow-json';
import { expectErrors, expectValid, key, textOf, value } from './support/expect';
import { body, data, flow, footer, screen, single, type Json } from './support/flows';

const first = (text: string) => {
	const { valid, errors } = validateFlowJson(text);
	expect(valid).toBe(false);
	expect(errors).toHaveLength(1);
	return errors[0];
};

describe('what is no JSON', () => {
	it.each(['', '   ', 'Hello', '{"version": "7.3", }', '{"version": "7.3"', '{} {}'])(
		'%j is one error with the place where it goes wrong',
		(text) => {
			const { error, message, pointers } = first(text);
			expect(error).toBe('INVALID_FLOW_JSON');
			expect(message).toMatch(/^Flow JSON is not valid\. /);
			expect(pointers).toHaveLength(1);
			expect(pointers[0].path).toBe('');
			expect(pointers[0].line_start).toBe(1);
		},
	);

	it('points at the character that should not be there', () => {
		expect(first('{\n\t"version": "7.3",\n\t"screens": [,]\n}')).toMatchObject({
			error_type: 'FLOW_JSON_ERROR',
			line_start: 3,
			line_end: 3,
			column_start: 14,
			column_end: 15,
		});
	});

	it.each(['[]', '"text"', 'null', '5', 'true'])('%s is JSON but no object', (text) => {
		expect(first(text)).toMatchObject({
			error: 'INVALID_FLOW_JSON',
			message: 'Flow JSON is not valid. JSON is not an object',
			column_start: 1,
			column_end: text.length + 1,
		});
	});

	it('counts only line feeds as line breaks, and tabs and carriage returns as columns', () => {
		const text = '{\r\n\t"version": "9.9",\r\n"screens": []}';
		expect(first(text)).toMatchObject({ line_start: 2, column_start: 13, column_end: 18 });
	});

	it('counts columns in UTF-16 code units', () => {
		expect(first('{"😀": 1, "version": 5}')).toMatchObject({ column_start: 22, column_end: 23 });
	});
});

describe('the version', () => {
	it('is missing from the object as a whole', () => {
		expectErrors(
			{ screens: [] },
			{
				error: 'MISSING_FLOW_JSON_VERSION',
				message: 'Flow JSON version is not specified.',
				at: value([]),
			},
		);
	});

	const refused: Json[] = [
		'2.1',
		'3.0',
		'3.1',
		'4.0',
		'5.0',
		'5.2',
		'7.4',
		'7',
		'seven',
		'',
		7.3,
		null,
	];
	it.each(refused)('%j is refused, whatever else is wrong', (version) => {
		expectErrors(
			{ version, nonsense: true },
			{
				error: 'INVALID_FLOW_JSON_VERSION',
				message:
					'Given Flow JSON version is not supported. Please refer the supported versions at ' +
					'https://developers.facebook.com/docs/whatsapp/flows/changelogs#currently-supported-versions.',
				at: value(['version']),
			},
		);
	});

	it.each(['5.1', '6.0', '6.1', '6.2', '6.3', '7.0', '7.1', '7.2', '7.3'])(
		'%s can be published',
		(version) => {
			expectValid(single([], { version }));
		},
	);

	it('is explained where it is frozen', () => {
		const { warnings } = validateFlowJson(textOf(single([], { version: '4.0' })));
		expect(warnings).toHaveLength(1);
		expect(warnings[0]).toMatchObject({
			error: 'FROZEN_FLOW_JSON_VERSION',
			error_type: 'FLOW_JSON_WARNING',
			line_start: 2,
			column_start: 14,
		});
		expect(warnings[0].message).toContain("'4.0' has been frozen since 8 April 2025");
	});
});

describe('the size', () => {
	const limit = 10 * 1024 * 1024;
	/** A Flow of so many bytes, most of them in two-byte characters. */
	const sized = (bytes: number, version: string) => {
		const empty = JSON.stringify(single([body('')], { version, data: { a: data('string', '') } }));
		const text = empty
			.replace('"text":""', '"text":"x"')
			.replace('"__example__":""', '"__example__":"@"');
		const room = bytes - Buffer.byteLength(text) + 1;
		return text.replace('@', 'é'.repeat(room >> 1) + 'e'.repeat(room & 1));
	};

	it('may be 10 MB', () => {
		const text = sized(limit, '7.3');
		expect(Buffer.byteLength(text)).toBe(limit);
		expect(validateFlowJson(text).errors).toEqual([]);
	});

	it('may not be a byte more, counted in UTF-8', () => {
		expect(first(sized(limit + 1, '6.0'))).toMatchObject({
			error: 'INVALID_FLOW_JSON',
			message:
				'The maximum size of the Flow JSON is 10 MB. But your Flow JSON size exceeds the maximum ' +
				'size by 1 bytes.',
			line_start: 1,
			column_start: 1,
		});
	});

	it('is only warned about below version 6.0, which Meta lets pass', () => {
		const { valid, warnings } = validateFlowJson(sized(limit + 1, '5.1'));
		expect(valid).toBe(true);
		expect(warnings.map(({ error }) => error)).toEqual(['DISPLAY_LIMIT']);
	});
});

describe('errors of the schema', () => {
	it('of one code and message are one with the places of all', () => {
		expectErrors(single([body(' '), body('')]), {
			error: 'PATTERN_MISMATCH',
			message: "Property 'text' should not be blank or an empty string.",
			at: [0, 1].map((index) => value(['screens', 0, 'layout', 'children', index, 'text'])),
		});
	});

	it('spell keys that are no identifiers in brackets, and unknown keys after a dot', () => {
		const action = { name: 'complete', payload: {}, 'a-b': 1 };
		expectErrors(
			flow([screen('FIRST', [footer(action, { 'no-such': 1 })], { terminal: true })]),
			{
				error: 'INVALID_PROPERTY_KEY',
				message: "Property 'a-b' is not allowed.",
				at: key(
					['screens', 0, 'layout', 'children', 0, 'on-click-action', 'a-b'],
					"screens[0].layout.children[0]['on-click-action'].a-b",
				),
			},
			{
				error: 'INVALID_PROPERTY_KEY',
				message: "Property 'no-such' is not allowed in 'Footer' component.",
				at: key(['screens', 0, 'layout', 'children', 0, 'no-such']),
			},
		);
	});
});

describe('a text of 1 MB in which everything is wrong', () => {
	const filled = (piece: string) => {
		const count = Math.floor((1024 * 1024) / (piece.length + 1));
		return `{"version":"7.3","screens":[${`${piece},`.repeat(count)}${piece}]}`;
	};

	it.each(['1', '{}', '[]', '{"a":1}'])(
		'has a bounded number of findings and places: %s',
		(piece) => {
			const { errors } = validateFlowJson(filled(piece));
			expect(errors.length).toBeGreaterThan(0);
			expect(errors.length).toBeLessThanOrEqual(1000);
			for (const { pointers } of errors) expect(pointers.length).toBeLessThanOrEqual(1000);
		},
	);
});
