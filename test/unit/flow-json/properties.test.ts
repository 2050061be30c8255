import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { validateFlowJson } from '../../../nodes/WhatsAppFlows/flow-json';
import type { Json, JsonObject } from './support/flows';

const folder = join(__dirname, '../../fixtures/flow-json/accept');
const flows = readdirSync(folder)
	.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as JsonObject)
	.map((flow): JsonObject => ({ ...flow, version: '7.3' }));

/** Checks a text and that every place it gives lies inside the text. */
function checked(text: string): ReturnType<typeof validateFlowJson> {
	const result = validateFlowJson(text);
	const lines = text.split('\n').map(({ length }) => length);
	for (const { pointers, ...entry } of [...result.errors, ...result.warnings]) {
		expect(pointers.length).toBeGreaterThan(0);
		const { path: _path, ...first } = pointers[0];
		expect(entry).toMatchObject(first);
		for (const { line_start, line_end, column_start, column_end } of pointers) {
			expect(line_start).toBeGreaterThanOrEqual(1);
			expect(line_end).toBeLessThanOrEqual(lines.length);
			expect(column_start).toBeGreaterThanOrEqual(1);
			expect(column_start).toBeLessThanOrEqual(lines[line_start - 1] + 1);
			// The end is exclusive; it may take in the line break that a broken text stumbles over.
			expect(column_end).toBeLessThanOrEqual(lines[line_end - 1] + 2);
			expect(line_start < line_end || column_start <= column_end).toBe(true);
		}
	}
	expect(result.valid).toBe(result.errors.length === 0);
	return result;
}

const version = fc.constantFrom('5.1', '6.0', '6.1', '6.2', '6.3', '7.0', '7.1', '7.2', '7.3');
const words = fc.constantFrom<Json>(
	...[
		'',
		' ',
		'text',
		'${data.x}',
		'${form.x}',
		'${screen.A.data.x}',
		"`'a' ${data.x}`",
		'${',
		'`',
	],
	...[null, true, false, 0, -1, 1.5, [], {}, [[]], { type: 'Footer' }, { name: 'navigate' }],
);
const keys = fc.constantFrom(
	'type',
	'name',
	'children',
	'data',
	'__proto__',
	'x',
	'data-source',
	'then',
);

/** Somewhere in a value: replaces, removes, renames or doubles what is there. */
function mutated(node: Json, path: readonly number[], how: string, word: Json, key: string): Json {
	const [step = 0, ...inner] = path;
	if (inner.length === 0 || typeof node !== 'object' || node === null) return word;
	if (Array.isArray(node)) {
		const at = step % Math.max(1, node.length);
		if (inner.length === 1 && how === 'remove') return node.filter((_, index) => index !== at);
		if (inner.length === 1 && how === 'double') return [...node, ...node];
		return node.map((item, index) => (index === at ? mutated(item, inner, how, word, key) : item));
	}
	const entries = Object.entries(node);
	const at = step % Math.max(1, entries.length);
	if (inner.length === 1 && how === 'remove') entries.splice(at, 1);
	else if (inner.length === 1 && how === 'rename' && entries[at])
		entries[at] = [key, entries[at][1]];
	else if (inner.length === 1 && how === 'double') entries.push([key, word]);
	else if (entries[at])
		entries[at] = [entries[at][0], mutated(entries[at][1], inner, how, word, key)];
	return Object.fromEntries(entries) as JsonObject;
}

const mutation = fc.record({
	path: fc.array(fc.nat(20), { minLength: 1, maxLength: 9 }),
	how: fc.constantFrom('replace', 'remove', 'rename', 'double'),
	word: words,
	key: keys,
});

describe('whatever a Flow looks like, the check', () => {
	it('answers with places inside the text', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...flows),
				version,
				fc.array(mutation, { minLength: 1, maxLength: 5 }),
				fc.constantFrom(0, 1, '\t'),
				(flow, ofVersion, mutations, indent) => {
					let broken: Json = { ...flow, version: ofVersion };
					for (const { path, how, word, key } of mutations) {
						broken = mutated(broken, path, how, word, key);
					}
					checked(JSON.stringify(broken, null, indent));
				},
			),
			{ numRuns: 1000 },
		);
	});

	it('answers with places inside a text that was cut, filled or garbled', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...flows),
				fc.nat(),
				fc.nat(20),
				fc.string({ maxLength: 5, unit: 'binary' }),
				(flow, at, length, filling) => {
					const text = JSON.stringify(flow, null, 1);
					const start = at % text.length;
					checked(text.slice(0, start) + filling + text.slice(start + length));
					checked(text.slice(0, start));
				},
			),
			{ numRuns: 500 },
		);
	});

	it('answers to any JSON and any text', () => {
		fc.assert(fc.property(fc.json(), (text) => void checked(text)));
		fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void checked(text)));
	});

	it('answers to any expression and any condition', () => {
		const piece = fc.constantFrom(
			...[
				'${data.a}',
				'${form.b}',
				'${data',
				'}',
				'(',
				')',
				'!',
				'&&',
				'||',
				'==',
				'<',
				'+',
				'-',
				'%',
			],
			...["'a'", "'", '1', '0.5', '05', 'true', 'null', 'x', '?', ':', '.', ' ', '\\', '`', '$'],
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 12 }), fc.boolean(), (pieces, ticked) => {
				const source = pieces.join('');
				const condition = ticked ? `\`${source}\`` : source;
				const children: Json[] = [
					{ type: 'If', condition, then: [{ type: 'TextBody', text: 'A' }] },
					{ type: 'TextInput', name: 'b', label: 'B' },
					{ type: 'Footer', label: 'C', 'on-click-action': { name: 'complete', payload: {} } },
				];
				const data = { a: { type: 'boolean', __example__: true } };
				const layout = { type: 'SingleColumnLayout', children };
				const screen = { id: 'A', title: 'A', terminal: true, data, layout };
				checked(JSON.stringify({ version: '7.3', screens: [screen] }));
			}),
			{ numRuns: 1000 },
		);
	});
});

describe('bad input is answered in bounded time:', () => {
	const withinSeconds = (seconds: number, check: () => void) => {
		const start = performance.now();
		check();
		expect(performance.now() - start).toBeLessThan(seconds * 1000);
	};

	it.each([
		['lists', '['.repeat(100_000)],
		['objects', '{"a":'.repeat(100_000)],
		['closed lists', `{"version":"7.3","screens":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
	])('%s in each other, 10,000 and more deep', (_sentence, text) => {
		withinSeconds(5, () => {
			const { errors } = checked(text);
			expect(errors).toHaveLength(1);
			expect(errors[0].message).toMatch(/^Flow JSON is not valid\. More than 512 nested levels/);
		});
	});

	it('data models, Ifs and payloads as deep as can be read', () => {
		const nest = (depth: number, open: string, inner: string, close: string) =>
			open.repeat(depth) + inner + close.repeat(depth);
		const branches = nest(200, '{"type":"If","condition":true,"then":[', '', ']}');
		const model = `{"type":"object","__example__":1,"properties":{"a":${nest(240, '{"type":"array","items":', '{}', '}')}}}`;
		const action = `{"name":"complete","payload":{"a":${nest(450, '[', '"${form.a}"', ']')}}}`;
		const footer = `{"type":"Footer","label":"A","on-click-action":${action}}`;
		const layout = `{"type":"SingleColumnLayout","children":[${branches},${footer}]}`;
		const screen = `{"id":"A","title":"A","terminal":true,"data":{"a":${model}},"layout":${layout}}`;
		withinSeconds(5, () => {
			const { errors } = checked(`{"version":"7.3","screens":[${screen}]}`);
			expect(errors.map(({ error }) => error)).toContain('MAXIMUM_IF_NESTING');
		});
	});

	it('tens of thousands of components, routes in a circle, names and faults', () => {
		const many = (count: number, make: (index: number) => Json) =>
			Array.from({ length: count }, (_, index) => make(index));
		const flow = (children: Json[], more: JsonObject = {}): string =>
			JSON.stringify({
				version: '7.3',
				...more,
				screens: [
					{ id: 'A', title: 'A', terminal: true, layout: { type: 'SingleColumnLayout', children } },
				],
			});
		const letters = (index: number): string =>
			index < 26
				? String.fromCharCode(65 + index)
				: letters(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26));
		const circle = Object.fromEntries(
			many(20_000, (index) => [letters(index), letters((index + 1) % 20_000)]).map((pair) => {
				const [from, to] = pair as string[];
				return [from, [to]];
			}),
		);
		const texts = [
			flow(many(30_000, () => ({ type: 'TextBody', text: 'A' }))),
			flow(many(30_000, () => ({ type: 'Nothing' }))),
			flow(many(30_000, () => ({ type: 'TextInput', name: 'a', label: 'A' }))),
			flow([], { routing_model: circle }),
			flow(many(10_000, () => ({ type: 'If', condition: '('.repeat(50), then: [] }))),
			flow([{ type: 'TextBody', text: `\`${'('.repeat(500_000)}\`` }]),
			flow([{ type: 'RichText', text: `${' '.repeat(500_000)}\${data.a}` }]),
		];
		withinSeconds(30, () => {
			for (const text of texts) expect(validateFlowJson(text).valid).toBe(false);
		});
	});
});
