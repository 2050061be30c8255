import { phone } from '../theme';
import type { Edge, Layers } from './layers';

/** A place in a column: a node, or where an edge passes between the nodes. */
export interface Slot {
	readonly column: number;
	readonly height: number;
	readonly node?: number;
	readonly before: Slot[];
	readonly after: Slot[];
	/** The upper side; known once the columns are placed. */
	top: number;
}

export interface Columns {
	readonly columns: Slot[][];
	readonly slotOf: readonly Slot[];
	/** Of each edge the slots in which it passes other columns. */
	readonly passages: ReadonlyArray<readonly Slot[]>;
}

/** An edge over more columns than that takes the way around the picture. */
const farthest = 6;
const passageHeight = 26;
const sweeps = 6;

/** Whether an edge runs from column to column, and not around the picture. */
export function runsThrough(
	{ layerOf, isBack }: Layers,
	edges: readonly Edge[],
	edge: number,
): boolean {
	const { from, to } = edges[edge];
	return !isBack[edge] && layerOf[to] - layerOf[from] <= farthest;
}

/** The columns with their slots in an order that lets edges cross each other seldom. */
export function columnsOf(
	heights: readonly number[],
	edges: readonly Edge[],
	layers: Layers,
): Columns {
	const columns: Slot[][] = [];
	const add = (column: number, height: number, node?: number): Slot => {
		const slot: Slot = { column, height, node, before: [], after: [], top: 0 };
		(columns[column] ??= []).push(slot);
		return slot;
	};
	const slotOf = heights.map((height, node) => add(layers.layerOf[node], height, node));
	const passages = edges.map(({ from, to }, edge) => {
		if (!runsThrough(layers, edges, edge)) return [];
		const slots: Slot[] = [];
		for (let column = layers.layerOf[from] + 1; column < layers.layerOf[to]; column += 1) {
			slots.push(add(column, passageHeight));
		}
		const way = [slotOf[from], ...slots, slotOf[to]];
		for (let at = 1; at < way.length; at += 1) {
			way[at - 1].after.push(way[at]);
			way[at].before.push(way[at - 1]);
		}
		return slots;
	});
	const rank = new Map<Slot, number>();
	const number = (column: Slot[]) => column.forEach((slot, index) => rank.set(slot, index));
	columns.forEach(number);
	for (let sweep = 0; sweep < sweeps; sweep += 1) {
		const forth = sweep % 2 === 0;
		for (const column of forth ? columns : [...columns].reverse()) {
			sortByMiddle(column, forth ? 'before' : 'after', rank);
			number(column);
		}
	}
	return { columns, slotOf, passages };
}

/** Each slot goes to where those that it is linked with stand on average. */
function sortByMiddle(
	column: Slot[],
	side: 'before' | 'after',
	rank: ReadonlyMap<Slot, number>,
): void {
	const middle = new Map(
		column.map((slot) => {
			const others = slot[side].map((other) => rank.get(other) ?? 0);
			return [slot, others.length === 0 ? (rank.get(slot) ?? 0) : average(others)] as const;
		}),
	);
	column.sort((a, b) => (middle.get(a) ?? 0) - (middle.get(b) ?? 0));
}

function average(numbers: readonly number[]): number {
	return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/**
 * Gives every slot its top, so that slots don't meet and stand as near as they can to those that
 * they are linked with.
 */
export function placeColumns({ columns }: Columns, gap: number): void {
	for (const column of columns) {
		const total = column.reduce((sum, { height }) => sum + height + gap, -gap);
		let top = -total / 2;
		for (const slot of column) {
			slot.top = top;
			top += slot.height + gap;
		}
	}
	for (let sweep = 0; sweep < sweeps; sweep += 1) {
		const forth = sweep % 2 === 0;
		for (const column of forth ? columns : [...columns].reverse()) settle(column, gap);
	}
}

/** Phones of different heights stand side by side with their upper ends. */
const referenceOf = ({ node, height }: Slot): number =>
	node === undefined ? height / 2 : Math.min(height, phone.header + phone.leastHeight) / 2;

/** Slots that would meet form a block, which goes where its slots want to be on average. */
function settle(column: readonly Slot[], gap: number): void {
	const blocks: Array<{ slots: Slot[]; height: number; wish: number; weight: number }> = [];
	for (const slot of column) {
		const linked = [...slot.before, ...slot.after];
		const wish =
			linked.length === 0
				? slot.top
				: average(linked.map((other) => other.top + referenceOf(other))) - referenceOf(slot);
		blocks.push({ slots: [slot], height: slot.height, wish, weight: 1 });
		while (blocks.length > 1) {
			const last = blocks[blocks.length - 1];
			const previous = blocks[blocks.length - 2];
			if (previous.wish + previous.height + gap <= last.wish) break;
			const shift = previous.height + gap;
			const weight = previous.weight + last.weight;
			previous.slots.push(...last.slots);
			blocks.splice(-2, 2, {
				slots: previous.slots,
				height: shift + last.height,
				wish: (previous.wish * previous.weight + (last.wish - shift) * last.weight) / weight,
				weight,
			});
		}
	}
	for (const { slots, wish } of blocks) {
		let top = wish;
		for (const slot of slots) {
			slot.top = top;
			top += slot.height + gap;
		}
	}
}
