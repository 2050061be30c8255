/**
 * Why no Flow can be made of a form, in words about the form: the message says where and what, the
 * remedy what to do about it.
 */
export class FormFault extends Error {
	/**
	 * @param place “Page 2, field “Size””, or as much of it as there is to name
	 */
	constructor(
		readonly place: string,
		what: string,
		readonly remedy: string,
	) {
		super(`${place}: ${what}`);
		this.name = 'FormFault';
	}
}
