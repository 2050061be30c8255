import { expectErrors, expectValid, key, value } from './support/expect';
import { body, data, single, type JsonObject } from './support/flows';

describe('a data model', () => {
	const model = (fields: JsonObject) => single([], { data: fields });
	const field = (...inner: Array<string | number>) => ['screens', 0, 'data', ...inner];

	it('may describe anything that it gives an example of', () => {
		expectValid(
			model({
				text: data('string', ''),
				whole: data('integer', 3),
				number: data('number', 3),
				flag: data('boolean', false),
				person: data('object', { name: 'A' }, { properties: { name: { type: 'string' } } }),
				list: data('array', [{ id: 'a' }], {
					items: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
				}),
				any: data('array', [1, 'a'], { items: true }),
			}),
		);
	});

	it('has its examples at the top of each field', () => {
		expectErrors(
			model({
				person: data('object', {}, { properties: { name: { type: 'string', __example__: 'A' } } }),
			}),
			{
				error: 'INVALID_SCREEN_DATA',
				message:
					"Property '__example__' is allowed only as a top level property of data model. Invalid " +
					"entry: '/$root/screens/0/data/person/properties/name/__example__'.",
				at: key(field('person', 'properties', 'name', '__example__')),
			},
		);
	});

	it('has types that are texts', () => {
		expectErrors(model({ a: { type: 5, __example__: 5 } }), {
			error: 'INVALID_SCREEN_DATA',
			message: "Expected the property 'type' to be of type string.",
			at: value(field('a', 'type')),
		});
	});

	it('knows the types of JSON Schema but null', () => {
		expectErrors(model({ a: data('text', 'x') }), {
			error: 'INVALID_SCREEN_DATA',
			message:
				"Invalid data model schema. Property 'type' should be one of: [string, number, integer, " +
				"boolean, object, array] but found 'text'.",
			at: value(field('a', 'type')),
		});
	});

	it('says what arrays hold', () => {
		expectErrors(
			model({
				a: data('array', []),
				b: data('array', [], { items: {} }),
				c: data('array', [], { items: 'x' }),
			}),
			{
				error: 'INVALID_SCREEN_DATA',
				message: "Missing the schema for property 'items' in array.",
				at: value(field('a')),
			},
			{
				error: 'INVALID_SCREEN_DATA',
				message: "Missing the definition of property 'type'.",
				at: value(field('b', 'items')),
			},
			{
				error: 'INVALID_SCREEN_DATA',
				message: "Expected the property 'items' to be of type boolean or object.",
				at: value(field('c', 'items')),
			},
		);
	});

	const unfit: ReadonlyArray<readonly [error: string, message: string, field: JsonObject]> = [
		[
			'INVALID_PROPERTY_TYPE',
			"Expected property '__example__' to be of type 'number' but found 'string'.",
			data('number', '5'),
		],
		[
			'INVALID_PROPERTY_TYPE',
			"Expected property '__example__' to be of type 'integer' but found 'number'.",
			data('integer', 1.5),
		],
		[
			'INVALID_PROPERTY_TYPE',
			"Expected property '__example__/1' to be of type 'string' but found 'null'.",
			data('array', ['a', null], { items: { type: 'string' } }),
		],
		[
			'INVALID_PROPERTY_TYPE',
			"Expected property 'name' to be of type 'string' but found 'number'.",
			data('object', { name: 5 }, { properties: { name: { type: 'string' } } }),
		],
		[
			'MISSING_REQUIRED_PROPERTY',
			"Required property 'name' is missing.",
			data('object', {}, { properties: {}, required: ['name'] }),
		],
		[
			'INVALID_PROPERTY_KEY',
			"Property 'name' is not allowed.",
			data('object', { name: 1 }, { properties: {}, additionalProperties: false }),
		],
		[
			'INVALID_ENUM_VALUE',
			'Value should be one of: [a, b].',
			data('string', 'c', { enum: ['a', 'b'] }),
		],
		[
			'MIN_ITEMS_REQUIRED',
			"Property '__example__' should have at least '2' items.",
			data('array', [], { items: { type: 'string' }, minItems: 2 }),
		],
		[
			'MAX_ITEMS_REQUIRED',
			"Property '__example__' should have at most '0' items.",
			data('array', ['a'], { items: { type: 'string' }, maxItems: 0 }),
		],
		[
			'MIN_CHARS_REQUIRED',
			"Property '__example__' should have at least '1' character(s).",
			data('string', '', { minLength: 1 }),
		],
		[
			'MINIMUM_VALUE_REQUIRED',
			"The minimum value allowed for property '__example__' is 1.",
			data('number', 0, { minimum: 1 }),
		],
		[
			'MAXIMUM_VALUE_REQUIRED',
			"The maximum value allowed for property '__example__' is 1.",
			data('number', 2, { maximum: 1 }),
		],
	];
	it.each(unfit)('is kept by its examples: %s %s', (error, message, model_) => {
		expectErrors(model({ a: model_ }), {
			error,
			message: `Invalid data model schema. ${message}`,
			at: value(field('a', '__example__')),
		});
	});

	it('may have fields whose names begin as the list of the required ones does', () => {
		const model = { required: ['required_papers'], required_papers: data('string', 'None') };
		expectValid(single([body('${data.required_papers}')], { data: model }));
	});
});
