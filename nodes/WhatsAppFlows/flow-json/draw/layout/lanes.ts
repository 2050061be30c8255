/** A stretch over columns, the first and the last included. */
export interface Stretch {
	readonly first: number;
	readonly last: number;
}

const laneHeight = 18;
const clearance = 40;

/**
 * Gives each stretch a height outside of the columns that it passes, so that no two stretches over
 * the same column lie on each other: short ones near, long ones further out.
 *
 * @param edges of each column, how far its nodes reach out
 * @returns for each stretch its distance, in the unit and direction of `edges`
 */
export function lanesFor(stretches: readonly Stretch[], edges: readonly number[]): number[] {
	const reach = [...edges];
	const lanes = new Array<number>(stretches.length).fill(0);
	const order = stretches.map((_, index) => index);
	const length = ({ first, last }: Stretch) => last - first;
	order.sort((a, b) => length(stretches[a]) - length(stretches[b]));
	const taken = new Array<boolean>(edges.length).fill(false);
	for (const index of order) {
		const { first, last } = stretches[index];
		let lane = -Infinity;
		for (let column = first; column <= last; column += 1) {
			lane = Math.max(lane, reach[column] + (taken[column] ? laneHeight : clearance));
		}
		for (let column = first; column <= last; column += 1) {
			reach[column] = lane;
			taken[column] = true;
		}
		lanes[index] = lane;
	}
	return lanes;
}
