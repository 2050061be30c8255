/** A value that is refused before any request: the message names the field, the remedy what to do. */
export class InvalidInput extends Error {
	constructor(
		message: string,
		readonly remedy?: string,
	) {
		super(message);
		this.name = 'InvalidInput';
	}
}
