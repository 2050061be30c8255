import type { FormField } from '../../../nodes/WhatsAppFlows/flow-json';
import { built, name, screensOf, size } from './support/forms';

describe('a field shows', () => {
	const condition = (asked: FormField, showIf: object) =>
		built(asked, {
			...name,
			showIf: { field: asked.type === 'radio' ? 'Size' : 'Asked', ...showIf },
		})[1].condition;

	it.each<[string, FormField, object, string]>([
		['with an option', size, { value: 'M' }, "${form.size} == 'M'"],
		['without it', size, { condition: 'isNotChosen', value: 'M' }, "${form.size} != 'M'"],
		[
			'with a text, whatever is in it',
			{ type: 'shortText', label: 'Asked' },
			{ condition: 'equals', value: "it's" },
			"${form.asked} == 'it\\'s'",
		],
		[
			'with a number',
			{ type: 'number', label: 'Asked' },
			{ condition: 'greaterThan', value: 17 },
			'${form.asked} > 17',
		],
		['with an opt-in', { type: 'optIn', label: 'Asked' }, {}, '${form.asked}'],
		[
			'without it',
			{ type: 'optIn', label: 'Asked' },
			{ condition: 'equals', value: false },
			'!${form.asked}',
		],
		[
			'on a date',
			{ type: 'date', label: 'Asked' },
			{ value: '2026-01-05' },
			"${form.asked} == '2026-01-05'",
		],
	])('%s', (_sentence, asked, showIf, expected) => {
		expect(condition(asked, showIf)).toBe(expected);
	});

	it('because of an answer on an earlier page', () => {
		const more: FormField = { ...name, showIf: { field: 'size', value: 'L' } };
		const [, page] = screensOf({
			pages: [
				{ title: 'A', fields: [size] },
				{ title: 'B', fields: [more] },
			],
		});
		expect(page.layout.children[0].condition).toBe("${screen.PAGE_A.form.size} == 'L'");
	});

	it('together with a neighbour that waits for the same', () => {
		const showIf = { field: 'Size', value: 'L' };
		const [, group, ...others] = built(
			size,
			{ ...name, showIf },
			{ type: 'heading', text: 'Large', showIf },
		);
		expect(group.then).toEqual([
			expect.objectContaining({ type: 'TextInput' }),
			expect.objectContaining({ type: 'TextHeading' }),
		]);
		expect(others).toEqual([]);
	});
});
