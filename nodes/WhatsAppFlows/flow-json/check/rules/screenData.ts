/**
 * Data models of screens, see
 * https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson (dynamic properties)
 */
import { asObject, items, member, textOf, type JsonNode } from '../../parse/nodes';
import { jsonPointer } from '../../parse/paths';
import { fault, keyFault, type Fault } from '../fault';
import * as say from '../messages/flow';
import type { Flow } from '../model/flow';
import { exampleFaults } from '../model/example';
import { valueTypes } from '../types';

export function* screenData({ screens }: Flow): Iterable<Fault> {
	for (const { data } of screens) {
		for (const field of data?.values() ?? []) {
			const faults = [...schemaFaults(field)];
			yield* faults;
			// An example can only be held against a model that is sound by itself.
			const example = member(field, '__example__');
			if (faults.length > 0 || !example) continue;
			for (const finding of exampleFaults(example, field)) {
				yield fault(say.invalidModel(finding), example);
			}
		}
	}
}

function* schemaFaults(field: JsonNode): Iterable<Fault> {
	yield* typeFaults(field);
	for (const [key, inner] of asObject(field)?.members ?? []) {
		if (key !== '__example__') yield* deepExamples(inner);
	}
}

/** Examples stand directly under a field and nowhere below. */
function* deepExamples(node: JsonNode): Iterable<Fault> {
	for (const [key, inner] of asObject(node)?.members ?? []) {
		if (key === '__example__') yield keyFault(say.deepExample(jsonPointer(inner)), inner);
		else yield* deepExamples(inner);
	}
	for (const inner of items(node)) yield* deepExamples(inner);
}

function* typeFaults(schema: JsonNode): Iterable<Fault> {
	const typeNode = member(schema, 'type');
	const type = textOf(typeNode);
	const inner = member(schema, 'items');
	if (typeNode && type === undefined) yield fault(say.dataTypeNoString, typeNode);
	if (typeNode && type !== undefined && !valueTypes.some((known) => known === type)) {
		yield fault(say.unknownDataType(type, valueTypes), typeNode);
	}
	if (type === 'array' && !inner) yield fault(say.arrayWithoutItems, schema);
	if (inner?.kind === 'object') {
		if (!member(inner, 'type')) yield fault(say.dataWithoutType, inner);
		yield* typeFaults(inner);
	} else if (inner && inner.kind !== 'boolean') yield fault(say.invalidItems, inner);
	for (const property of asObject(member(schema, 'properties'))?.members.values() ?? []) {
		yield* typeFaults(property);
	}
}
