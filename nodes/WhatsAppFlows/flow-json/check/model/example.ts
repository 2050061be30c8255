import {
	asObject,
	isFalse,
	items,
	member,
	numberOf,
	textOf,
	type JsonNode,
	type ObjectNode,
} from '../../parse/nodes';
import type { Finding } from '../fault';
import * as say from '../messages/schema';
import { nameOf } from '../schema/context';
import { fits, typeOf } from '../types';

/**
 * What in an example breaks the data model that it belongs to: the part of JSON Schema that data
 * models use, see https://json-schema.org/draft-07/json-schema-validation
 */
export function* exampleFaults(value: JsonNode, schema: JsonNode): Iterable<Finding> {
	const type = textOf(member(schema, 'type'));
	if (type !== undefined && !fits(typeOf(value), type)) {
		yield say.wrongType(nameOf(value), type, value.kind);
		return;
	}
	yield* choiceFaults(value, schema);
	if (value.kind === 'object') yield* objectFaults(value, schema);
	if (value.kind === 'array') yield* sizeFaults(value, value.items.length, schema);
	if (value.kind === 'number') yield* rangeFaults(value, value.value, schema);
	if (value.kind === 'string') yield* lengthFaults(value, value.value.length, schema);
	const inner = member(schema, 'items');
	if (inner?.kind !== 'object') return;
	for (const item of items(value)) yield* exampleFaults(item, inner);
}

function* objectFaults(value: ObjectNode, schema: JsonNode): Iterable<Finding> {
	for (const name of items(member(schema, 'required'))) {
		const key = textOf(name);
		if (key !== undefined && !value.members.has(key)) yield say.missingProperty(key);
	}
	const properties = asObject(member(schema, 'properties'));
	const isClosed = isFalse(member(schema, 'additionalProperties'));
	for (const [key, inner] of value.members) {
		const innerSchema = member(properties, key);
		if (innerSchema) yield* exampleFaults(inner, innerSchema);
		else if (isClosed) yield say.unknownProperty(key);
	}
}

function* choiceFaults(value: JsonNode, schema: JsonNode): Iterable<Finding> {
	const choices = member(schema, 'enum');
	if (choices?.kind !== 'array' || !('value' in value)) return;
	const words = choices.items.map((choice) => ('value' in choice ? choice.value : undefined));
	if (!words.includes(value.value)) yield say.notOneOf(words.map(String));
}

function* sizeFaults(value: JsonNode, size: number, schema: JsonNode): Iterable<Finding> {
	const least = numberOf(member(schema, 'minItems')) ?? 0;
	const most = numberOf(member(schema, 'maxItems')) ?? Infinity;
	if (size < least) yield say.tooFewItems(nameOf(value), least);
	if (size > most) yield say.tooManyItems(nameOf(value), most);
}

function* rangeFaults(value: JsonNode, number: number, schema: JsonNode): Iterable<Finding> {
	const least = numberOf(member(schema, 'minimum')) ?? -Infinity;
	const most = numberOf(member(schema, 'maximum')) ?? Infinity;
	if (number < least) yield say.tooSmall(nameOf(value), least);
	if (number > most) yield say.tooLarge(nameOf(value), most);
}

function* lengthFaults(value: JsonNode, length: number, schema: JsonNode): Iterable<Finding> {
	const least = numberOf(member(schema, 'minLength')) ?? 0;
	if (length < least) yield say.tooFewCharacters(nameOf(value), least);
}
