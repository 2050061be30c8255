import fc from 'fast-check';
import { excerptOf } from '../../../nodes/WhatsAppFlows/flow-json/excerpt';

describe('the line of a place', () => {
	it('is shown with its number and carets under the place', () => {
		const text = '{\n  "a": true,\n  "b": 1\n}';
		expect(excerptOf(text, { line: 2, column: 8, columnEnd: 12 })).toBe(
			'2 |   "a": true,\n  |        ^^^^',
		);
	});

	it('is underlined to its end where the place goes on in the next line', () => {
		expect(excerptOf('ab{\n}', { line: 1, column: 3 })).toBe('1 | ab{\n  |   ^');
	});

	it('is cut to the surroundings of the place where it is long', () => {
		const text = `${'x'.repeat(1000)}HERE${'y'.repeat(1000)}`;
		const [line, marks] = (excerptOf(text, { line: 1, column: 1001, columnEnd: 1005 }) ?? '').split(
			'\n',
		);
		expect(line).toMatch(/^1 \| …x+HEREy+…$/);
		expect(line.length).toBeLessThan(100);
		expect(marks.indexOf('^^^^')).toBe(line.indexOf('HERE'));
		expect(marks).toHaveLength(line.indexOf('HERE') + 4);
	});

	it('has a blank for each tab and no break, so that the columns agree', () => {
		expect(excerptOf('\t\t"a"\r\n', { line: 1, column: 3, columnEnd: 6 })).toBe(
			'1 |   "a"\n  |   ^^^',
		);
	});

	it('shows one caret after the last character, where something is missing', () => {
		expect(excerptOf('ab', { line: 1, column: 3, columnEnd: 3 })).toBe('1 | ab\n  |   ^');
	});

	it.each([
		[0, 1],
		[3, 1],
		[1, 0],
		[1, 5],
	])('is unknown for line %d and column %d', (line, column) => {
		expect(excerptOf('ab\n', { line, column })).toBeUndefined();
	});

	it('is found or not, without an exception, whatever the text and the place', () => {
		fc.assert(
			fc.property(fc.string(), fc.integer(), fc.integer(), fc.integer(), (text, ...place) => {
				const [line, column, columnEnd] = place;
				excerptOf(text, { line, column, columnEnd });
			}),
		);
	});
});
