import type { Budget } from '../read/budget';
import type { JsonObject } from '../read/json';
import type { Values } from '../read/values';
import type { Piece } from '../piece';

/** What a component knows of the place that it is drawn in. */
export interface Setting {
	readonly width: number;
	/** Whether the screen reads from right to left. */
	readonly rtl: boolean;
	readonly values: Values;
	readonly budget: Budget;
	/** How many Forms, Ifs and Switches are around it. */
	readonly depth: number;
	/** The values with which the Form around it begins, by name. */
	readonly initial: JsonObject;
	/** Where a Footer goes, which stands at the bottom; undefined in a condition. */
	readonly pinned?: Piece[];
	/** Draws the components of a list under each other. */
	readonly children: (list: unknown, setting: Setting) => Piece;
}

export type Draw = (component: JsonObject, setting: Setting) => Piece;

/** Where something of some width stands from the left, if its distance counts from the start. */
export function fromStart({ rtl, width }: Setting, distance: number, own: number): number {
	return rtl ? width - distance - own : distance;
}
