import fc from 'fast-check';
import { screenModelOf } from '../../../nodes/WhatsAppFlows/flow-json/dataModel';
import { fitData } from '../../../nodes/WhatsAppFlows/flow-json/fitData';
import { complete, data, flow, footer, navigate, screen } from './support/flows';

const model = {
	name: data('string', 'Ann'),
	age: data('integer', 42),
	tables: data('array', [{ id: '1', title: 'Window' }], {
		items: {
			type: 'object',
			properties: { id: { type: 'string' }, title: { type: 'string' } },
			required: ['id'],
		},
	}),
};
const booking = flow([
	screen('SECOND', [footer(complete)], { terminal: true, data: { total: data('number', 1) } }),
	screen('FIRST', [footer(navigate('SECOND', { total: 1 }))], { data: model }),
]);

describe('the fields that a screen is opened with', () => {
	const namesOf = (screenId?: string) =>
		screenModelOf(booking, screenId)?.fields.map(({ name }) => name);

	it('are those of its data model, with their examples', () => {
		expect(screenModelOf(booking, 'SECOND')).toEqual({
			screen: 'SECOND',
			fields: [{ name: 'total', required: true, schema: data('number', 1), example: 1 }],
		});
	});

	it('are those of the first screen that a message can open, where none is named', () => {
		expect(namesOf()).toEqual(['name', 'age', 'tables']);
	});

	it('begin with the required ones where the model says which these are', () => {
		const some = flow([
			screen('ONLY', [footer(complete)], { terminal: true, data: { ...model, required: ['age'] } }),
		]);
		expect(screenModelOf(some)?.fields.map(({ name, required }) => [name, required])).toEqual([
			['age', true],
			['name', false],
			['tables', false],
		]);
	});

	it('are none for a screen without data, and unknown for a screen that is not there', () => {
		const bare = flow([screen('ONLY', [footer(complete)], { terminal: true })]);
		expect(screenModelOf(bare)).toEqual({ screen: 'ONLY', fields: [] });
		expect(screenModelOf(booking, 'THIRD')).toBeUndefined();
	});

	it('are looked for in anything without an exception', () => {
		fc.assert(
			fc.property(fc.anything(), (anything) => {
				screenModelOf(anything);
				screenModelOf({ screens: [anything] }, 'A');
			}),
		);
	});
});

describe('values for a screen', () => {
	const fit = (schema: object, value: unknown) => {
		const fields = [{ name: 'x', required: true, schema: schema as Record<string, unknown> }];
		const { data: fitted, mismatches } = fitData({ screen: 'A', fields }, { x: value });
		return mismatches.length > 0 ? mismatches : fitted.x;
	};

	it.each([
		['string', 5, '5'],
		['string', true, 'true'],
		['string', '', ''],
		['number', ' 4.50 ', 4.5],
		['number', 4.5, 4.5],
		['integer', '7', 7],
		['boolean', 'TRUE', true],
		['boolean', 'false', false],
		['array', '[1, 2]', [1, 2]],
		['object', '{"a":1}', { a: 1 }],
		['object', { a: 1 }, { a: 1 }],
	])('become what a field of the type %s needs: %j', (type, value, expected) => {
		expect(fit({ type }, value)).toEqual(expected);
	});

	it.each([
		['string', { a: 1 }, 'needs a text, but it is an object'],
		['string', [], 'needs a text, but it is a list'],
		['number', 'soon', 'needs a number, but it is a text'],
		['number', '0x10', 'needs a number, but it is a text'],
		['number', true, 'needs a number, but it is true or false'],
		['number', NaN, 'needs a number, but it is a number'],
		['integer', 1.5, 'needs a whole number, but it is a number'],
		['boolean', 1, 'needs true or false, but it is a number'],
		['boolean', 'yes', 'needs true or false, but it is a text'],
		['array', '{}', 'needs a list, but it is a text'],
		['array', { a: 1 }, 'needs a list, but it is an object'],
		['object', '[1]', 'needs an object, but it is a text'],
		['object', [1], 'needs an object, but it is a list'],
	])('are refused where a field of the type %s would need a guess: %j', (type, value, reason) => {
		expect(fit({ type }, value)).toEqual([`“x” ${reason}`]);
	});

	it('are looked into as far as the model goes', () => {
		const tables = { ...model.tables };
		expect(fit(tables, [{ id: 7, title: 'Garden', note: null }])).toEqual([
			{ id: '7', title: 'Garden', note: null },
		]);
		expect(fit(tables, [{ id: '1' }, { title: {} }])).toEqual([
			'“x[1].id” is empty, but the screen needs it',
			'“x[1].title” needs a text, but it is an object',
		]);
	});

	it('are among those that the model allows', () => {
		const size = { type: 'string', enum: ['S', 'M'] };
		expect(fit(size, 'M')).toBe('M');
		expect(fit(size, 'L')).toEqual(['“x” must be one of: S, M']);
	});

	it('may be missing only where the screen does without', () => {
		const fields = [
			{ name: 'must', required: true, schema: { type: 'string' } },
			{ name: 'may', required: false, schema: { type: 'number' } },
		];
		expect(fitData({ screen: 'A', fields }, { may: '' })).toEqual({
			data: {},
			mismatches: ['“must” is empty, but the screen needs it'],
		});
		expect(fitData({ screen: 'A', fields }, { must: '', may: null })).toEqual({
			data: { must: '' },
			mismatches: [],
		});
	});

	it('for fields that the screen does not have are named, unless they are empty', () => {
		expect(fitData({ screen: 'A', fields: [] }, { old: 'x', gone: null })).toEqual({
			data: {},
			mismatches: ['“old” is not in the data of the screen'],
		});
	});

	it('of whatever kind and for whatever model never end in an exception', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string(), fc.anything()), fc.anything(), (schema, value) => {
				fit(schema, value);
			}),
		);
	});

	it('with a key that JavaScript itself uses stay plain values', () => {
		const schema = { type: 'object', properties: { toString: { type: 'string' } } };
		const value = JSON.parse('{"__proto__":{"a":1},"constructor":"x"}') as object;
		expect(JSON.stringify(fit(schema, value))).toBe('{"__proto__":{"a":1},"constructor":"x"}');
	});
});
