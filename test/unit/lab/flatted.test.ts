import fc from 'fast-check';
import { parseFlatted } from '../../lab/flatted';

/** Writes the form by its definition: objects and strings go into the table, the rest stays. */
function flat(value: unknown): string {
	const table: unknown[] = [];
	const place = (inner: unknown): string => {
		const index = table.push(undefined) - 1;
		if (Array.isArray(inner)) table[index] = inner.map(slot);
		else if (inner !== null && typeof inner === 'object') {
			table[index] = Object.fromEntries(
				Object.entries(inner).map(([key, one]) => [key, slot(one)]),
			);
		} else table[index] = inner;
		return String(index);
	};
	const slot = (inner: unknown): unknown =>
		typeof inner === 'string' || (inner !== null && typeof inner === 'object')
			? place(inner)
			: inner;
	place(value);
	return JSON.stringify(table);
}

describe('parseFlatted', () => {
	it('reads an object whose strings are indices', () => {
		expect(parseFlatted('[{"a":"1","n":2,"list":"2"},"one",["1",null,true]]')).toEqual({
			a: 'one',
			n: 2,
			list: ['one', null, true],
		});
	});

	it('keeps one object that is named twice one object', () => {
		const read = parseFlatted('[{"left":"1","right":"1"},{"x":1}]') as Record<string, unknown>;
		expect(read.left).toBe(read.right);
	});

	it('closes a circle', () => {
		const read = parseFlatted('[{"self":"0"}]') as Record<string, unknown>;
		expect(read.self).toBe(read);
	});

	it('gives back any JSON object', () => {
		fc.assert(
			fc.property(
				fc.dictionary(
					fc.string().filter((key) => key !== '__proto__'),
					fc.jsonValue(),
				),
				(value) => {
					const written = JSON.parse(JSON.stringify(value)) as unknown;
					expect(parseFlatted(flat(written))).toEqual(written);
				},
			),
		);
	});
});
