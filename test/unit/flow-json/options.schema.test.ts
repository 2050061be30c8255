import { expectErrors, expectValid, key, value } from './support/expect';
import {
	at,
	body,
	choice,
	flow,
	footer,
	form,
	input,
	option,
	screen,
	single,
} from './support/flows';

const binding = '${screen.data.your_value} or ${data.your_value}';
const pattern = (name: string, suffix: string) => ({
	error: 'PATTERN_MISMATCH',
	message: `Property '${name}' ${suffix}`,
});
const wrongType = (name: string, expected: string, found: string) => ({
	error: 'INVALID_PROPERTY_TYPE',
	message: `Expected property '${name}' to be of type '${expected}' but found '${found}'.`,
});
const missing = (name: string) => ({
	error: 'MISSING_REQUIRED_PROPERTY',
	message: `Required property '${name}' is missing.`,
});
const oneOf = (...values: string[]) => ({
	error: 'INVALID_ENUM_VALUE',
	message: `Value should be one of: [${values.join(', ')}].`,
});
const notIn = (name: string, type: string) => ({
	error: 'INVALID_PROPERTY_KEY',
	message: `Property '${name}' is not allowed in '${type}' component.`,
});
/** The place of a property of the first component, in brackets where it has a hyphen. */
const place = (name: string, ...inner: Array<string | number>) =>
	value(
		at(0, 0, name, ...inner),
		`screens[0].layout.children[0]${name.includes('-') ? `['${name}']` : `.${name}`}` +
			inner.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join(''),
	);

describe('options', () => {
	it('are at least one', () => {
		expectErrors(single([choice('Dropdown', { 'data-source': [] })]), {
			error: 'MIN_ITEMS_REQUIRED',
			message: "Property 'data-source' should have at least '1' item.",
			at: place('data-source'),
		});
	});

	it('come from a list or a reference', () => {
		expectErrors(
			single([choice('Dropdown', { 'data-source': 'some' })]),
			{ ...wrongType('data-source', 'array', 'string'), at: place('data-source') },
			{
				...pattern(
					'data-source',
					`should be of type 'array' or have dynamic data format of the form ${binding}.`,
				),
				at: place('data-source'),
			},
		);
		expectErrors(single([choice('Dropdown', { 'data-source': {} })]), {
			...wrongType('data-source', 'array', 'object'),
			at: place('data-source'),
		});
	});

	it('have an id and a title, and nothing that options do not have', () => {
		expectErrors(
			single([choice('Dropdown', { 'data-source': [{ label: 'A' }, 'b'] })]),
			{
				error: 'INVALID_PROPERTY_KEY',
				message: "Property 'label' is not allowed.",
				at: key(
					at(0, 0, 'data-source', 0, 'label'),
					"screens[0].layout.children[0]['data-source'][0].label",
				),
			},
			{ ...missing('id'), at: place('data-source', 0) },
			{ ...missing('title'), at: place('data-source', 0) },
			{ ...wrongType('data-source/1', 'object', 'string'), at: place('data-source', 1) },
		);
	});

	it('have colours of six hexadecimal digits', () => {
		expectErrors(single([choice('Dropdown', { 'data-source': [option('a', { color: 'red' })] })]), {
			...pattern('color', "should match the pattern '^#([A-Fa-f0-9]{6})$'."),
			at: place('data-source', 0, 'color'),
		});
	});

	it('of chips have no description', () => {
		expectErrors(
			single([choice('ChipsSelector', { 'data-source': [option('a', { description: 'A' })] })]),
			{
				error: 'INVALID_PROPERTY_KEY',
				message: "Property 'description' is not allowed.",
				at: key(
					at(0, 0, 'data-source', 0, 'description'),
					"screens[0].layout.children[0]['data-source'][0].description",
				),
			},
		);
	});

	it('can be limited to no less than two of a CheckboxGroup', () => {
		expectErrors(single([choice('CheckboxGroup', { 'max-selected-items': 1 })]), {
			error: 'MINIMUM_VALUE_REQUIRED',
			message: "The minimum value allowed for property 'max-selected-items' is 2.",
			at: place('max-selected-items'),
		});
	});
});

describe('single components', () => {
	it('a pattern needs a helper text, and an input of text', () => {
		expectErrors(
			single([input('a', { pattern: '[', 'input-type': 'email' })]),
			{
				error: 'INVALID_PROPERTY_VALUE_FORMAT',
				message: "Property 'pattern' should be in 'regex' format.",
				at: place('pattern'),
			},
			{ ...missing('helper-text'), at: value(at(0, 0)) },
			{ ...oneOf('text', 'number', 'password', 'passcode'), at: place('input-type') },
		);
		expectErrors(single([input('a', { pattern: 'a' })], { version: '6.1' }), {
			...notIn('pattern', 'TextInput'),
			at: key(at(0, 0, 'pattern')),
		});
	});

	it('a label can be large from version 7.0 on', () => {
		expectValid(single([input('a', { 'label-variant': 'large' })], { version: '7.0' }));
		expectErrors(single([input('a', { 'label-variant': 'large' })], { version: '6.3' }), {
			...notIn('label-variant', 'TextInput'),
			at: key(at(0, 0, 'label-variant')),
		});
	});

	it('a Footer has a caption in the middle or captions at the sides', () => {
		const captions = { 'left-caption': 'L', 'right-caption': 'R', 'center-caption': 'C' };
		expectErrors(flow([screen('FIRST', [footer(undefined, captions)], { terminal: true })]), {
			error: 'NOT_KEYWORD_SCHEMA_VALIDATION_FAILED',
			message:
				"Properties 'center-caption' and [left-caption,right-caption] must be present exclusively at " +
				'Footer.',
			at: value(at(0, 0)),
		});
	});

	it('a Switch looks at data and names its cases as variables are named', () => {
		const switched = { type: 'Switch', value: 'static', cases: { '1st': [body()] } };
		expectErrors(
			single([switched]),
			{
				...pattern('value', `should have dynamic data format of the form ${binding}.`),
				at: place('value'),
			},
			{
				error: 'PATTERN_MISMATCH',
				message: "'1st' should match the pattern '^[a-zA-Z][a-zA-Z0-9-_]*$'.",
				at: key(at(0, 0, 'cases', '1st'), 'screens[0].layout.children[0].cases.1st'),
			},
		);
	});

	it('an If has a condition and something to show', () => {
		expectErrors(
			single([{ type: 'If' }]),
			{ ...missing('condition'), at: value(at(0, 0)) },
			{ ...missing('then'), at: value(at(0, 0)) },
		);
		expectErrors(single([{ type: 'If', condition: true, then: [body()] }], { version: '5.1' }), {
			...wrongType('condition', 'string', 'boolean'),
			at: place('condition'),
		});
	});

	it('a carousel has pictures with alternative texts', () => {
		expectErrors(
			single([{ type: 'ImageCarousel', images: [{ src: 'AAAA' }], 'aspect-ratio': '1:1' }]),
			{ ...missing('alt-text'), at: place('images', 0) },
			{ ...oneOf('4:3', '16:9'), at: place('aspect-ratio') },
		);
	});

	it('the messages of a Form are texts below version 6.0', () => {
		const flowJson = (version: string) =>
			single([form([input('a')], { 'error-messages': { a: 5 } })], { version });
		expectErrors(flowJson('5.1'), {
			...wrongType('a', 'string', 'number'),
			at: place('error-messages', 'a'),
		});
		expectValid(flowJson('6.0'));
	});

	it('an item of a list has up to three tags', () => {
		const item = { id: 'a', 'main-content': { title: 'A' }, tags: ['1', '2', '3', '4'] };
		const list = { type: 'NavigationList', name: 'list', 'list-items': [item] };
		expectErrors(single([list]), {
			error: 'MAX_ITEMS_REQUIRED',
			message: "Property 'tags' should have at most '3' items.",
			at: value(
				at(0, 0, 'list-items', 0, 'tags'),
				"screens[0].layout.children[0]['list-items'][0].tags",
			),
		});
	});
});
