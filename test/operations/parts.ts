/** The parts of a sent form as text, in order: name, file name (or nothing), content. */
export function partsOf(body: unknown): string[][] {
	const form = String(body);
	const boundary = form.slice(0, form.indexOf('\r\n'));
	return form
		.split(boundary)
		.filter((part) => part.includes('form-data'))
		.map((part) => [
			/ name="([^"]*)"/.exec(part)?.[1] ?? '',
			/ filename="([^"]*)"/.exec(part)?.[1] ?? '',
			part.slice(part.indexOf('\r\n\r\n') + 4).trim(),
		]);
}
