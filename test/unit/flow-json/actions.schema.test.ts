import { expectErrors, expectValid, key, value } from './support/expect';
import {
	at,
	choice,
	complete,
	data,
	exchange,
	flow,
	footer,
	navigate,
	screen,
	single,
	type JsonObject,
	type Step,
} from './support/flows';

const where = "screens[0].layout.children[0]['on-click-action']";
const within = (...inner: Step[]) =>
	value(at(0, 0, 'on-click-action', ...inner), [where, ...inner].join('.'));
const keyWithin = (name: string) => key(at(0, 0, 'on-click-action', name), `${where}.${name}`);

const missing = (name: string) => ({
	error: 'MISSING_REQUIRED_PROPERTY',
	message: `Required property '${name}' is missing.`,
});
const misplaced = (property: string, action: string) => ({
	error: 'NOT_KEYWORD_SCHEMA_VALIDATION_FAILED',
	message: `Property '${property}' cannot be specified at on-click-action '${action}'.`,
});
const oneOf = (...names: string[]) => ({
	error: 'INVALID_ENUM_VALUE',
	message: `Value should be one of: [${names.join(', ')}].`,
});

const link = (action: JsonObject): JsonObject => ({
	type: 'EmbeddedLink',
	text: 'More',
	'on-click-action': action,
});
const withFooter = (action: JsonObject): JsonObject =>
	flow([screen('FIRST', [footer(action)], { terminal: true })]);

describe('an action at a tap', () => {
	it('has a name', () => {
		expectErrors(withFooter({ payload: {} }), { ...missing('name'), at: within() });
	});

	it('that navigates says where to', () => {
		expectErrors(withFooter({ name: 'navigate', payload: {} }), {
			...missing('next'),
			at: within(),
		});
	});

	it('that navigates gives type and name of what is next', () => {
		expectErrors(withFooter({ name: 'navigate', next: {} }), {
			...missing('type'),
			at: within('next'),
		});
		expectErrors(
			withFooter({ name: 'navigate', next: { type: 'screen', name: '', colour: 'red' } }),
			{
				error: 'PATTERN_MISMATCH',
				message: "Property 'name' should not be blank or an empty string.",
				at: within('next', 'name'),
			},
			{
				error: 'INVALID_PROPERTY_KEY',
				message: "Property 'colour' is not allowed.",
				at: key(at(0, 0, 'on-click-action', 'next', 'colour'), `${where}.next.colour`),
			},
		);
	});

	it('goes on to a next screen only where it navigates', () => {
		expectErrors(withFooter({ ...navigate('FIRST'), name: 'complete' }), {
			...misplaced('next', 'complete'),
			at: keyWithin('next'),
		});
	});

	it('opens addresses from version 6.0 on', () => {
		const open = { name: 'open_url', url: 'https://example.com/terms' };
		expectValid(single([link(open)]));
		expectErrors(
			single([link(open)], { version: '5.1' }),
			{ ...oneOf('data_exchange', 'navigate'), at: within('name') },
			{
				error: 'INVALID_PROPERTY_KEY',
				message: "Property 'url' is not allowed.",
				at: keyWithin('url'),
			},
		);
	});

	it('that opens an address has one and no payload', () => {
		expectErrors(
			single([link({ name: 'open_url', payload: {} })]),
			{ ...misplaced('payload', 'open_url'), at: keyWithin('payload') },
			{ ...missing('url'), at: within() },
		);
		expectErrors(single([link({ ...exchange, url: 'https://example.com' })]), {
			...misplaced('url', 'data_exchange'),
			at: keyWithin('url'),
		});
	});

	it.each(['mailto:a@example.com', 'example.com', 'https://'])(
		'opens no %s, which is no address of the web',
		(url) => {
			expectErrors(
				single([link({ name: 'open_url', url })]),
				{
					error: 'INVALID_PROPERTY_VALUE_FORMAT',
					message: "Property 'url' should be in 'uri' format.",
					at: within('url'),
				},
				{
					error: 'PATTERN_MISMATCH',
					message:
						"Property 'url' should have dynamic data format of the form " +
						'${screen.data.your_value} or ${data.your_value}.',
					at: within('url'),
				},
			);
		},
	);

	it('opens an address that is a text', () => {
		expectErrors(single([link({ name: 'open_url', url: 5 })]), {
			error: 'INVALID_PROPERTY_TYPE',
			message: "Expected property 'url' to be of type 'string' but found 'number'.",
			at: within('url'),
		});
	});

	it('may open an address out of the data', () => {
		expectValid(
			single([link({ name: 'open_url', url: '${data.url}' })], {
				data: { url: data('string', 'x') },
			}),
		);
	});

	it('of a Footer completes, navigates or asks the endpoint', () => {
		expectErrors(withFooter({ name: 'open_url', url: 'https://example.com' }), {
			...oneOf('data_exchange', 'navigate', 'complete'),
			at: within('name'),
		});
	});

	it('of a list does not complete', () => {
		const list = {
			type: 'NavigationList',
			name: 'list',
			'list-items': [{ id: 'a', 'main-content': { title: 'A' } }],
			'on-click-action': complete,
		};
		expectErrors(single([list]), { ...oneOf('data_exchange', 'navigate'), at: within('name') });
	});

	it('has an object as its payload', () => {
		expectErrors(withFooter({ name: 'complete', payload: [] }), {
			error: 'INVALID_PROPERTY_TYPE',
			message: "Expected property 'payload' to be of type 'object' but found 'array'.",
			at: within('payload'),
		});
	});
});

describe('an action at a choice', () => {
	const selecting = (action: JsonObject, more: JsonObject = {}) =>
		single([choice('Dropdown', { 'on-select-action': action })], more);
	const place = "screens[0].layout.children[0]['on-select-action']";

	it('has a payload', () => {
		expectErrors(selecting({ name: 'data_exchange' }), {
			...missing('payload'),
			at: value(at(0, 0, 'on-select-action'), place),
		});
	});

	it('asks the endpoint or, from version 6.0 on, updates the data', () => {
		const update = { name: 'update_data', payload: {} };
		const expected = {
			error: 'INVALID_PROPERTY_VALUE',
			message: "Invalid value found for property 'name'. Expected 'data_exchange'.",
			at: value(at(0, 0, 'on-select-action', 'name'), `${place}.name`),
		};
		expectErrors(selecting(update, { version: '5.1' }), expected);
		expectErrors(selecting(complete), expected);
		expectValid(selecting(update, { data: {} }));
	});

	it('does nothing else', () => {
		const opted = {
			type: 'OptIn',
			name: 'agree',
			label: 'I agree',
			'on-unselect-action': { ...exchange, next: {} },
		};
		expectErrors(
			single([opted]),
			{
				error: 'INVALID_PROPERTY_VALUE',
				message: "Invalid value found for property 'name'. Expected 'update_data'.",
				at: value(
					at(0, 0, 'on-unselect-action', 'name'),
					"screens[0].layout.children[0]['on-unselect-action'].name",
				),
			},
			{
				error: 'INVALID_PROPERTY_KEY',
				message: "Property 'next' is not allowed.",
				at: key(
					at(0, 0, 'on-unselect-action', 'next'),
					"screens[0].layout.children[0]['on-unselect-action'].next",
				),
			},
		);
	});

	it('have no address unless they open one, whatever component they belong to', () => {
		expectErrors(withFooter({ name: 'complete', url: 'https://example.com' }), {
			...misplaced('url', 'complete'),
			at: keyWithin('url'),
		});
		const old = { ...withFooter({ name: 'complete', url: 'https://example.com' }), version: '5.1' };
		expectErrors(old, {
			error: 'INVALID_PROPERTY_KEY',
			message: "Property 'url' is not allowed.",
			at: keyWithin('url'),
		});
	});
});
