/** The middle of several measurements, and how far they lie apart. */
export interface Spread {
	readonly median: number;
	readonly lowest: number;
	readonly highest: number;
}

/** @throws RangeError when there is nothing to look at */
export function spreadOf(values: readonly number[]): Spread {
	if (values.length === 0) throw new RangeError('There are no measurements.');
	const sorted = [...values].sort((one, other) => one - other);
	const middle = sorted.length / 2;
	return {
		median: (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2,
		lowest: sorted[0],
		highest: sorted[sorted.length - 1],
	};
}

/** `0.98 (0.95 to 1.02)` */
export function written({ median, lowest, highest }: Spread, digits: number): string {
	const [middle, from, to] = [median, lowest, highest].map((value) => value.toFixed(digits));
	return `${middle} (${from} to ${to})`;
}
