/** A way between two nodes, by their numbers. */
export interface Edge {
	readonly from: number;
	readonly to: number;
}

export interface Layers {
	/** The column of each node. */
	readonly layerOf: readonly number[];
	/** Of each node, whether only ways back lead to it. */
	readonly isFirst: readonly boolean[];
	/** Of each edge, whether it leads back to where it may have come from. */
	readonly isBack: readonly boolean[];
}

/**
 * Puts nodes into columns from left to right, so that every edge that is no way back leads to a
 * later column. A column takes only so many nodes; the next ones move on to the right.
 */
export function layersOf(count: number, edges: readonly Edge[]): Layers {
	const most = Math.max(4, Math.ceil(Math.sqrt(count)));
	const out = outgoing(count, edges);
	const isBack = backEdges(count, edges, out);
	const missing = new Array<number>(count).fill(0);
	edges.forEach(({ to }, edge) => {
		if (!isBack[edge]) missing[to] += 1;
	});
	const isFirst = missing.map((left) => left === 0);
	const layerOf = new Array<number>(count).fill(0);
	const taken: number[] = [];
	const ready: number[] = [];
	missing.forEach((left, node) => {
		if (left === 0) ready.push(node);
	});
	for (let at = 0; at < ready.length; at += 1) {
		const node = ready[at];
		let layer = layerOf[node];
		while ((taken[layer] ?? 0) >= most) layer += 1;
		taken[layer] = (taken[layer] ?? 0) + 1;
		layerOf[node] = layer;
		for (const edge of out[node]) {
			if (isBack[edge]) continue;
			const { to } = edges[edge];
			layerOf[to] = Math.max(layerOf[to], layer + 1);
			missing[to] -= 1;
			if (missing[to] === 0) ready.push(to);
		}
	}
	return { layerOf: withoutGaps(layerOf), isFirst, isBack };
}

/** Capacity may leave a column empty between two others. */
function withoutGaps(layerOf: readonly number[]): number[] {
	const used = [...new Set(layerOf)].sort((a, b) => a - b);
	const place = new Map(used.map((layer, index) => [layer, index]));
	return layerOf.map((layer) => place.get(layer) ?? 0);
}

function outgoing(count: number, edges: readonly Edge[]): number[][] {
	const out = Array.from({ length: count }, (): number[] => []);
	edges.forEach(({ from }, edge) => out[from].push(edge));
	return out;
}

/** Follows the edges from the entries on; one that meets a node on its own way leads back. */
function backEdges(
	count: number,
	edges: readonly Edge[],
	out: ReadonlyArray<readonly number[]>,
): boolean[] {
	const isBack = new Array<boolean>(edges.length).fill(false);
	const state = new Array<'new' | 'open' | 'done'>(count).fill('new');
	const reached = new Set(edges.filter(({ from, to }) => from !== to).map(({ to }) => to));
	const nodes = Array.from({ length: count }, (_, node) => node);
	// The first screen is where authors begin, even if a way back makes it look like any other.
	const starts = [...nodes.slice(0, 1), ...nodes.filter((node) => !reached.has(node)), ...nodes];
	for (const start of starts) {
		if (state[start] !== 'new') continue;
		state[start] = 'open';
		const way = [{ node: start, next: 0 }];
		while (way.length > 0) {
			const top = way[way.length - 1];
			const edge = out[top.node][top.next];
			top.next += 1;
			if (edge === undefined) {
				state[top.node] = 'done';
				way.pop();
				continue;
			}
			const { to } = edges[edge];
			if (state[to] === 'open') isBack[edge] = true;
			else if (state[to] === 'new') {
				state[to] = 'open';
				way.push({ node: to, next: 0 });
			}
		}
	}
	return isBack;
}
