import type { ObjectNode } from '../../parse/nodes';
import type { Version } from '../versions';
import type { Place, Properties, SchemaContext } from './context';

/** A component type: where it may stand from which version on, and what it holds. */
export interface ComponentSchema {
	readonly places: Readonly<Partial<Record<Place, Version>>>;
	/** Without `type`, which every component has. */
	readonly properties: Properties;
	/** What one property demands of another. */
	readonly also?: (node: ObjectNode, context: SchemaContext) => void;
}

/** Everywhere, from a version on. */
export const everywhere = (since: Version = 0): Readonly<Record<Place, Version>> => ({
	screen: since,
	form: since,
	if: since,
	nestedIf: since,
	case: since,
});
