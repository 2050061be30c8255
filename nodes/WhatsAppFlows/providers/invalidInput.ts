import type { ValidationError } from './model';

/** A value that is refused before any request: the message names the field, the remedy what to do. */
export class InvalidInput extends Error {
	/** @param list more than one sentence can say, with a line for each thing */
	constructor(
		message: string,
		readonly remedy?: string,
		readonly list?: string,
	) {
		super(message);
		this.name = 'InvalidInput';
	}
}

/** A Flow JSON that can't be uploaded. */
export class InvalidFlowJson extends InvalidInput {
	/**
	 * @param faults what is wrong with it, as the provider would have said it
	 * @param list the same for a person, each fault with its line
	 */
	constructor(
		message: string,
		remedy: string,
		readonly faults: readonly ValidationError[],
		list: string,
	) {
		super(message, remedy, list);
		this.name = 'InvalidFlowJson';
	}
}
