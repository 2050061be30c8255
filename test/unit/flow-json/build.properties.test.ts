import fc from 'fast-check';
import {
	answersOf,
	buildFlowJson,
	FormFault,
	type FlowForm,
	type FormField,
} from '../../../nodes/WhatsAppFlows/flow-json';
import { kinds } from '../../../nodes/WhatsAppFlows/flow-json/build/kinds';
import { expectSound } from './support/forms';

/** A pixel, as a PNG. */
const picture =
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const oddTexts = [
	...['Name', 'Size', 'size', 'Größe', 'Как вас зовут?', '你的名字', 'اسمك', 'आपका नाम', '👍🏽', ''],
	...['x'.repeat(500), '好'.repeat(500), '👍🏽'.repeat(200), 'z' + '\u0301'.repeat(400), ' \n '],
	...['${data.x}', '${form.size}', 'a ${data.x} b', '`', '``', "`'a' ${form.size}`", '`a` b `'],
	...['"quotes"', "it's", 'back\\slash', '\ud800', '\u0000\u0007', 'flow_token', '__proto__'],
	...[
		'constructor',
		'two\nlines',
		'2',
		'2026-02-29',
		'2026-01-05',
		'=1',
		'<b>',
		'*bold*',
		'5.',
		'-0',
	],
];

const text = fc.oneof(
	{ weight: 5, arbitrary: fc.constantFrom(...oddTexts) },
	{ weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 90 }) },
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);
const label = fc.oneof(text, fc.constantFrom('Size', 'Colour', 'Agree', 'Day', 'Name', 'Age'));
const options = fc.oneof(
	fc.array(text, { maxLength: 25 }).map((titles) => titles.join('\n')),
	fc.array(text, { maxLength: 25 }),
	fc.array(fc.record({ id: text, title: text, description: text }, { requiredKeys: ['title'] }), {
		maxLength: 6,
	}),
	fc.constantFrom('S\nM\nL', 'S\nS\nM', ['S', 'M', 'L']),
	fc
		.integer({ min: 1, max: 210 })
		.map((count) => Array.from({ length: count }, (_, i) => `Option ${i}`)),
);
const day = fc.constantFrom(
	'',
	'2026-01-05',
	'2026-12-31',
	'2026-06-01T10:00:00.000Z',
	'1899-01-01',
	'soon',
);
const number = fc.oneof(fc.integer({ min: -1, max: 12 }), fc.constantFrom(0.5, NaN, 1e9));
const showIf = fc.record(
	{
		field: label,
		condition: fc.constantFrom(
			'equals',
			'notEquals',
			'isChosen',
			'isNotChosen',
			'greaterThan',
			'lessThan',
		),
		value: fc.oneof(text, fc.constantFrom('S', 'M', '2026-01-05', 5, true, false, 0.5)),
	},
	{ requiredKeys: ['field'] },
);

const some = (types: readonly string[], more: Record<string, fc.Arbitrary<unknown>>) =>
	fc.record({ type: fc.constantFrom(...types), ...more }, { requiredKeys: ['type'] });
const input = {
	label,
	showIf,
	name: fc.constantFrom('', 'a', 'b', 'c', 'flow_token', 'not a name'),
	required: fc.boolean(),
	help: text,
	sensitive: fc.boolean(),
};
const days = { earliest: day, latest: day, unavailable: fc.array(day) };
const weekdays = fc.subarray(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun', 'Funday']);

const field = fc.oneof(
	some(['shortText', 'paragraph', 'number', 'email', 'phone', 'password', 'passcode'], {
		...input,
		initialValue: text,
		minLength: number,
		maxLength: number,
	}),
	some(['date'], { ...input, ...days, initialValue: day }),
	some(['calendar'], { ...input, ...days, weekdays, initialValue: day }),
	some(['dateRange'], {
		...input,
		...days,
		weekdays,
		startLabel: text,
		endLabel: text,
		initialValue: fc.array(day, { maxLength: 3 }),
	}),
	some(['dropdown', 'radio'], { ...input, options, initialValue: fc.constantFrom('S', 'x', '') }),
	some(['checkboxes', 'chips'], {
		...input,
		options,
		initialValue: fc.constantFrom('S', 'S\nM', ['M'], ''),
		minChoices: number,
		maxChoices: number,
	}),
	some(['optIn'], {
		...input,
		link: fc.constantFrom(
			'',
			'https://example.com/${data.x}?a=`b`',
			'javascript:alert(1)',
			'no link',
		),
		initialValue: fc.boolean(),
	}),
	some(['photos', 'documents'], {
		...input,
		maxFiles: number,
		source: fc.constantFrom('camera', 'x'),
	}),
	fc.record(
		{ type: fc.constantFrom('heading', 'subheading', 'body', 'caption', 'richText'), text, showIf },
		{ requiredKeys: ['type', 'text'] },
	),
	fc.record(
		{
			type: fc.constant('image'),
			image: fc.constantFrom(picture, 'no picture', ''),
			altText: text,
			showIf,
		},
		{ requiredKeys: ['type', 'image'] },
	),
) as fc.Arbitrary<FormField>;

/** Fields that nothing is wrong with by themselves, so that whole forms get through. */
const soundField = fc.oneof(
	fc.record({
		type: fc.constantFrom('shortText', 'paragraph', 'number', 'email', 'phone', 'date', 'calendar'),
		label: text.filter((each) => /[^\p{Cc}\s]/u.test(each)),
		required: fc.boolean(),
		help: text,
	}),
	fc.record({
		type: fc.constantFrom('dropdown', 'radio', 'checkboxes', 'chips'),
		label: fc.constantFrom('Size', 'Colour', 'x'.repeat(500)),
		options: fc.constantFrom('S\nM\nL', ['Yes', "Don't know", '${data.x}']),
	}),
	fc.record({
		type: fc.constantFrom('optIn', 'password', 'passcode', 'dateRange'),
		label: fc.constantFrom('Agree', 'Also agree'),
	}),
	fc.record({
		type: fc.constantFrom('heading', 'subheading', 'body', 'caption'),
		text: fc.constantFrom('Welcome', '${data.x}', '`'),
	}),
	fc.record({ type: fc.constantFrom('photos', 'documents'), label: fc.constant('Show us') }),
	fc.record({ type: fc.constant('image'), image: fc.constant(picture) }),
) as fc.Arbitrary<FormField>;

/** A field, and one that waits for it. */
const choice = fc.constantFrom<FormField>(
	{ type: 'radio', label: 'Size', options: ['S', 'M', "Don't know"] },
	{ type: 'number', label: 'Size' },
	{ type: 'date', label: 'Size' },
	{ type: 'shortText', label: 'Size' },
	{ type: 'optIn', label: 'Size' },
);
const conditional = fc
	.record({
		condition: fc.constantFrom('', 'equals', 'notEquals', 'isChosen', 'isNotChosen', 'lessThan'),
		value: fc.constantFrom(
			'S',
			"Don't know",
			"it's \\ `${data.x}`",
			'2026-01-05',
			'5',
			5,
			true,
			'',
		),
	})
	.map((condition) => ({
		type: 'shortText',
		label: 'More',
		showIf: { field: 'Size', ...condition },
	})) as fc.Arbitrary<FormField>;

const richText = fc.record({ type: fc.constant('richText' as const), text });

/** Mostly sound, so that what a single odd value does is seen. */
const mostly = <Value>(sound: fc.Arbitrary<Value>, odd: fc.Arbitrary<Value>) =>
	fc.oneof({ weight: 40, arbitrary: sound }, { weight: 1, arbitrary: odd });
const page = fc.record(
	{
		title: mostly(fc.constant('Page'), text),
		buttonText: mostly(fc.constantFrom('', 'Go on'), text),
		fields: fc.oneof(
			fc.array(mostly(soundField, field), { minLength: 1, maxLength: 6 }),
			fc.tuple(soundField, field),
			fc.tuple(choice, conditional),
			fc.tuple(richText),
			fc.tuple(field),
		),
	},
	{ requiredKeys: ['title', 'fields'] },
);
const closingPage = fc.record({
	title: mostly(fc.constant('Thank you'), text),
	heading: mostly(fc.constant(''), text),
	text,
	buttonText: mostly(fc.constant(''), text),
});
const forms: fc.Arbitrary<FlowForm> = fc.record(
	{ pages: fc.array(page, { minLength: 1, maxLength: 3 }), closingPage },
	{ requiredKeys: ['pages'] },
);

const sentence =
	/^(?:Page \d+(?:, field (?:\d+|“.+?”)(?:, Show If)?)?|Closing page|The form): .+/su;

/** What becomes of a form, which is one of two things. */
function outcome(form: FlowForm): 'built' | 'refused' {
	let flow: object;
	try {
		flow = buildFlowJson(form);
	} catch (thrown) {
		if (!(thrown instanceof FormFault)) throw thrown;
		expect(thrown.message).toMatch(sentence);
		expect(thrown.remedy).toMatch(/^[A-Z].+\.$/);
		expect(`${thrown.message} ${thrown.remedy}`).not.toMatch(/JSON|undefined|\bnull\b|\[object/);
		return 'refused';
	}
	expectSound(JSON.stringify(flow));
	const screens = (flow as { screens: Array<{ layout: { children: unknown[] } }> }).screens;
	const last = screens.at(-1)?.layout.children.at(-1) as {
		'on-click-action': { payload: Record<string, string> };
	};
	const names = answersOf(form).map(({ name }) => name);
	expect(Object.keys(last['on-click-action'].payload)).toEqual(names);
	for (const name of names) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]*$/);
	return 'built';
}

describe('whatever a form looks like, it', () => {
	it('becomes a Flow without errors or warnings, or is refused in words about the form', () => {
		const seen = { built: 0, refused: 0 };
		fc.assert(
			fc.property(forms, (form) => {
				seen[outcome(form)]++;
			}),
			{ numRuns: 3000 },
		);
		// Neither of the two ways is left out.
		expect(Math.min(seen.built, seen.refused)).toBeGreaterThan(300);
	});

	it.each(Object.keys(kinds))('becomes a Flow with a field of the kind %s', (type) => {
		const field = { type, label: 'Size', text: 'Welcome', options: 'S\nM', image: picture };
		const pages = [{ title: 'Page', fields: [field as unknown as FormField] }];
		expect(outcome({ pages })).toBe('built');
	});

	it('becomes a Flow with a condition', () => {
		const waiting = { type: 'shortText', label: 'More', showIf: { field: 'Size', value: 'S' } };
		const fields = [{ type: 'radio', label: 'Size', options: 'S\nM' }, waiting] as FormField[];
		expect(outcome({ pages: [{ title: 'Page', fields }] })).toBe('built');
	});

	it('mostly becomes a Flow when its fields are sound', () => {
		let built = 0;
		fc.assert(
			fc.property(fc.array(soundField, { minLength: 1, maxLength: 20 }), (fields) => {
				if (outcome({ pages: [{ title: 'Page', fields }] }) === 'built') built++;
			}),
			{ numRuns: 500 },
		);
		expect(built).toBeGreaterThan(300);
	});

	it('is answered whatever stands in the place of texts and lists', () => {
		const anything = fc.anything({ maxDepth: 2 });
		const odd = fc.record({
			type: fc.oneof(anything, fc.constant('dropdown')),
			label: anything,
			options: anything,
		});
		fc.assert(
			fc.property(fc.array(fc.oneof(odd, anything)), anything, (fields, title) => {
				outcome({ pages: [{ title, fields }] } as unknown as FlowForm);
			}),
		);
	});
});
