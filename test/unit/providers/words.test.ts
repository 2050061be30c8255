import fc from 'fast-check';
import { describeRefusal, flattenWords } from '../../../nodes/WhatsAppFlows/providers/words';

describe('the words of an error', () => {
	it.each([
		['a text', ' Not found. ', ['Not found.']],
		['a list', ['A', ['B']], ['A', 'B']],
		[
			'fields',
			{ name: ['too long', 'taken'], file: 'missing' },
			['name: too long', 'name: taken', 'file: missing'],
		],
		['an error within an error', { error: { error: 'Internal' } }, ['Internal']],
		['numbers', { code: 131047 }, ['code: 131047']],
		['nothing', [null, undefined, '', ' ', 0, false, {}, []], []],
	])('are read from %s', (_, error, words) => {
		expect(flattenWords(error)).toEqual(words);
	});

	it('are not looked for five levels deep', () => {
		expect(flattenWords({ a: { b: { c: 'here' } } })).toEqual(['a: b: c: here']);
		expect(flattenWords({ a: { b: { c: { d: { e: 'not here' } } } } })).toEqual([]);
	});

	it('are read from anything, however deep', () => {
		fc.assert(
			fc.property(fc.jsonValue({ maxDepth: 12 }), (error) => {
				expect(flattenWords(error).every((words) => words.trim() !== '')).toBe(true);
			}),
		);
	});

	it('are said once, with one full stop, before what to do', () => {
		expect(describeRefusal('Dreams', ['No flow.', 'flow_id: No flow', 'No flow'], 'Look.')).toBe(
			'Dreams says: No flow. Look.',
		);
		expect(describeRefusal('Dreams', ['', ' '], 'Look.')).toBe('Look.');
		expect(describeRefusal('Dreams', ['A', 'B'])).toBe('Dreams says: A: B.');
		expect(describeRefusal('Dreams', [])).toBe('');
	});

	it('are cut where they are endless', () => {
		expect(describeRefusal('Dreams', ['x'.repeat(5000)]).length).toBeLessThan(330);
	});
});
