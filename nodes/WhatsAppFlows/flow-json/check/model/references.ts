import { asObject, member, textOf, type JsonNode } from '../../parse/nodes';
import type { Flow, Screen } from './flow';
import { formTypes } from './formTypes';

/** A reference such as `${screen.FIRST.data.user.name}`, taken apart. */
export interface Reference {
	/** As it is written. */
	readonly text: string;
	/** The id of another screen; undefined for the screen on which it stands. */
	readonly screenId: string | undefined;
	readonly source: 'data' | 'form';
	/** The field and, within it, members. */
	readonly path: readonly string[];
}

/** The value that a reference stands for. */
export interface ResolvedValue {
	readonly found: 'value';
	/** Those that the value may have, none if that can't be told. */
	readonly types: readonly string[];
	/** Its part of the data model, if it comes from there. */
	readonly schema?: JsonNode;
}

/** What a reference stands for, or why it stands for nothing. */
export type Resolved = ResolvedValue | { readonly found: 'noScreen' | 'noField' | 'insideItems' };

const wholeReference = /^\$\{(?:screen\.([a-zA-Z,_]*)\.)?(data|form)((?:\.[\w-]+)+)\}$/;

const beginsWithReference = /^\$\{(?:screen\.[a-zA-Z,_]*\.)?(?:data|form)(?:\.[\w-]+)+\}/;

/** Takes a text apart that is a reference from its first to its last character. */
export function referenceIn(text: string | undefined): Reference | undefined {
	const match = text?.startsWith('${') ? wholeReference.exec(text) : null;
	if (!match) return undefined;
	const [whole, screenId, source, path] = match;
	return {
		text: whole,
		screenId,
		source: source === 'form' ? 'form' : 'data',
		path: path.slice(1).split('.'),
	};
}

/** The reference with which a text begins, whatever follows it. */
export function leadingReference(text: string): string | undefined {
	return beginsWithReference.exec(text)?.[0];
}

/** The screen that a reference on some screen is about; undefined if there is none of its name. */
export function screenOf(flow: Flow, here: Screen, reference: Reference): Screen | undefined {
	return reference.screenId === undefined ? here : flow.screenById.get(reference.screenId);
}

/** Looks up what a reference on some screen stands for. */
export function resolve(flow: Flow, here: Screen, reference: Reference): Resolved {
	const screen = screenOf(flow, here, reference);
	if (!screen) return { found: 'noScreen' };
	const [field, ...inner] = reference.path;
	if (reference.source === 'form') {
		const component = screen.named.get(field);
		if (!component) return { found: 'noField' };
		return { found: 'value', types: inner.length > 0 ? [] : formTypes(component) };
	}
	return resolveData(screen.data?.get(field), inner);
}

function resolveData(field: JsonNode | undefined, inner: readonly string[]): Resolved {
	let schema = field;
	for (const step of inner) {
		if (member(schema, 'items')) return { found: 'insideItems' };
		const properties = asObject(member(schema, 'properties'));
		// An object whose members the model leaves open may have any.
		if (schema && !properties) return { found: 'value', types: [] };
		schema = member(properties, step);
	}
	if (!schema) return { found: 'noField' };
	const type = textOf(member(schema, 'type'));
	return { found: 'value', types: type === undefined ? [] : [type], schema };
}
