/** Why a condition can't be understood; the column counts from zero and is absent for the whole. */
export class ConditionFault extends Error {
	constructor(
		message: string,
		readonly column?: number,
	) {
		super(message);
		this.name = 'ConditionFault';
	}
}
