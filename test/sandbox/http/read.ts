import type { z } from 'zod';
import { check, refuse } from '../refusal';
import type { ApiRequest } from '../types';
import { gatherFields, type Fields, type UploadedFile } from './body';

function wrongBody(request: ApiRequest, wanted: string) {
	const { body } = request;
	if (body.kind === 'none') return refuse('unreadableBody', `a body of ${wanted} is required`);
	if (body.kind === 'unreadable') return refuse('unreadableBody', body.reason);
	return refuse('contentType', `Content-Type must be ${wanted}`);
}

/**
 * Reads a JSON body.
 *
 * @throws {Refusal} when it is none, or not what the schema asks for.
 */
export function readJson<T>(request: ApiRequest, schema: z.ZodType<T, z.ZodTypeDef, unknown>): T {
	if (request.body.kind !== 'json') throw wrongBody(request, 'application/json');
	return check(schema, request.body.value);
}

/**
 * Reads a multipart body with at most one file, whose part is called `file`.
 *
 * @throws {Refusal} for another content type, another file part, or fields against the schema.
 */
export function readMultipart<T>(
	request: ApiRequest,
	schema: z.ZodType<T, z.ZodTypeDef, unknown>,
): { fields: T; file: UploadedFile | undefined } {
	if (request.body.kind !== 'multipart') throw wrongBody(request, 'multipart/form-data');
	const { fields, files } = request.body;
	const stray = files.find((file, index) => file.name !== 'file' || index > 0);
	if (stray !== undefined) {
		throw refuse('unknownField', `file part ${stray.name} is not documented`, stray.name);
	}
	return { fields: check(schema, { ...fields }), file: files[0] };
}

/**
 * Reads the query, in which every name may come once.
 *
 * @throws {Refusal} for parameters against the schema.
 */
export function readQuery<T>(request: ApiRequest, schema: z.ZodType<T, z.ZodTypeDef, unknown>): T {
	return check(schema, { ...queryFields(request) });
}

/** The query's parameters by name. */
export function queryFields(request: ApiRequest): Fields {
	return gatherFields(request.query);
}

/**
 * Holds that a call that is documented without a body has none; an empty JSON object passes,
 * since clients that always send JSON write it.
 *
 * @throws {Refusal} for any other body.
 */
export function expectNoBody(request: ApiRequest): void {
	const { body } = request;
	if (body.kind === 'none') return;
	const value = body.kind === 'json' ? body.value : null;
	if (typeof value !== 'object' || value === null || Object.keys(value).length > 0) {
		throw refuse('unreadableBody', 'this call takes no body');
	}
}
