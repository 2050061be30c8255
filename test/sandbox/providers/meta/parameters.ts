import type { z } from 'zod';
import type { Fields } from '../../http/body';
import { queryFields } from '../../http/read';
import { check, refuse } from '../../refusal';
import type { ApiRequest } from '../../types';

/** In a form or a query a list comes as JSON text, and a boolean as a word. */
function fromText(name: string, value: string | string[]): unknown {
	if (Array.isArray(value)) throw refuse('invalidField', `${name} may come once`, name);
	if (value.startsWith('[')) {
		try {
			return JSON.parse(value);
		} catch {
			return value;
		}
	}
	return value === 'true' || value === 'false' ? value === 'true' : value;
}

function fromFields(fields: Fields): Record<string, unknown> {
	const values = Object.entries(fields).map(([name, value]) => [name, fromText(name, value)]);
	return Object.fromEntries(values) as Record<string, unknown>;
}

function fromBody({ body }: ApiRequest): Record<string, unknown> {
	if (body.kind === 'none') return {};
	if (body.kind === 'unreadable') throw refuse('unreadableBody', body.reason);
	if (body.kind === 'form') return fromFields(body.fields);
	if (body.kind === 'multipart') {
		if (body.files.length > 0) throw refuse('unknownField', 'this call takes no file');
		return fromFields(body.fields);
	}
	if (typeof body.value !== 'object' || body.value === null || Array.isArray(body.value)) {
		throw refuse('unreadableBody', 'the body must be a JSON object');
	}
	return { ...body.value };
}

/**
 * Reads a POST's parameters, which may be JSON, form or query (general notes of Meta's own Postman
 * collection, https://github.com/WhatsApp/WhatsApp-Flows-Tools).
 *
 * @throws {Refusal} for parameters against the schema
 */
export function readParameters<T>(
	request: ApiRequest,
	schema: z.ZodType<T, z.ZodTypeDef, unknown>,
): T {
	return check(schema, { ...fromFields(queryFields(request)), ...fromBody(request) });
}
