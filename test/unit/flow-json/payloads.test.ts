import { expectErrors, expectValid, expectWarnings, key, value } from './support/expect';
import {
	at,
	choice,
	data,
	flow,
	footer,
	input,
	navigate,
	screen,
	single,
	type Json,
	type JsonObject,
} from './support/flows';

const payloadOf = (child: number, ...inner: Array<string | number>) =>
	at(0, child, 'on-click-action', 'payload', ...inner);
/** FIRST with some components leads to LAST with a payload. */
const leading = (
	payload: JsonObject | undefined,
	target: JsonObject | undefined,
	{ version = '7.3', first = [] as Json[], more = {} as JsonObject } = {},
) => {
	const { payload: _payload, ...bare } = navigate('LAST');
	const action = payload ? { ...bare, payload } : bare;
	return flow(
		[
			screen('FIRST', [...first, footer(action)], more),
			screen('LAST', [footer()], { terminal: true, ...(target && { data: target }) }),
		],
		{ version },
	);
};

describe('the payload of a navigate action', () => {
	const wrong = (message: string) => ({ error: 'INVALID_NAVIGATE_ACTION_PAYLOAD', message });

	it('is that of the next data model', () => {
		expectValid(
			leading({ name: 'A', age: 5 }, { name: data('string', 'B'), age: data('number', 1) }),
		);
		expectValid(leading(undefined, undefined));
		expectValid(leading({}, {}));
	});

	it('is empty where there is no next data model', () => {
		expectErrors(leading({ name: 'A' }, undefined), {
			...wrong("No data model is defined in the next screen 'LAST'."),
			at: value(payloadOf(0)),
		});
	});

	it('has no other fields than the next data model, and all of them', () => {
		expectErrors(
			leading({ a: 'A', b: 'B' }, { c: data('string', ''), d: data('string', '') }),
			{
				...wrong("Following fields are missing in the next screen's data model: [a, b]."),
				at: [key(payloadOf(0, 'a')), key(payloadOf(0, 'b'))],
			},
			{
				...wrong(
					"Following fields are expected in the next screen's data model but missing in payload: [c, d].",
				),
				at: value(payloadOf(0)),
			},
		);
	});

	it('is there where the next screen needs data', () => {
		expectErrors(leading(undefined, { a: data('string', '') }), {
			error: 'MISSING_NAVIGATION_ACTION_PAYLOAD',
			message: "Property 'payload' is required when the next screen's data model is not empty.",
			at: value(at(0, 0, 'on-click-action')),
		});
	});

	it('is compared with the data model in versions 5.1 and 7.3, and only warned about in between', () => {
		const missing = {
			...wrong("No data model is defined in the next screen 'LAST'."),
			at: value(payloadOf(0)),
		};
		expectErrors(leading({ a: 'A' }, undefined, { version: '5.1' }), missing);
		expectWarnings(leading({ a: 'A' }, undefined, { version: '6.0' }), missing);
		expectWarnings(leading({ a: 'A' }, undefined, { version: '7.2' }), missing);
	});

	it('has values of the types that the next data model gives', () => {
		expectErrors(leading({ age: '5' }, { age: data('number', 1) }), {
			error: 'INVALID_NAVIGATE_ACTION_STATIC_DATA',
			message:
				"Schema of payload data at 'age' on screen 'FIRST' is not matching with schema of data model " +
				"field on screen 'LAST'. Property is expecting 'number' but got 'string'.",
			at: value(payloadOf(0, 'age')),
		});
		expectErrors(leading({ age: 1.5 }, { age: data('integer', 1) }), {
			error: 'INVALID_NAVIGATE_ACTION_STATIC_DATA',
			message:
				"Schema of payload data at 'age' on screen 'FIRST' is not matching with schema of data model " +
				"field on screen 'LAST'. Property is expecting 'integer' but got 'number'.",
			at: value(payloadOf(0, 'age')),
		});
	});

	it('has the members that the next data model gives', () => {
		const person = data(
			'object',
			{},
			{
				properties: { name: { type: 'string' }, age: { type: 'number' }, town: { type: 'string' } },
			},
		);
		expectErrors(
			leading({ person: { name: 5, street: 'A' } }, { person }),
			{
				error: 'INVALID_NAVIGATE_ACTION_STATIC_DATA',
				message:
					"Schema of payload data at 'person.name' on screen 'FIRST' is not matching with schema of " +
					"data model field on screen 'LAST'. Property is expecting 'string' but got 'number'.",
				at: value(payloadOf(0, 'person', 'name')),
			},
			{
				error: 'INVALID_NAVIGATE_ACTION_STATIC_DATA',
				message:
					"The payload field 'person.street' on screen 'FIRST' is missing in the data model of screen " +
					"'LAST'.",
				at: value(payloadOf(0, 'person', 'street')),
			},
			{
				error: 'INVALID_NAVIGATE_ACTION_STATIC_DATA',
				message:
					"Fields '[person.age, person.town]' are missing in payload of screen 'FIRST', but expected " +
					"in data model of screen 'LAST'.",
				at: value(payloadOf(0, 'person')),
			},
		);
	});

	it('has references of the types that the next data model gives', () => {
		const target = { names: data('array', [], { items: { type: 'string' } }) };
		expectErrors(leading({ names: '${form.name}' }, target, { first: [input('name')] }), {
			...wrong(
				"Schema of dynamic data '${form.name}' is not matching schema of data model field 'names' on " +
					"screen 'LAST'. Property is expecting 'array' but got 'string'.",
			),
			at: value(payloadOf(1, 'names')),
		});
		expectValid(leading({ names: '${form.choice}' }, target, { first: [choice('CheckboxGroup')] }));
	});

	it('takes an input of numbers for a number or a text', () => {
		const first = [input('age', { 'input-type': 'number' })];
		for (const type of ['number', 'string']) {
			const example = type === 'number' ? 1 : '1';
			expectValid(leading({ age: '${form.age}' }, { age: data(type, example) }, { first }));
		}
		expectErrors(leading({ age: '${form.age}' }, { age: data('boolean', true) }, { first }), {
			...wrong(
				"Schema of dynamic data '${form.age}' is not matching schema of data model field 'age' on " +
					"screen 'LAST'. Property is expecting 'boolean' but got [string, number].",
			),
			at: value(payloadOf(1, 'age')),
		});
	});
});

describe('an update of the data', () => {
	const error = 'INVALID_UPDATE_DATA_ACTION_PAYLOAD';
	const update = (payload: JsonObject): JsonObject => ({ name: 'update_data', payload });
	const updating = (payload: JsonObject, model?: JsonObject) =>
		single([choice('Dropdown', { 'on-select-action': update(payload) })], model && { data: model });
	const place = (...inner: string[]) => at(0, 0, 'on-select-action', 'payload', ...inner);

	it('needs data', () => {
		expectErrors(updating({ a: 'A' }), {
			error,
			message: "No data model is defined in the screen 'FIRST'.",
			at: value(place()),
		});
	});

	it('changes fields of the data model, to values of their types', () => {
		expectErrors(
			updating({ a: 5, b: 'B' }, { a: data('string', '') }),
			{
				error,
				message: "Following fields are missing in the screen 'FIRST' data model: [b].",
				at: key(place('b')),
			},
			{
				error,
				message:
					"Schema of payload data at 'a' on screen 'FIRST' is not matching with schema of data model " +
					"field on screen 'FIRST'. Property is expecting 'string' but got 'number'.",
				at: value(place('a')),
			},
		);
		expectErrors(updating({ a: '${data.n}' }, { a: data('string', ''), n: data('number', 1) }), {
			error,
			message:
				"Schema of dynamic data '${data.n}' is not matching schema of data model field 'a' on screen " +
				"'FIRST'. Property is expecting 'string' but got 'number'.",
			at: value(place('a')),
		});
	});

	it('sets no field to itself', () => {
		for (const own of ['${data.a}', '${screen.FIRST.data.a}']) {
			expectErrors(updating({ a: own }, { a: data('string', '') }), {
				error,
				message: 'Attempting to update a key with its own value is redundant and not allowed.',
				at: value(place('a')),
			});
		}
	});

	it('is said by the component or by its options', () => {
		const twice = choice('Dropdown', {
			'on-unselect-action': update({}),
			'data-source': [{ id: 'a', title: 'A', 'on-unselect-action': update({}) }],
		});
		expectErrors(single([twice], { data: {} }), {
			error,
			message:
				"The 'on-unselect-action' property cannot be used at both the component and data-source levels.",
			at: value(at(0, 0, 'data-source', 0, 'on-unselect-action')),
		});
	});
});
