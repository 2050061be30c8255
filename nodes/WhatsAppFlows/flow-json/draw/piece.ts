import { element, escapeXml } from './svg';

/** Where in a piece something acts, so that an arrow can begin there. */
export interface Anchor {
	/** The part of the Flow JSON that has the action. */
	readonly owner: object;
	/** The middle, from the top of the piece. */
	readonly y: number;
}

/** Something that knows its height before its place. */
export interface Piece {
	readonly height: number;
	readonly anchors: readonly Anchor[];
	/** The markup, with the left upper corner at a place. */
	draw(x: number, y: number): string;
}

export const nothing: Piece = { height: 0, anchors: [], draw: () => '' };

export function piece(height: number, draw: Piece['draw'], anchors: readonly Anchor[] = []): Piece {
	return { height, anchors, draw };
}

/** Pieces under each other with a gap between any two that show. */
export function stack(pieces: readonly Piece[], gap: number): Piece {
	const shown = pieces.filter(({ height }) => height > 0);
	const tops: number[] = [];
	let height = 0;
	for (const one of shown) {
		tops.push(height);
		height += one.height + gap;
	}
	return {
		height: Math.max(0, height - gap),
		anchors: shown.flatMap(({ anchors }, index) => moved(anchors, tops[index])),
		draw: (x, y) => shown.map((one, index) => one.draw(x, y + tops[index])).join(''),
	};
}

/** A piece with room around it. */
export function padded(inner: Piece, left: number, top: number, bottom = top): Piece {
	return {
		height: inner.height + top + bottom,
		anchors: moved(inner.anchors, top),
		draw: (x, y) => inner.draw(x + left, y + top),
	};
}

/** A piece that acts as a whole. */
export function acting(owner: object, inner: Piece, y = inner.height / 2): Piece {
	return { ...inner, anchors: [...inner.anchors, { owner, y }] };
}

/** A piece with a text that shows in full when the pointer rests on it. */
export function titled(title: string, inner: Piece): Piece {
	return {
		...inner,
		draw: (x, y) => element('g', {}, element('title', {}, escapeXml(title)), inner.draw(x, y)),
	};
}

function moved(anchors: readonly Anchor[], by: number): Anchor[] {
	return anchors.map(({ owner, y }) => ({ owner, y: y + by }));
}
