import collection from '../fixtures/sandbox/meta-postman-flows.json';

/** A request of Meta's own collection with its sample answer. */
export interface MetaSample {
	method: string;
	/** Below the version, with the ids of `sampleIds` in place of the collection's variables. */
	path: string;
	/** JSON, or the fields of a form by name; undefined without a body. */
	body: unknown;
	/** The answer, as a copy of its own. */
	answer: unknown;
}

export const sampleIds = { waba: 'waba-1', phone: 'phone-1', flow: 'flow-1' };

const variables: Record<string, string> = {
	'{{WABA-ID}}': sampleIds.waba,
	'{{Phone-Number-ID}}': sampleIds.phone,
	'{{Flow-ID}}': sampleIds.flow,
	'{{Recipient-Phone-Number}}': '18055555555',
};

interface Entry {
	name: string;
	method: string;
	url: string;
	body: { formdata?: Array<{ key: string; value?: string }>; json?: unknown } | null;
	responses: Array<{ status: number; body: unknown }>;
}

/** @param name the end of the request's name in the collection */
export function metaSample(name: string): MetaSample {
	const entry = (collection.requests as Entry[]).find((request) =>
		request.name.endsWith(`/${name}`),
	);
	if (!entry) throw new Error(`Meta’s collection has no request “${name}”`);
	const { method, url, body, responses } = JSON.parse(
		Object.entries(variables).reduce(
			(text, [variable, id]) => text.replaceAll(variable, id),
			JSON.stringify(entry),
		),
	) as Entry;
	return {
		method,
		path: url.replace('https://graph.facebook.com/{{Version}}', ''),
		body: body?.json ?? (body?.formdata?.length ? readForm(body.formdata) : undefined),
		answer: responses[0].body,
	};
}

/** Lists stand in the form as JSON. */
function readForm(fields: Array<{ key: string; value?: string }>): Record<string, unknown> {
	return Object.fromEntries(
		fields.map(({ key, value }) => [key, value?.startsWith('[') ? JSON.parse(value) : value]),
	);
}
