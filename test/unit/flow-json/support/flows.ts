/** Small valid Flows to break in one place. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export const complete: JsonObject = { name: 'complete', payload: {} };
export const exchange: JsonObject = { name: 'data_exchange', payload: {} };

export const navigate = (name: string, payload: JsonObject = {}): JsonObject => ({
	name: 'navigate',
	next: { type: 'screen', name },
	payload,
});

export const footer = (action: JsonObject = complete, more: JsonObject = {}): JsonObject => ({
	type: 'Footer',
	label: 'Go on',
	...more,
	'on-click-action': action,
});

export const input = (name: string, more: JsonObject = {}): JsonObject => ({
	type: 'TextInput',
	name,
	label: 'Your answer',
	...more,
});

export const body = (text: Json = 'Some text'): JsonObject => ({ type: 'TextBody', text });

export const option = (id: string, more: JsonObject = {}): JsonObject => ({
	id,
	title: `Option ${id}`,
	...more,
});

export const choice = (type: string, more: JsonObject = {}): JsonObject => ({
	type,
	name: 'choice',
	label: 'Choose',
	'data-source': [option('a'), option('b')],
	...more,
});

export const form = (children: Json[], more: JsonObject = {}): JsonObject => ({
	type: 'Form',
	name: 'form',
	...more,
	children,
});

export const data = (type: string, example: Json, more: JsonObject = {}): JsonObject => ({
	type,
	...more,
	__example__: example,
});

/** A screen with exactly these components; the last of a Flow is to be terminal. */
export const screen = (id: string, children: Json[], more: JsonObject = {}): JsonObject => ({
	id,
	title: 'A title',
	...more,
	layout: { type: 'SingleColumnLayout', children },
});

export const flow = (screens: Json[], more: JsonObject = {}): JsonObject => ({
	version: '7.3',
	...more,
	screens,
});

/** One terminal screen, FIRST, with some components and then a Footer that completes the Flow. */
export const single = (
	children: Json[],
	{ version = '7.3', ...more }: JsonObject & { version?: string } = {},
): JsonObject =>
	flow([screen('FIRST', [...children, footer()], { terminal: true, ...more })], { version });

/** Two screens, FIRST with some components and a Footer that leads to the terminal LAST. */
export const pair = (
	first: Json[],
	last: Json[] = [],
	{ version = '7.3', ...more }: JsonObject & { version?: string } = {},
): JsonObject =>
	flow(
		[
			screen('FIRST', [...first, footer(navigate('LAST'))], more),
			screen('LAST', [...last, footer()], { terminal: true }),
		],
		{ version },
	);

export type Step = string | number;

/** The path of a component, or of what is in it, at the top of a screen. */
export const at = (screenIndex: number, childIndex: number, ...inner: Step[]): Step[] => [
	'screens',
	screenIndex,
	'layout',
	'children',
	childIndex,
	...inner,
];
