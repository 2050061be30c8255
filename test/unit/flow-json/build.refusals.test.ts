import type { FlowForm, FormField } from '../../../nodes/WhatsAppFlows/flow-json';
import { name, onePage, refusal, size } from './support/forms';

const refused = (...fields: FormField[]) => refusal(onePage(...fields));

describe('a form that can’t become a Flow is refused in words about the form:', () => {
	const choice: FormField = { type: 'dropdown', label: 'Size', options: '' };
	const photo: FormField = { type: 'photos', label: 'Photo' };
	const waits = (field: string, more = {}): FormField => ({
		...name,
		showIf: { field, value: 'M', ...more },
	});

	it.each<[string, FlowForm]>([
		['The form: it has no pages. Add a page.', { pages: [] }],
		['Page 1: it has no fields. Add at least one.', { pages: [{ title: 'A', fields: [] }] }],
		['Page 1: the title is empty. Write one.', { pages: [{ title: ' ', fields: [name] }] }],
		[
			'Page 1: the button text has 40 characters. WhatsApp shows at most 35: make it shorter.',
			{ pages: [{ title: 'A', buttonText: 'x'.repeat(40), fields: [name] }] },
		],
		[
			'Closing page: the title is empty. Write one.',
			{ ...onePage(name), closingPage: { title: '' } },
		],
		[
			'The form: it has 101 pages. Keep to 100 at most.',
			{ pages: Array.from({ length: 101 }, () => ({ title: 'A', fields: [name] })) },
		],
		[
			'Page 2, field “Photo”: with this one the whole form takes 12 files. WhatsApp takes up to 10 with the answers: lower Maximum Files.',
			{
				pages: [
					{ title: 'A', fields: [{ ...photo, maxFiles: 6 }] },
					{ title: 'B', fields: [{ ...photo, maxFiles: 6 }] },
				],
			},
		],
		[
			'Page 1, field “Your name”: Show If names “Size”, which comes later. Name a field further up, or on an earlier page.',
			{
				pages: [
					{ title: 'A', fields: [waits('Size')] },
					{ title: 'B', fields: [size] },
				],
			},
		],
	])('%s', (expected, form) => {
		expect(refusal(form)).toBe(expected);
	});

	it.each<[string, FormField[]]>([
		[
			'Page 1, field “Size”: there are no options. Add at least one option, one per line.',
			[choice],
		],
		[
			'Page 1, field 2: the label is empty. Write what you ask for.',
			[name, { ...name, label: '' }],
		],
		[
			'there are 21 options. WhatsApp shows at most 20 here',
			[{ ...size, options: 'abcdefghijklmnopqrstu'.split('') }],
		],
		['there is only one option', [{ type: 'chips', label: 'A', options: 'a' }]],
		[
			'have the same ID',
			[
				{
					...size,
					options: [
						{ id: '1', title: 'a' },
						{ id: '1', title: 'b' },
					],
				},
			],
		],
		['“XL” is none of the options', [{ ...size, initialValue: 'XL' }]],
		[
			'Maximum Choices is 4. Give a whole number from 2 to 3.',
			[{ ...size, type: 'checkboxes', maxChoices: 4 }],
		],
		[
			'a password can’t have an initial value',
			[{ type: 'password', label: 'A', initialValue: 'x' }],
		],
		['the initial value is no number', [{ type: 'number', label: 'A', initialValue: 'x' }]],
		['the initial value has 81 characters', [{ ...name, initialValue: 'x'.repeat(81) }]],
		['“2026-02-30” is no date', [{ type: 'date', label: 'A', earliest: '2026-02-30' }]],
		[
			'Earliest Date lies after Latest Date',
			[{ type: 'date', label: 'A', earliest: '2026-02-03', latest: '2026-02-02' }],
		],
		[
			'outside the dates',
			[{ type: 'date', label: 'A', initialValue: '2026-02-03', latest: '2026-02-02' }],
		],
		[
			'not two dates in their order',
			[{ type: 'dateRange', label: 'A', initialValue: '2026-02-03' }],
		],
		[
			'“Sunday” is no day of the week',
			[{ type: 'calendar', label: 'A', weekdays: ['Sunday' as 'Sun'] }],
		],
		['the link is no web address', [{ type: 'optIn', label: 'A', link: 'javascript:alert(1)' }]],
		['the text has 81 characters', [{ type: 'heading', text: 'x'.repeat(81) }]],
		['the picture is no JPEG or PNG file', [{ type: 'image', image: 'R0lGODdh' }]],
		['the picture has 301 KB', [{ type: 'image', image: `/9j/${'A'.repeat(410_000)}` }]],
		[
			'only three pictures',
			Array.from({ length: 4 }, () => ({ type: 'image' as const, image: '/9j/4AAQ' })),
		],
		[
			'only five opt-ins',
			Array.from({ length: 6 }, () => ({ type: 'optIn' as const, label: 'A' })),
		],
		['only one field for photos or documents', [photo, { type: 'documents', label: 'B' }]],
		['rich text can’t stand beside other fields', [name, { type: 'richText', text: 'x' }]],
		['rich text always shows', [{ type: 'richText', text: 'x', showIf: { field: 'x' } }]],
		['the page has more than WhatsApp shows', Array.from({ length: 50 }, () => name)],
		['the name “1st” can’t be used', [{ ...name, name: '1st' }]],
		[
			'another field has the name “a” too',
			[
				{ ...name, name: 'a' },
				{ ...size, name: 'a' },
			] as FormField[],
		],
		['Show If names the field itself', [waits('Your name')]],
		['no field has this label or name', [waits('Colour')]],
		[
			'Show If names “Your name”, which comes later',
			[{ ...size, showIf: { field: 'Your name', value: 'x' } }, waits('Size')],
		],
		['several fields further up have this label', [size, size, waits('Size')]],
		['Show If has no value', [size, waits('Size', { value: '' })]],
		['Show If: “XL” is none of the options', [size, waits('Size', { value: 'XL' })]],
		[
			'“greaterThan” does not work with “Size”',
			[size, waits('Size', { condition: 'greaterThan' })],
		],
		['Show If needs a whole number', [{ type: 'number', label: 'A' }, waits('A')]],
		['Show If needs a date', [{ type: 'date', label: 'A' }, waits('A')]],
		['Show If can’t look into “Photo”', [photo, waits('Photo')]],
		['there is no type “slider”', [{ ...name, type: 'slider' } as unknown as FormField]],
	])('%s', (expected, fields) => {
		expect(refused(...fields)).toContain(expected);
	});

	it('a form of many large pictures', () => {
		const image: FormField = { type: 'image', image: `/9j/${'A'.repeat(408_000)}` };
		const pages = Array.from({ length: 9 }, () => ({ title: 'A', fields: [image, image, image] }));
		expect(refusal({ pages })).toContain('larger than 10 MB');
	});
});
