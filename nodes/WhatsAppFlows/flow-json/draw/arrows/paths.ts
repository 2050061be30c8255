import type { Point } from '../layout/arrange';
import { rounded } from '../svg';

const at = ({ x, y }: Point): string => `${rounded(x)} ${rounded(y)}`;

/** A smooth curve that leaves and enters every point horizontally. */
function bend(from: Point, to: Point): string {
	const reach = Math.max(18, (to.x - from.x) / 2);
	return `C${at({ x: from.x + reach, y: from.y })} ${at({ x: to.x - reach, y: to.y })} ${at(to)}`;
}

/** From left to right: curves between the columns, straight lines where it passes one. */
export function throughPath(
	from: Point,
	passages: readonly Point[],
	passageWidth: number,
	to: Point,
): string {
	const margin = 14;
	let path = `M${at(from)}`;
	let last = from;
	for (const { x, y } of passages) {
		path += bend(last, { x: x - margin, y });
		last = { x: x + passageWidth + margin, y };
		path += `L${at(last)}`;
	}
	return path + bend(last, to);
}

/** Straight stretches with round corners. */
export function corneredPath(points: readonly Point[], radius = 18): string {
	let path = `M${at(points[0])}`;
	for (let index = 1; index < points.length - 1; index += 1) {
		const corner = points[index];
		const before = towards(corner, points[index - 1], radius);
		const after = towards(corner, points[index + 1], radius);
		path += `L${at(before)}Q${at(corner)} ${at(after)}`;
	}
	return `${path}L${at(points[points.length - 1])}`;
}

/** A point on the way to another, no further than half of it. */
function towards(from: Point, to: Point, distance: number): Point {
	const length = Math.hypot(to.x - from.x, to.y - from.y);
	const part = length === 0 ? 0 : Math.min(distance, length / 2) / length;
	return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

/** The head of an arrow with its point at a place; it looks to the right, or to the left. */
export function headPath({ x, y }: Point, direction: 1 | -1 = 1): string {
	return `M${at({ x: x - 10 * direction, y: y - 5.5 })}L${at({ x, y })}L${at({ x: x - 10 * direction, y: y + 5.5 })}Z`;
}
