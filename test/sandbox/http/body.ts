/** The largest body that is read: a 10 MB flow with its envelope, whose string may be escaped. */
export const bodyLimit = 24 * 1024 * 1024;

export interface UploadedFile {
	readonly name: string;
	readonly filename: string;
	readonly contentType: string;
	readonly text: string;
}

/** A field that came once is a string, one that came several times a list. */
export type Fields = Record<string, string | string[]>;

/** A request body by its declared content type; `unreadable` is one that is not what it says. */
export type Body =
	| { readonly kind: 'none' }
	| { readonly kind: 'json'; readonly value: unknown }
	| { readonly kind: 'form'; readonly fields: Fields }
	| { readonly kind: 'multipart'; readonly fields: Fields; readonly files: UploadedFile[] }
	| { readonly kind: 'unreadable'; readonly text: string; readonly reason: string };

/** Gathers repeated names into lists; the result has no prototype, so any name is only a name. */
export function gatherFields(entries: Iterable<[string, string]>): Fields {
	const fields = Object.create(null) as Fields;
	for (const [name, value] of entries) {
		const before = fields[name];
		fields[name] = before === undefined ? value : [before, value].flat();
	}
	return fields;
}

async function readMultipart(bytes: Buffer, contentType: string): Promise<Body> {
	const headers = { 'content-type': contentType };
	const form = await new Response(new Uint8Array(bytes), { headers }).formData();
	const texts: Array<[string, string]> = [];
	const uploads: Array<[string, File]> = [];
	form.forEach((value, name) => {
		if (typeof value === 'string') texts.push([name, value]);
		else uploads.push([name, value]);
	});
	const files = uploads.map(async ([name, file]) => ({
		name,
		filename: file.name,
		contentType: file.type,
		text: await file.text(),
	}));
	const fields = gatherFields(texts);
	return { kind: 'multipart', fields, files: await Promise.all(files) };
}

/** Deeper nesting is refused, as servers do; it would also break re-serialising what arrived. */
const nestingLimit = 500;

function nestsTooDeeply(root: unknown): boolean {
	let level = [root];
	for (let depth = 0; level.length > 0; depth++) {
		if (depth > nestingLimit) return true;
		level = level.flatMap((value) =>
			typeof value === 'object' && value !== null ? Object.values(value) : [],
		);
	}
	return false;
}

function readJsonText(text: string): Body {
	const value: unknown = JSON.parse(text);
	if (nestsTooDeeply(value)) {
		return { kind: 'unreadable', text, reason: 'the JSON is nested too deeply' };
	}
	return { kind: 'json', value };
}

/** Reads a body as its content type says. Never rejects. */
export async function readBody(bytes: Buffer, contentType: string): Promise<Body> {
	if (bytes.length === 0) return { kind: 'none' };
	const mediaType = contentType.split(';')[0].trim().toLowerCase();
	const text = () => bytes.toString('utf8');
	try {
		if (mediaType === 'application/json') return readJsonText(text());
		if (mediaType === 'multipart/form-data') return await readMultipart(bytes, contentType);
	} catch {
		return { kind: 'unreadable', text: text(), reason: `the body is not ${mediaType}` };
	}
	if (mediaType === 'application/x-www-form-urlencoded') {
		return { kind: 'form', fields: gatherFields(new URLSearchParams(text())) };
	}
	const reason = mediaType === '' ? 'Content-Type is missing' : `${mediaType} is not accepted`;
	return { kind: 'unreadable', text: text(), reason };
}

/** The body as the control API shows it. */
export function describeBody(body: Body): unknown {
	switch (body.kind) {
		case 'none':
			return undefined;
		case 'json':
			return body.value;
		case 'form':
			return body.fields;
		case 'multipart':
			return { fields: body.fields, files: body.files };
		case 'unreadable':
			return body.text;
	}
}
