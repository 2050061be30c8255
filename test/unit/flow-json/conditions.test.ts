import { expectErrors, expectValid, value } from './support/expect';
import { at, body, choice, data, input, single } from './support/flows';

const items = { type: 'object', properties: { id: { type: 'string' }, title: { type: 'string' } } };
const model = {
	text: data('string', 'a'),
	number: data('number', 1),
	whole: data('integer', 1),
	flag: data('boolean', true),
	list: data('array', [], { items }),
	texts: data('array', [], { items: { type: 'string' } }),
	person: data('object', {}, { properties: { name: { type: 'string' }, age: { type: 'number' } } }),
};

describe('a condition in a plain text', () => {
	const when = (condition: string, version = '7.3') =>
		single([{ type: 'If', condition, then: [body()] }, input('name'), choice('CheckboxGroup')], {
			version,
			data: model,
		});

	it.each([
		'${data.flag}',
		'!${data.flag}',
		'(${data.flag})',
		'!(${data.flag} && !${data.flag})',
		'${data.number} > 5',
		"${form.name} == 'It\\'s'",
		"(${data.flag} && (${form.name} != ''))",
		'${data.flag} && ${data.flag} || ${data.flag}',
		'(${data.number} >= -3) || (${data.whole} <= 10)',
		'${data.flag} == true',
	])('%s can be understood', (condition) => {
		expectValid(when(condition));
	});

	const failures: ReadonlyArray<readonly [condition: string, message: string]> = [
		['()', 'Found invalid empty parentheses at column 1.'],
		['${data.flag})', 'Missing opening parenthesis for the closing parenthesis at column 12.'],
		['(${data.flag} &&)', 'Found invalid positioning of closing parenthesis. at column 16.'],
		['(${data.flag}', 'Missing closing parenthesis.'],
		["${data.text} == 'a", 'Missing closing quote for string. at column 16.'],
		['${data.flag} # true', "Unexpected character '#' at column 13."],
		['${data.flag} & true', "Invalid operator '&' at column 13."],
		['${data.flag} = true', "Invalid operator '=' at column 13."],
		['&& ${data.flag}', "Wrong positioning of operator '&&' at column 0."],
		['${data.flag} && || true', "Wrong positioning of operator '||' at column 16."],
		[
			'${data.flag} && ${data.flag} == true',
			"Wrong positioning of operator '=='. It cannot be used in concatenation with '&&' at column 29.",
		],
		[
			'${data.flag} && ${data.number} > 5',
			"Wrong positioning of operand '${data.number}'. It cannot be used after '&&' at column 16.",
		],
		[
			'${data.number} && ${data.flag}',
			"Wrong positioning of operator '&&'. It cannot be used after '${data.number}' at column 15.",
		],
		[
			"${data.number} > 'a'",
			"Wrong positioning of operand ''a''. It cannot be used after '>' at column 17.",
		],
		[
			'!${data.number}',
			"Wrong positioning of operand '${data.number}'. It cannot be used after '!' at column 1.",
		],
		[
			'${data.text} == 5',
			"Type mismatch in an equality operation between '${data.text}' and '5' at column 16.",
		],
		[
			'5 > 3',
			'An operator cannot not have literals on both sides. Found invalid syntax at column 4.',
		],
		[
			'${data.flag} ${data.flag}',
			"Missing operator between '${data.flag}' and '${data.flag}' at column 13.",
		],
		['${data.flag} (true)', "Missing operator between '${data.flag}' and '(' at column 13."],
		['${data.flag} !true', "Wrong positioning of operator '!' at column 13."],
		['${data} == 1', "Invalid operand format '${data}' at column 0."],
		['${form.choice} == true', "Operand '${form.choice}' with type 'array' is not supported."],
		['${data.gone}', "Missing dynamic data 'gone' in the data model for screen FIRST."],
		[
			'${screen.FIRST.data.gone}',
			"Global dynamic data 'gone' does not exist on screen 'FIRST' but is used on screen 'FIRST'.",
		],
		['${data.flag} == truth', "Invalid literal 'truth' at column 16."],
		['${data.number} > 05', 'Number cannot not have leading zeroes at column 17.'],
		['${data.number} > -0', 'Number cannot not have leading zeroes at column 17.'],
		[
			'${data.number} > -',
			'A numerical value is expected to follow the negative sign at column 17.',
		],
		['${data.number} > 1.5', "Unexpected character '.' at column 18."],
		['${data.flag} &&', "Missing operand after last operator '&&'."],
		['${data.text}', 'Expected single operand to be a boolean.'],
		['true', 'The only operand is a literal value. Expected single operand to be a boolean.'],
	];
	it.each(failures)('%s: %s', (condition, message) => {
		expectErrors(when(condition), {
			error: 'INVALID_PROPERTY_VALUE',
			message,
			at: value(at(0, 0, 'condition')),
		});
	});

	it('that is empty has no operand', () => {
		expectErrors(when(''), {
			error: 'INVALID_PROPERTY_VALUE',
			message: "Expected property 'condition' to contain at least one operand.",
			at: value(at(0, 0, 'condition')),
		});
	});

	it('needs something to show', () => {
		const empty = { type: 'If', condition: '${data.flag}', then: [] };
		expectErrors(single([empty], { data: model }), {
			error: 'INVALID_PROPERTY_VALUE',
			message: 'Expected array to contain at least one component.',
			at: value(at(0, 0, 'then')),
		});
		expectValid(single([{ ...empty, condition: true }], { data: model }));
	});
});
