import { expectErrors, expectValid, key, value } from './support/expect';
import { exchange, flow, footer, screen, type Json } from './support/flows';

const notAllowed = (name: string) => ({
	error: 'INVALID_PROPERTY_KEY',
	message: `Property '${name}' is not allowed.`,
});
const missing = (name: string) => ({
	error: 'MISSING_REQUIRED_PROPERTY',
	message: `Required property '${name}' is missing.`,
});
const wrongType = (name: string, expected: string, found: string) => ({
	error: 'INVALID_PROPERTY_TYPE',
	message: `Expected property '${name}' to be of type '${expected}' but found '${found}'.`,
});
const letters = (subject: string) => ({
	error: 'PATTERN_MISMATCH',
	message: `${subject} should only consist of alphabets and underscores.`,
});
const terminal = (more: { [key: string]: Json }) => ({
	...screen('FIRST', [footer()], { terminal: true }),
	...more,
});

describe('a screen', () => {
	it('needs an id, a title and a layout', () => {
		expectErrors(
			flow([{ terminal: true }]),
			{ ...missing('id'), at: value(['screens', 0]) },
			{ ...missing('title'), at: value(['screens', 0]) },
			{ ...missing('layout'), at: value(['screens', 0]) },
		);
	});

	it('of version 5.1 may lack the layout', () => {
		const { layout: _layout, ...bare } = screen('SECOND', []);
		expectErrors(flow([{ ...bare, id: 1 }], { version: '5.1' }), {
			...wrongType('id', 'string', 'number'),
			at: value(['screens', 0, 'id']),
		});
	});

	it('has an id of at least one character', () => {
		expectErrors(
			flow([terminal({ id: '' })]),
			{
				error: 'MIN_CHARS_REQUIRED',
				message: "Property 'id' should have at least '1' character(s).",
				at: value(['screens', 0, 'id']),
			},
			{ ...letters("Property 'id'"), at: value(['screens', 0, 'id']) },
		);
	});

	it('has an id with at least one letter from version 7.0 on', () => {
		expectValid(flow([terminal({ id: '_' })], { version: '6.3' }));
		expectErrors(flow([terminal({ id: '_' })], { version: '7.0' }), {
			...letters("Property 'id'"),
			at: value(['screens', 0, 'id']),
		});
	});

	it('has a title that is not blank', () => {
		expectErrors(flow([terminal({ title: ' ' })], { version: '5.1' }), {
			error: 'PATTERN_MISMATCH',
			message: "Property 'title' should not be blank or an empty string.",
			at: value(['screens', 0, 'title']),
		});
	});

	it('has no other properties, and flags that are never references', () => {
		expectErrors(
			flow([terminal({ colour: 'red', terminal: '${data.x}', refresh_on_back: 1 })]),
			{ ...notAllowed('colour'), at: key(['screens', 0, 'colour']) },
			{ ...wrongType('terminal', 'boolean', 'string'), at: value(['screens', 0, 'terminal']) },
			{
				...wrongType('refresh_on_back', 'boolean', 'number'),
				at: value(['screens', 0, 'refresh_on_back']),
			},
		);
	});

	it('says whether it is a success only where it is terminal', () => {
		const first = screen('FIRST', [footer(exchange)], { success: true });
		expectErrors(flow([first, terminal({ id: 'LAST' })]), {
			error: 'NOT_KEYWORD_SCHEMA_VALIDATION_FAILED',
			message: "Property 'success' can only be specified on a terminal screen.",
			at: value(['screens', 0, 'success']),
		});
	});

	it('names at least one sensitive field where it names any', () => {
		expectErrors(flow([terminal({ sensitive: [] })]), {
			error: 'MIN_ITEMS_REQUIRED',
			message: "Property 'sensitive' should have at least '1' item.",
			at: value(['screens', 0, 'sensitive']),
		});
		expectErrors(flow([terminal({ sensitive: [1] })]), {
			...wrongType('sensitive/0', 'string', 'number'),
			at: value(['screens', 0, 'sensitive', 0]),
		});
	});

	it('has a layout of one column', () => {
		const layout = { type: 'GridLayout', children: [footer()], columns: 2 };
		expectErrors(
			flow([terminal({ layout })]),
			{
				error: 'INVALID_PROPERTY_VALUE',
				message: "Invalid value found for property 'type'.",
				at: value(['screens', 0, 'layout', 'type']),
			},
			{ ...notAllowed('columns'), at: key(['screens', 0, 'layout', 'columns']) },
		);
	});

	it('has a layout with type and children, and hears of both', () => {
		expectErrors(
			flow([terminal({ layout: {} })]),
			{ ...missing('type'), at: value(['screens', 0, 'layout']) },
			{ ...missing('children'), at: value(['screens', 0, 'layout']) },
		);
	});
});
