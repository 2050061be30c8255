import fc from 'fast-check';
import type { Json, JsonObject } from '../support/flows';
import { complete, exchange, flow, footer, navigate, screen } from '../support/flows';
import { drawn, textOfScreen } from './drawing';
import { elementsIn, type XmlElement } from './xml';

const link = (to: string): JsonObject => ({
	type: 'EmbeddedLink',
	text: `To ${to}`,
	'on-click-action': navigate(to),
});

describe('the arrows of a drawing', () => {
	it('follow every tap that leads to a screen', () => {
		const drawing = drawn(
			flow([
				screen('A', [link('B'), footer(navigate('C'))]),
				screen('B', [{ type: 'If', condition: 'x', then: [link('C')] }]),
				screen('C', [
					{ type: 'NavigationList', 'list-items': [{ id: 'x', 'on-click-action': navigate('D') }] },
				]),
				screen('D', [{ type: 'Switch', value: '${data.x}', cases: { y: [link('E')] } }]),
				screen('E', [footer(complete)], { terminal: true }),
			]),
		);
		expect([...drawing.arrows].sort()).toEqual([
			'A tap B',
			'A tap C',
			'B tap C',
			'C tap D',
			'D tap E',
		]);
	});

	it('are named after what is tapped', () => {
		const { lines } = drawn(
			flow([screen('A', [footer(navigate('B'), { label: 'Next page' })]), screen('B', [])]),
		);
		expect(lines.filter((line) => line === 'Next page')).toHaveLength(2);
	});

	it('lead from the server to what the routing model allows beyond the taps', () => {
		const drawing = drawn(
			flow([screen('A', [link('B'), footer(exchange)]), screen('B', []), screen('C', [])], {
				routing_model: { A: ['B', 'C'], B: ['C'], C: [] },
			}),
		);
		expect([...drawing.arrows].sort()).toEqual(['A server C', 'A tap B', 'B route C']);
	});

	it('lead to a warning where the screen is missing', () => {
		const drawing = drawn(
			flow([screen('A', [footer(navigate('NOWHERE'))])], { routing_model: { A: ['GONE'] } }),
		);
		expect([...drawing.arrows].sort()).toEqual(['A route GONE', 'A tap NOWHERE']);
		expect(textOfScreen(drawing, 'NOWHERE')).toContain('no such screen');
		expect(textOfScreen(drawing, 'GONE')).toContain('no such screen');
	});

	it('have a look of their own on the way back', () => {
		const { all } = drawn(
			flow([screen('A', [footer(navigate('B'))]), screen('B', [footer(navigate('A'))])]),
		);
		const [forth, back] = ['A', 'B'].map((from) => {
			const arrow = all.find(({ attributes }) => attributes.get('data-from') === from)!;
			return elementsIn(arrow)
				.find(({ name }) => name === 'path')!
				.attributes.get('stroke');
		});
		expect(forth).toBeDefined();
		expect(back).not.toBe(forth);
	});

	it('come through cycles and loops', () => {
		const { arrows } = drawn(
			flow(
				[screen('A', [link('A'), footer(navigate('B'))]), screen('B', [footer(navigate('A'))])],
				{
					routing_model: { A: ['A', 'B'], B: ['A', 'B'] },
				},
			),
		);
		expect([...arrows].sort()).toEqual(['A tap A', 'A tap B', 'B route B', 'B tap A']);
	});
});

interface Box {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

/** The largest rectangle of a screen is the phone. */
function phoneOf(screen: XmlElement): Box {
	const boxes = elementsIn(screen)
		.filter(({ name }) => name === 'rect')
		.map(({ attributes }) => {
			const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((key) =>
				Number(attributes.get(key)),
			);
			return { left: x, right: x + width, top: y, bottom: y + height };
		});
	const area = (box: Box) => (box.right - box.left) * (box.bottom - box.top);
	// The shadows lie around the phone itself.
	return boxes.sort((a, b) => area(b) - area(a))[2];
}

/** Points along a path of moves, lines, cubic and quadratic curves. */
function pointsAlong(path: string): Array<readonly [x: number, y: number]> {
	const points: Array<readonly [number, number]> = [];
	let at: readonly [number, number] = [0, 0];
	for (const [, command, numbers] of path.matchAll(/([MLCQ])([^MLCQZ]*)/g)) {
		const n = numbers.trim().split(/\s+/).map(Number);
		const stops = [
			at,
			...Array.from({ length: n.length / 2 }, (_, i) => [n[2 * i], n[2 * i + 1]] as const),
		];
		if (command === 'M') stops.shift();
		for (let step = 0; step <= 24; step += 1) points.push(between(stops, step / 24));
		at = stops[stops.length - 1];
	}
	return points;
}

/** De Casteljau. */
function between(
	stops: ReadonlyArray<readonly [number, number]>,
	t: number,
): readonly [number, number] {
	if (stops.length === 1) return stops[0];
	const next = stops
		.slice(1)
		.map(
			([x, y], i) =>
				[stops[i][0] + (x - stops[i][0]) * t, stops[i][1] + (y - stops[i][1]) * t] as const,
		);
	return between(next, t);
}

const anyFlow = fc
	.tuple(
		fc.integer({ min: 2, max: 14 }),
		fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: 30 }),
	)
	.map(([count, pairs]) => {
		const ids = 'ABCDEFGHIJKLMN'.slice(0, count).split('');
		const screens = ids.map((id, index): Json =>
			screen(
				id,
				pairs.filter(([from]) => from % count === index).map(([, to]) => link(ids[to % count])),
			),
		);
		return flow(screens);
	});

describe('the layout of any flow', () => {
	it('lets no phones meet and no arrow run through a phone', () => {
		fc.assert(
			fc.property(anyFlow, (some) => {
				const { screens, all } = drawn(some);
				const phones = screens.map(phoneOf);
				phones.forEach((one, index) => {
					for (const other of phones.slice(index + 1)) {
						const apart =
							one.right <= other.left ||
							other.right <= one.left ||
							one.bottom <= other.top ||
							other.bottom <= one.top;
						expect(apart).toBe(true);
					}
				});
				for (const arrow of all.filter(({ attributes }) => attributes.has('data-from'))) {
					const path = elementsIn(arrow).find(({ name }) => name === 'path')!;
					for (const [x, y] of pointsAlong(path.attributes.get('d')!)) {
						const inside = phones.filter(
							({ left, right, top, bottom }) =>
								x > left + 1 && x < right - 1 && y > top + 1 && y < bottom - 1,
						);
						expect(inside).toEqual([]);
					}
				}
			}),
			{ numRuns: 150 },
		);
	});

	it('leads every arrow that is no way back to the right', () => {
		const ids = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'];
		const { screens } = drawn(
			flow(ids.map((id, index) => screen(id, ids.slice(index + 1).map(link)))),
		);
		const lefts = screens.map((one) => phoneOf(one).left);
		expect([...lefts].sort((a, b) => a - b)).toEqual(lefts);
		expect(new Set(lefts).size).toBe(ids.length);
	});
});
