import { columnGap, type Arrangement, type Point, type Way } from '../layout/arrange';
import { lanesFor } from '../layout/lanes';
import type { Piece } from '../piece';
import type { Link, Place } from '../read/flow';
import { element, escapeXml, rounded } from '../svg';
import { colour, phone } from '../theme';
import type { Mark } from './marks';
import { corneredPath, headPath, throughPath } from './paths';

export interface Arrows {
	readonly markup: string;
	/** How far they reach to each side. */
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

/** What an arrow looks like, also in the legend. */
export function lookOf(kind: Link['kind'], isBack: boolean) {
	const stroke = isBack ? colour.amber : strokes[kind];
	return { stroke, 'stroke-width': 2, 'stroke-dasharray': dashes[kind] };
}

const strokes = { tap: colour.green, server: colour.blue, route: colour.faint } as const;
const dashes = { tap: undefined, server: '7 5', route: '2 5' } as const;

interface Scene {
	readonly links: readonly Link[];
	readonly places: readonly Place[];
	readonly pieces: readonly Piece[];
	readonly marks: ReadonlyArray<readonly Mark[]>;
	readonly arrangement: Arrangement;
}

/** The arrows of all links, to lie under the phones. */
export function drawArrows(scene: Scene): Arrows {
	const { links, places, arrangement } = scene;
	const starts = links.map((link) => startOf(link, scene));
	const ends = endsOf(scene, starts);
	const lanes = lanesOf(scene);
	const markup = links.map((link, index) => {
		const way = arrangement.ways[index];
		const track = {
			start: starts[index],
			end: ends[index],
			lane: lanes[index],
			index,
			from: places[link.from],
			to: places[link.to],
		};
		return arrow(link, way, track);
	});
	const around = links.flatMap((_, index) => {
		const y = lanes[index];
		const { fromColumn, toColumn } = arrangement.ways[index];
		return y === undefined
			? []
			: [{ y, left: columnStart(toColumn) - 60, right: columnEnd(fromColumn) + columnGap - 24 }];
	});
	return {
		markup: markup.join(''),
		left: Math.min(0, ...around.map(({ left }) => left)),
		right: Math.max(0, ...around.map(({ right }) => right)),
		top: Math.min(0, ...around.map(({ y }) => y)),
		bottom: Math.max(0, ...around.map(({ y }) => y)),
	};
}

/** The right end of the mark of what leads there, else the side of the phone. */
function startOf({ from, action }: Link, { arrangement, marks, pieces }: Scene): Point {
	const corner = arrangement.corners[from];
	const mark = action && marks[from].find((one) => one.action === action);
	return mark
		? { x: corner.x + mark.right, y: corner.y + mark.y }
		: { x: corner.x + phone.width, y: corner.y + pieces[from].height / 2 };
}

/** On the left side of a phone, below its title, in the order in which the arrows come. */
function endsOf({ links, arrangement, pieces }: Scene, starts: readonly Point[]): Point[] {
	const ends = new Array<Point>(links.length);
	const incoming = new Map<number, number[]>();
	links.forEach(({ to }, index) => {
		const list = incoming.get(to);
		if (list) list.push(index);
		else incoming.set(to, [index]);
	});
	for (const [to, list] of incoming) {
		const corner = arrangement.corners[to];
		const height = pieces[to].height - phone.header;
		const first = corner.y + phone.header + Math.min(58, height / 2);
		const step = Math.min(18, Math.max(0, height - 130) / list.length);
		const comesFrom = (index: number) => arrangement.ways[index].passages.at(-1) ?? starts[index];
		list.sort((a, b) => comesFrom(a).y - comesFrom(b).y);
		list.forEach((index, place) => {
			ends[index] = { x: corner.x - 3, y: first + place * step };
		});
	}
	return ends;
}

/** Ways around the columns: forward ones above, ways back below. */
function lanesOf({ links, arrangement, pieces }: Scene): Array<number | undefined> {
	const { ways, corners } = arrangement;
	const bottoms: number[] = [];
	const tops: number[] = [];
	corners.forEach(({ x, y }, node) => {
		const column = Math.round(x / (phone.width + columnGap));
		bottoms[column] = Math.max(bottoms[column] ?? -Infinity, y + pieces[node].height);
		tops[column] = Math.max(tops[column] ?? -Infinity, -y);
	});
	const lanes = new Array<number | undefined>(links.length).fill(undefined);
	const assign = (kind: Way['kind'], edges: readonly number[], sign: 1 | -1) => {
		const indices = links.flatMap(({ from, to }, index) =>
			ways[index].kind === kind && from !== to ? [index] : [],
		);
		const stretches = indices.map((index) => {
			const { fromColumn, toColumn } = ways[index];
			return { first: Math.min(fromColumn, toColumn), last: Math.max(fromColumn, toColumn) };
		});
		lanesFor(stretches, edges).forEach((lane, at) => {
			lanes[indices[at]] = lane * sign;
		});
	};
	assign('back', bottoms, 1);
	assign('around', tops, -1);
	return lanes;
}

interface Track {
	readonly start: Point;
	readonly end: Point;
	readonly lane: number | undefined;
	readonly index: number;
	readonly from: Place;
	readonly to: Place;
}

function titleOf({ action }: Link, from: Place, to: Place): string {
	return `${from.id} → ${to.id}${action?.label ? `: ${action.label}` : ''}`;
}

function arrow(link: Link, way: Way, { start, end, lane, index, from, to }: Track): string {
	const isLoop = link.from === link.to;
	const look = lookOf(link.kind, way.kind === 'back');
	const tip = { x: end.x - 7, y: end.y };
	let path: string;
	const side = columnEnd(way.fromColumn) + 3;
	if (isLoop) path = loopPath(start, side);
	else if (lane === undefined) path = throughPath(start, way.passages, phone.width, tip);
	else {
		const shift = (index % 6) * 6;
		const down = Math.max(start.x + 10, columnEnd(way.fromColumn) + columnGap - 58 + shift);
		const up = end.x - 20 - shift;
		path = corneredPath([
			start,
			{ x: down, y: start.y },
			{ x: down, y: lane },
			{ x: up, y: lane },
			{ x: up, y: end.y },
			tip,
		]);
	}
	const head = isLoop ? headPath({ x: side, y: start.y - loopHeight }, -1) : headPath(end);
	return element(
		'g',
		{ 'data-from': from.id, 'data-to': to.id, 'data-kind': link.kind },
		element('title', {}, escapeXml(titleOf(link, from, to))),
		element('path', { d: path, fill: 'none', ...look }),
		element('path', { d: head, fill: look.stroke }),
	);
}

const columnStart = (column: number): number => column * (phone.width + columnGap);
const columnEnd = (column: number): number => columnStart(column) + phone.width;

const loopHeight = 26;

/** From the mark over it and back to the phone that it belongs to. */
function loopPath({ x, y }: Point, side: number): string {
	const to = (left: number, up: number) => `${rounded(left)} ${rounded(y - up)}`;
	return `M${to(x, 0)}C${to(x + 30, 0)} ${to(x + 30, loopHeight)} ${to(x - 4, loopHeight)}L${to(side + 7, loopHeight)}`;
}
