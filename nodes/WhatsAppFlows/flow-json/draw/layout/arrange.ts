import { phone } from '../theme';
import { columnsOf, placeColumns, runsThrough } from './columns';
import type { Edge, Layers } from './layers';

export interface Point {
	readonly x: number;
	readonly y: number;
}

export interface Arrangement {
	/** The left upper corner of each node. */
	readonly corners: readonly Point[];
	/** Of each edge: how it runs, and the left ends of its passages through other columns. */
	readonly ways: readonly Way[];
}

export interface Way {
	/** Forward between the nodes, forward around them, or back. */
	readonly kind: 'through' | 'around' | 'back';
	readonly passages: readonly Point[];
	readonly fromColumn: number;
	readonly toColumn: number;
}

/** Between two columns, with room for the words at the arrows. */
export const columnGap = 196;
const rowGap = 56;

/** Places nodes of given heights in their columns, the first column at x = 0. */
export function arrange(
	heights: readonly number[],
	edges: readonly Edge[],
	layers: Layers,
): Arrangement {
	const columns = columnsOf(heights, edges, layers);
	placeColumns(columns, rowGap);
	const xOf = (column: number) => column * (phone.width + columnGap);
	const ways = edges.map(({ from, to }, edge): Way => ({
		kind: layers.isBack[edge] ? 'back' : runsThrough(layers, edges, edge) ? 'through' : 'around',
		passages: columns.passages[edge].map(({ column, top, height }) => ({
			x: xOf(column),
			y: top + height / 2,
		})),
		fromColumn: layers.layerOf[from],
		toColumn: layers.layerOf[to],
	}));
	const corners = columns.slotOf.map(({ column, top }) => ({ x: xOf(column), y: top }));
	return { corners, ways };
}
