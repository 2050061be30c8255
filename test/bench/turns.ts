/**
 * Measures several things in turn, there and back (A, B, B, A), so that whatever else the machine
 * does in the meantime falls on all of them alike.
 *
 * @returns for each round the mean of the two measurements of each thing
 */
export async function takeTurns<Name extends string>(
	names: readonly Name[],
	measure: (name: Name) => Promise<number>,
	rounds: number,
): Promise<Array<Record<Name, number>>> {
	const measured: Array<Record<Name, number>> = [];
	for (let round = 0; round < rounds; round++) {
		const means = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
		for (const name of [...names, ...[...names].reverse()]) {
			means[name] += (await measure(name)) / 2;
		}
		measured.push(means);
	}
	return measured;
}
