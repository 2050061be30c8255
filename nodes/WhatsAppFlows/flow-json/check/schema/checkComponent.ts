import { member, textOf, type JsonNode } from '../../parse/nodes';
import { inSchema } from '../fault';
import { invalidType, missingProperty, wrongPlace } from '../messages/schema';
import type { Version } from '../versions';
import type { ComponentSchema } from './component';
import { simpleComponents } from './components';
import { containers } from './components/containers';
import {
	checkMembers,
	objectOr,
	report,
	shapeOf,
	type Property,
	type SchemaContext,
	type Shape,
} from './context';
import { anything } from './kinds';

interface Known extends ComponentSchema {
	readonly shape: Shape;
	/** The first version that has it anywhere. */
	readonly since: Version;
}

const components: ReadonlyMap<string, Known> = new Map(
	Object.entries({ ...simpleComponents, ...containers(checkComponent) }).map(([type, schema]) => [
		type,
		{
			...schema,
			shape: shapeOf({ type: anything, ...schema.properties }),
			since: Math.min(...Object.values(schema.places)),
		},
	]),
);

/**
 * Checks a component: against the schema of the type it declares and no other, and not at all beyond
 * its type where that is unknown or stands where it can't.
 */
export function checkComponent(node: JsonNode, context: SchemaContext): void {
	const component = objectOr(node, context);
	if (!component) return;
	const type = member(component, 'type');
	if (!type) {
		report(context, missingProperty('type'), component);
		return;
	}
	const schema = components.get(textOf(type) ?? '');
	if (!schema || schema.since > context.version) {
		report(context, invalidType, type);
		return;
	}
	const since = schema.places[context.place];
	if (since === undefined || since > context.version) {
		const { path } = inSchema.value(component);
		context.found.add(wrongPlace, () => ({ ...inSchema.value(type), path }));
	} else {
		checkMembers(component, schema.shape, context, textOf(type));
		schema.also?.(component, context);
	}
}

/** What a property of a component may hold; undefined for one that the component doesn't have. */
export function propertyOf(type: string, name: string): Property | undefined {
	return components.get(type)?.shape.properties.get(name);
}
