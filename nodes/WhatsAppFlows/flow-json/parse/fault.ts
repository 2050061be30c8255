/** Why a text is no JSON, and where: offsets in UTF-16 code units, the end exclusive. */
export class JsonFault extends Error {
	constructor(
		message: string,
		readonly start: number,
		readonly end: number,
	) {
		super(message);
		this.name = 'JsonFault';
	}
}
