/**
 * Whether the values of a payload have the types of the data model that they go to, see
 * https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes
 */
import { asObject, member, textOf, type JsonNode, type ObjectNode } from '../../parse/nodes';
import { fault, type Fault } from '../fault';
import * as say from '../messages/values';
import type { Flow, Screen } from '../model/flow';
import { referenceIn, resolve } from '../model/references';
import { isDynamic } from '../patterns';
import { fits, mayFit, typeOf } from '../types';
import { navigationsIn } from './navigate';

interface Codes {
	readonly fixed: say.StaticCode;
	readonly dynamic: say.DynamicCode;
}

const navigateCodes: Codes = {
	fixed: 'INVALID_NAVIGATE_ACTION_STATIC_DATA',
	dynamic: 'INVALID_NAVIGATE_ACTION_PAYLOAD',
};
const updateCodes: Codes = {
	fixed: 'INVALID_UPDATE_DATA_ACTION_PAYLOAD',
	dynamic: 'INVALID_UPDATE_DATA_ACTION_PAYLOAD',
};

export function* navigatedTypes(flow: Flow): Iterable<Fault> {
	for (const { action, target } of navigationsIn(flow)) {
		yield* typesIn(flow, action.payload, action.component.screen, target, navigateCodes);
	}
}

export function* updatedTypes(flow: Flow): Iterable<Fault> {
	if (flow.version < 6) return;
	for (const { name, payload, component } of flow.actions) {
		if (name !== 'update_data') continue;
		yield* typesIn(flow, payload, component.screen, component.screen, updateCodes);
	}
}

function* typesIn(
	flow: Flow,
	payload: ObjectNode | undefined,
	from: Screen,
	to: Screen,
	codes: Codes,
): Iterable<Fault> {
	for (const [key, value] of payload?.members ?? []) {
		const field = to.data?.get(key);
		if (!field) continue;
		const way = { from: from.id, to: to.id };
		const reference = referenceIn(textOf(value));
		if (!reference) {
			yield* staticTypes(value, field, key, way, codes.fixed);
			continue;
		}
		const resolved = resolve(flow, from, reference);
		const expected = typesOf(field);
		if (resolved.found !== 'value' || mayFit(resolved.types, expected)) continue;
		const found = resolved.types;
		yield fault(say.dynamicType(codes.dynamic, reference.text, key, way, expected, found), value);
	}
}

/** Compares a value as it is written, the members of objects too where the model names them. */
function* staticTypes(
	value: JsonNode,
	schema: JsonNode,
	path: string,
	way: say.Way,
	code: say.StaticCode,
): Iterable<Fault> {
	if (value.kind === 'string' && isDynamic(value.value, 6)) return;
	const expected = typesOf(schema);
	if (expected.length > 0 && !expected.some((type) => fits(typeOf(value), type))) {
		yield fault(say.staticType(code, path, way, expected, value.kind), value);
		return;
	}
	const properties = asObject(member(schema, 'properties'));
	if (value.kind !== 'object' || !properties) return;
	for (const [key, inner] of value.members) {
		const innerSchema = properties.members.get(key);
		const innerPath = `${path}.${key}`;
		if (innerSchema) yield* staticTypes(inner, innerSchema, innerPath, way, code);
		else yield fault(say.nestedUnknown(code, innerPath, way), inner);
	}
	const missing = [...properties.members.keys()].filter((key) => !value.members.has(key));
	if (missing.length > 0) {
		const paths = missing.map((key) => `${path}.${key}`);
		yield fault(say.nestedMissing(code, paths, way), value);
	}
}

function typesOf(schema: JsonNode): string[] {
	const type = textOf(member(schema, 'type'));
	return type === undefined ? [] : [type];
}
