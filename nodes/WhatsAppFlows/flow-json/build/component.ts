import type { FormField } from './form';
import type { Placed } from './place';

/** A component of a Flow. */
export interface Component {
	readonly type: string;
	readonly [property: string]: unknown;
}

/** Makes the components of a field. */
export type Builder<Field extends FormField> = (placed: Placed<Field>) => Component[];

/** A component without the properties that have no value. */
export function component(type: string, properties: Record<string, unknown>): Component {
	const given = Object.entries(properties).filter(([, value]) => value !== undefined);
	return { type, ...Object.fromEntries(given) };
}
