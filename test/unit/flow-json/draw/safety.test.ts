import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { drawFlow } from '../../../../nodes/WhatsAppFlows/flow-json';
import {
	choice,
	flow,
	footer,
	input,
	navigate,
	screen,
	single,
	type Json,
	type JsonObject,
} from '../support/flows';
import { drawn, textOfScreen, type Drawing } from './drawing';

const folder = join(__dirname, '../../../fixtures/flow-json/accept');
const corpus = readdirSync(folder).map(
	(name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8')) as JsonObject] as const,
);

const harmless = new Set(
	'svg title desc defs pattern clipPath g rect circle path text tspan image'.split(' '),
);
const raster = /^data:image\/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+=*$/;
const outside = /url\((?!#wf-)|javascript:|https?:(?!\/\/www\.w3\.org\/2000\/svg$)/i;

function isHarmful([key, value]: readonly [key: string, value: string]): boolean {
	if (/^on/i.test(key) || key === 'style') return true;
	if (/href$/.test(key)) return key !== 'href' || !raster.test(value);
	// What begins with `data-` is text for whoever reads the drawing, and no address.
	return !key.startsWith('data-') && outside.test(value);
}

/** Nothing in a drawing acts or points outside of it, whatever the flow says. */
function expectSafe({ all }: Drawing): void {
	expect(all.map(({ name }) => name).filter((name) => !harmless.has(name))).toEqual([]);
	expect(all.flatMap(({ attributes }) => [...attributes].filter(isHarmful))).toEqual([]);
}

describe.each(corpus)('the drawing of %s', (_, some) => {
	it('is safe and has a phone for every screen, with its title', () => {
		const drawing = drawn(some);
		expectSafe(drawing);
		for (const { id, title } of some.screens as JsonObject[]) {
			expect(textOfScreen(drawing, String(id))).toContain(String(id));
			expect(drawing.svg).toContain(String(title).replace(/&/g, '&amp;'));
		}
	});
});

/** Texts that break out of markup where they are not escaped. */
const hostile = fc.constantFrom(
	'<script>alert(1)</script>',
	'" onload="alert(1)',
	"'><image href='https://evil.example/x.png'/>",
	'&amp;&#x3c;script&#x3e;',
	']]><!--',
	'\u0000\u0008\u001b\ufffe\uffff',
	'\ud800 lone \udc00',
	'javascript:alert(1)',
	'${data.__proto__}',
	'${data.constructor.name}',
	'`${',
	'data:image/svg+xml;base64,PHN2Zy8+',
	'a'.repeat(5000),
	'\u0301'.repeat(300),
	'\u202e\u2067',
);
const words = fc.oneof(
	hostile,
	fc.string({ unit: 'binary', maxLength: 40 }),
	fc.string({ maxLength: 20 }),
);
const types = fc.constantFrom(
	...[
		'TextHeading',
		'TextBody',
		'RichText',
		'TextInput',
		'TextArea',
		'DatePicker',
		'CalendarPicker',
		'Dropdown',
	],
	...[
		'RadioButtonsGroup',
		'CheckboxGroup',
		'ChipsSelector',
		'OptIn',
		'EmbeddedLink',
		'Image',
		'ImageCarousel',
	],
	...[
		'NavigationList',
		'PhotoPicker',
		'DocumentPicker',
		'Footer',
		'If',
		'Switch',
		'Form',
		'Nothing',
	],
);
const keys = fc.constantFrom(
	...[
		'text',
		'label',
		'name',
		'helper-text',
		'description',
		'src',
		'images',
		'data-source',
		'list-items',
		'title',
	],
	...[
		'visible',
		'required',
		'enabled',
		'condition',
		'value',
		'cases',
		'then',
		'else',
		'children',
		'init-values',
	],
	...[
		'on-click-action',
		'next',
		'url',
		'payload',
		'main-content',
		'end',
		'start',
		'image',
		'color',
		'badge',
		'tags',
	],
	...[
		'mode',
		'markdown',
		'id',
		'width',
		'height',
		'aspect-ratio',
		'__proto__',
		'alt-text',
		'left-caption',
		'metadata',
	],
);

/** JSON that looks like a Flow here and there. */
const { node } = fc.letrec<{ node: Json }>((tie) => ({
	node: fc.oneof(
		{ depthSize: 'medium', withCrossShrink: true },
		words,
		fc.constantFrom(null, true, false, 0, -1, 1e9, 1e308),
		fc.array(tie('node'), { maxLength: 5 }),
		fc
			.tuple(types, fc.dictionary(keys, tie('node'), { maxKeys: 6 }))
			.map(([type, members]): JsonObject => ({ type, ...members })),
		fc
			.constantFrom('navigate', 'data_exchange', 'complete', 'open_url')
			.map((name): JsonObject => ({ name, next: { name: 'A' } })),
	),
}));

describe('whatever it gets, a drawing', () => {
	it('is XML without anything that acts or points outside', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (anything) => expectSafe(drawn(anything))),
			{ numRuns: 300 },
		);
	});

	it('is the same for screens of any content', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(words, words, fc.array(node, { maxLength: 6 }), node), { maxLength: 4 }),
				node,
				(screens, routing) => {
					const some = {
						version: '7.3',
						routing_model: routing,
						screens: screens.map(([id, title, children, model]) =>
							screen(id, children, { title, data: model }),
						),
					};
					// Through JSON, as a Flow comes: `__proto__` is a key like any other then.
					expectSafe(drawn(JSON.parse(JSON.stringify(some))));
				},
			),
			{ numRuns: 500 },
		);
	});

	it('shows hostile words as words', () => {
		fc.assert(
			fc.property(fc.constantFrom('<b>&"\'', '<script>', 'a & b', '"onload="'), (label) => {
				const drawing = drawn(single([input('x', { label })]));
				expect(textOfScreen(drawing, 'FIRST')).toContain(label);
				expectSafe(drawing);
			}),
		);
	});

	it.each([
		['nothing', undefined],
		['an empty text', ''],
		['a text that is no JSON', '{ "screens": ['],
		['no screens', { version: '7.3' }],
		[
			'screens of all kinds',
			{ screens: [null, 7, 'x', [], {}, { id: null }, { id: 'A', layout: [] }] },
		],
		['an object of screens', { screens: { a: { id: 'A' } } }],
	])('is made of %s', (_, flowJson) => {
		expectSafe(drawn(flowJson));
	});

	it('is made of the text of a Flow as of the Flow itself', () => {
		const [, some] = corpus[0];
		expect(drawFlow(JSON.stringify(some))).toBe(drawFlow(some));
	});

	it('has the name that it is given as its headline', () => {
		const svg = drawFlow(single([]), { title: 'Tables & <more>' });
		expect(svg).toContain('Tables &amp; &lt;more&gt;');
	});
});

/** Values in each other, as deep as that. */
function nested(depth: number, wrap: (inner: Json) => Json, core: Json): Json {
	let value = core;
	for (let level = 0; level < depth; level += 1) value = wrap(value);
	return value;
}

describe('a huge flow', () => {
	const ids = (count: number) =>
		Array.from(
			{ length: count },
			(_, index) =>
				`S_${index.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)])}`,
		);

	it('of 1,000 screens in a row is drawn with all of them and all arrows', () => {
		const names = ids(1000);
		const drawing = drawn(
			flow(
				names.map((id, at) =>
					screen(id, [
						footer(at + 1 < names.length ? navigate(names[at + 1]) : { name: 'complete' }),
					]),
				),
			),
		);
		expect(drawing.screens).toHaveLength(1000);
		expect(drawing.arrows).toHaveLength(999);
	});

	it('of 1,000 screens that all lead to each other is drawn up to a size, and says so', () => {
		const names = ids(1000);
		const routing = Object.fromEntries(names.map((id) => [id, names]));
		const drawing = drawn(
			flow(
				names.map((id) => screen(id, [])),
				{ routing_model: routing },
			),
		);
		expect(drawing.screens).toHaveLength(1000);
		expect(drawing.svg.length).toBeLessThan(12_000_000);
		expect(drawing.lines.join()).toMatch(/more arrows not shown/);
	});

	it('of 5,000 screens says how many it leaves out', () => {
		const { lines } = drawn(flow(ids(5000).map((id) => screen(id, []))));
		expect(lines.join()).toContain('3000 more screens not shown');
	});

	it.each([
		['conditions', (inner: Json): Json => [{ type: 'If', condition: 'x', then: inner }]],
		['cases', (inner: Json): Json => [{ type: 'Switch', value: '${data.x}', cases: { x: inner } }]],
		['forms', (inner: Json): Json => [{ type: 'Form', children: inner }]],
		['lists', (inner: Json): Json => [inner]],
	])('of 10,000 %s in each other is drawn as far as anybody could read', (_, wrap) => {
		const children = nested(10_000, wrap, [input('x')]) as Json[];
		const { svg } = drawn(
			flow([
				screen('DEEP', children, {
					data: { x: { type: 'array', __example__: nested(10_000, (inner) => [inner], []) } },
				}),
			]),
		);
		expect(svg.length).toBeLessThan(200_000);
	});

	it('of many long texts stays small', () => {
		const long = 'word '.repeat(200_000);
		const { svg } = drawn(
			flow(
				ids(60).map((id) =>
					screen(id, [
						...Array.from({ length: 40 }, (): Json => ({ type: 'TextBody', text: long })),
						choice('Dropdown'),
					]),
				),
			),
		);
		expect(svg.length).toBeLessThan(4_000_000);
	});
});
