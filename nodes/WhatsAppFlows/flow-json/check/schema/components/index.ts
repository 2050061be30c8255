import type { ComponentSchema } from '../component';
import * as choices from './choices';
import * as dates from './dates';
import * as inputs from './inputs';
import * as media from './media';
import * as navigation from './navigation';
import * as texts from './texts';

/** All components that hold no others, by type. */
export const simpleComponents: Readonly<Record<string, ComponentSchema>> = {
	...choices,
	...dates,
	...inputs,
	...media,
	...navigation,
	...texts,
};
