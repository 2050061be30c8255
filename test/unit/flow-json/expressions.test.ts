import { expectErrors, expectValid, expectWarnings, key, value } from './support/expect';
import {
	at,
	body,
	choice,
	data,
	flow,
	footer,
	form,
	input,
	screen,
	single,
	type Json,
} from './support/flows';

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

describe('expressions', () => {
	const saying = (text: Json, property = 'text', version = '7.3') =>
		single([{ ...body(), [property]: text }, input('name'), choice('CheckboxGroup')], {
			version,
			data: model,
		});
	const fails = (expression: string, reason: string, property = 'text') =>
		expectErrors(saying(expression, property), {
			error: 'INVALID_PROPERTY_VALUE',
			message: `Error while parsing dynamic expression "${expression}". ${reason}`,
			at: key(at(0, 0, property)),
		});

	it.each([
		"`'Hello ' ${data.text}`",
		"`${data.text} ' is ' (${data.number} + 1) ' years old, ' ${form.name}`",
		"`'It\\'s fine'`",
		'`${data.person.name}`',
	])('%s makes a text', (expression) => {
		expectValid(saying(expression));
	});

	it.each([
		'`${data.flag}`',
		'`!${data.flag}`',
		'`${data.number} > 5`',
		'`(${data.number} + 2) * 3 <= ${data.whole} / 2 % 4`',
		"`${data.flag} && (${form.name} == 'A' || ${data.number} != -1)`",
		'`true`',
	])('%s makes a flag', (expression) => {
		expectValid(saying(expression, 'visible'));
	});

	const failures: ReadonlyArray<readonly [expression: string, reason: string]> = [
		['`${data.gone}`', "The following property 'gone' does not exist in the screen data model."],
		[
			'`${data.text} == null`',
			"The keyword 'null' is reserved, please use another expression instead.",
		],
		["`${data.text} + 'a'`", "Operation '+' can only be used with numbers."],
		["`1 > 'a'`", "Operation '>' can only be used with numbers."],
		[
			'`${data.text} == ${data.number}`',
			"Operation '==' can only be used to compare values with same type.",
		],
		['`${data.text} && true`', "Operation '&&' can only be used with booleans."],
		['`true || 1`', "Operation '||' can only be used with booleans."],
		["`-'a'`", "Operation '-' can only be used before numbers."],
		['`!${data.number}`', "Operation '!' can only be used before booleans."],
		[
			"`${data.flag} ? 'a' : 'b'`",
			'Operation ConditionalExpression is not supported. This means that you are using a ternary ' +
				"operator in your expression (i.e. 'condition ? 'condition passes' : 'condition fails'). Please " +
				'check the documentation for the supported operations.',
		],
		['`Hello ${data.text}`', 'Operation Identifier is not supported.'],
		['`this`', 'Operation ThisExpression is not supported.'],
		['`[1]`', 'Operation ArrayExpression is not supported.'],
		['`${data.text}.length`', 'Operation MemberExpression is not supported.'],
		['`${data.text} === 1`', 'Operation BinaryExpression is not supported.'],
		["`'a`", 'Unclosed quote after "a" at character 2'],
		['`(1`', 'Unclosed ( at character 2'],
		['`1 +`', 'Expected expression after + at character 3'],
		['`1)`', 'Unexpected ")" at character 1'],
		['`#`', 'Unexpected "#" at character 0'],
		['`${nonsense}`', 'Unexpected "${nonsense}"'],
	];
	it.each(failures)('%s: %s', (expression, reason) => fails(expression, reason));

	it('give the type that the property needs', () => {
		fails(
			'`${data.number} + 1`',
			"The expression return type is 'number' which does not match the schema for the property.",
		);
		fails(
			"`'a' 'b'`",
			"The expression return type is 'string' which does not match the schema for the property.",
			'visible',
		);
	});

	it('that decide give a flag', () => {
		const decided = single([{ type: 'If', condition: '`${data.text}`', then: [body()] }], {
			data: model,
		});
		expectErrors(decided, {
			error: 'INVALID_PROPERTY_VALUE',
			message:
				'Error while parsing dynamic expression "`${data.text}`". The expression return type is ' +
				"'string' which does not match the schema for the property.",
			at: key(at(0, 0, 'condition')),
		});
	});

	it('are none below version 6.0', () => {
		expectValid(saying('`Hello`', 'text', '5.1'));
	});

	it('in a list of texts are read where they have references', () => {
		expectValid(saying(['`code`', "`'Hello ' ${data.text}`"]));
		const expression = "`'Hello ' ${data.gone}`";
		expectErrors(saying(['One', expression]), {
			error: 'INVALID_PROPERTY_VALUE',
			message:
				`Error while parsing dynamic expression "${expression}". The following property 'gone' does ` +
				'not exist in the screen data model.',
			at: key(at(0, 0, 'text')),
		});
	});

	it('are not read in initial values, messages and Forms', () => {
		expectValid(single([input('a', { 'init-value': '`Hello`', 'error-message': '`Hello`' })]));
		expectValid(single([form([input('a')], { 'init-values': '`${data.gone}`' })]));
	});

	it('in payloads are read from version 7.2 on', () => {
		const sending = (version: string) =>
			flow(
				[
					screen('FIRST', [footer({ name: 'complete', payload: { a: '`${data.gone}`' } })], {
						terminal: true,
					}),
				],
				{ version },
			);
		const expected = {
			error: 'INVALID_ACTION_PAYLOAD_PROPERTY',
			message: "The following property 'gone' does not exist in the screen data model.",
			at: value(at(0, 0, 'on-click-action', 'payload', 'a')),
		};
		expectErrors(sending('7.3'), expected);
		expectErrors(sending('7.2'), expected);
		expectWarnings(sending('7.1'), expected);
	});

	it('are understood however deep their parentheses are', () => {
		const deep = `\`${'('.repeat(5000)}1${')'.repeat(5000)}\``;
		expectErrors(saying(deep), {
			error: 'INVALID_PROPERTY_VALUE',
			message: `Error while parsing dynamic expression "${deep}". Unexpected "(" at character 101`,
			at: key(at(0, 0, 'text')),
		});
	});

	it('are whole texts in one pair of backticks: two pieces of code are no expression', () => {
		expectValid(saying('`npm i` and `npm test`'));
		expectValid(saying("`'A \\\\` in a text'`"));
	});
});
