import { asObject, items, members, type JsonNode, type ObjectNode } from '../../parse/nodes';
import { inSchema, type Finding, type Merger } from '../fault';
import { missingProperty, unknownProperty, wrongType } from '../messages/schema';
import type { ValueType } from '../types';
import type { Version } from '../versions';

/** Where a component stands: on a screen, in a Form, in a branch. */
export type Place = 'screen' | 'form' | 'if' | 'nestedIf' | 'case';

/** What the checks of a value know about where it stands. */
export interface SchemaContext {
	readonly version: Version;
	readonly place: Place;
	/** Initial values and messages belong to the Form where there is one. */
	readonly insideForm: boolean;
	/** What is wrong so far. */
	readonly found: Merger;
}

/** Adds what is wrong with a value to what the context has found. */
export type Check = (node: JsonNode, context: SchemaContext) => void;

/** What a property may hold. */
export interface Kind {
	readonly check: Check;
	/** The types that a `${…}` reference or an expression in its place may have; none: any. */
	readonly accepts?: readonly ValueType[];
	/** The members that the items of a referenced list must declare. */
	readonly itemMembers?: readonly string[];
}

/** A kind together with when and where the property exists. */
export interface Property extends Kind {
	readonly required?: boolean;
	readonly since?: Version;
	readonly outsideForm?: boolean;
}

export type Properties = Readonly<Record<string, Property>>;

/** The properties of an object, arranged for looking them up: this happens for every key of a text. */
export interface Shape {
	readonly properties: ReadonlyMap<string, Property>;
	readonly required: readonly string[];
}

export const shapeOf = (properties: Properties): Shape => ({
	properties: new Map(Object.entries(properties)),
	required: Object.keys(properties).filter((name) => properties[name].required),
});

/** The property must be there. */
export const required = (kind: Kind): Property => ({ ...kind, required: true });

/** The property exists from a version on. */
export const since = (version: Version, kind: Property): Property => ({ ...kind, since: version });

/** The property exists only outside a Form. */
export const outsideForm = (kind: Property): Property => ({ ...kind, outsideForm: true });

/** Adds a finding about a value. */
export function report(context: SchemaContext, finding: Finding, node: JsonNode): void {
	context.found.add(finding, () => inSchema.value(node));
}

/** Adds a finding about a key. */
export function reportKey(context: SchemaContext, finding: Finding, node: JsonNode): void {
	context.found.add(finding, () => inSchema.key(node));
}

/** How messages call a value: by its key, or as `list/0`. */
export function nameOf(node: JsonNode): string {
	return node.parent?.kind === 'array' ? `${node.parent.step}/${node.step}` : String(node.step);
}

/**
 * Reports the key `__proto__` at any depth of a value whose keys are free: JavaScript gives it a
 * meaning of its own, so that no two programs treat it alike.
 */
export function refusePrototype(node: JsonNode, context: SchemaContext): void {
	for (const inner of items(node)) refusePrototype(inner, context);
	for (const inner of members(node).values()) {
		if (inner.step === '__proto__') reportKey(context, unknownProperty('__proto__'), inner);
		refusePrototype(inner, context);
	}
}

/** The node as an object; anything else is reported. */
export function objectOr(node: JsonNode, context: SchemaContext): ObjectNode | undefined {
	if (node.kind !== 'object') report(context, wrongType(nameOf(node), 'object', node.kind), node);
	return asObject(node);
}

/**
 * Checks the members of an object against what it may hold. Of several missing properties only
 * `type` is named where it is among them, as Meta does.
 *
 * @param component the type to name in the message about an unknown property
 */
export function checkMembers(
	node: ObjectNode,
	{ properties, required }: Shape,
	context: SchemaContext,
	component?: string,
): void {
	for (const value of node.members.values()) {
		if (context.found.isFull) return;
		const key = String(value.step);
		const property = properties.get(key);
		if (property && exists(property, context)) property.check(value, context);
		else reportKey(context, unknownProperty(key, component), value);
	}
	reportMissing(node, required, context);
}

/** Reports which of some names an object lacks. */
export function reportMissing(
	node: ObjectNode,
	names: readonly string[],
	context: SchemaContext,
): void {
	if (names.every((name) => node.members.has(name))) return;
	const missing = names.filter((name) => !node.members.has(name));
	const named = missing.includes('type') ? ['type'] : missing;
	for (const name of named) report(context, missingProperty(name), node);
}

function exists({ since = 0, outsideForm }: Property, context: SchemaContext): boolean {
	return since <= context.version && !(outsideForm && context.insideForm);
}
