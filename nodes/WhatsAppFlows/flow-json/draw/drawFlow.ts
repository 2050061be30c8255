import { drawArrows } from './arrows/arrows';
import { marksOf, paintMark } from './arrows/marks';
import { describe, summarize } from './describe';
import { legendFor, svgDocument } from './document';
import { arrange } from './layout/arrange';
import { layersOf } from './layout/layers';
import { phonePiece } from './phone';
import { readFlow } from './read/flow';
import { phone } from './theme';

export interface DrawingOptions {
	/** The headline, such as the name of the flow; *WhatsApp Flow* if left out. */
	readonly title?: string;
}

/**
 * Draws a Flow as an SVG: its screens as phones, with arrows along what a tap or the routing model
 * leads to. Whatever it gets it never throws: what is broken is drawn as far as it can be, and very
 * large flows up to a limit that the picture names.
 *
 * The SVG is valid XML without scripts and without references to anything outside of it; of pictures
 * only PNG, JPEG, GIF and WebP are embedded, up to 300 KB each.
 *
 * @param flowJson the object, or its JSON as text
 */
export function drawFlow(
	flowJson: unknown,
	{ title = 'WhatsApp Flow' }: DrawingOptions = {},
): string {
	const flow = readFlow(typeof flowJson === 'string' ? parsed(flowJson) : flowJson);
	const layers = layersOf(flow.places.length, flow.links);
	const isEntry = flow.places.map(
		({ missing, repeated }, at) => layers.isFirst[at] && !missing && !repeated,
	);
	const pieces = flow.places.map((place, at) => phonePiece(place, at, isEntry[at], flow.budget));
	const marks = flow.places.map((place, at) => marksOf(place, pieces[at]));
	const heights = pieces.map(({ height }) => height);
	const arrangement = arrange(heights, flow.links, layers);
	const { corners } = arrangement;
	const arrows = drawArrows({ ...flow, pieces, marks, arrangement });
	const screens = pieces.map((piece, at) => piece.draw(corners[at].x, corners[at].y));
	const signs = marks.map((list, at) =>
		list.map((mark) => paintMark(mark, corners[at].x, corners[at].y)).join(''),
	);
	const rights = corners.map(({ x }, at) => x + widest(marks[at]));
	const isBack = (at: number) => arrangement.ways[at].kind === 'back';
	const markup = [arrows.markup, ...screens, ...signs].join('');
	return svgDocument(
		{
			markup,
			left: Math.min(arrows.left, least(corners.map(({ x }) => x))),
			top: Math.min(arrows.top, least(corners.map(({ y }) => y))),
			right: Math.max(arrows.right, most(rights)),
			bottom: Math.max(arrows.bottom, most(corners.map(({ y }, at) => y + heights[at]))),
		},
		{ title, summary: summarize(flow), description: describe(flow, isEntry) },
		legendFor(flow, isBack, markup),
	);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function widest(marks: ReadonlyArray<{ readonly right: number }>): number {
	return marks.reduce<number>((right, mark) => Math.max(right, mark.right), phone.width);
}

const least = (numbers: readonly number[]): number =>
	numbers.reduce((lowest, number) => Math.min(lowest, number), numbers[0] ?? 0);

const most = (numbers: readonly number[]): number =>
	numbers.reduce((highest, number) => Math.max(highest, number), numbers[0] ?? 0);
