/**
 * References in the properties of components, see
 * https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes
 * (INVALID_SCREEN_DYNAMIC_DATA)
 */
import { member } from '../../parse/nodes';
import { fault, type Fault, type Finding } from '../fault';
import * as say from '../messages/bindings';
import type { DynamicText } from '../model/dynamicTexts';
import type { Component, Flow } from '../model/flow';
import { referenceIn, resolve, type Reference, type ResolvedValue } from '../model/references';
import { propertyOf } from '../schema/checkComponent';
import type { Kind } from '../schema/context';
import { mayFit } from '../types';

export function* componentBindings(flow: Flow): Iterable<Fault> {
	for (const text of flow.dynamicTexts) {
		const { component, name, node } = text;
		const reference = referenceIn(node.value);
		if (!reference || !isLookedUp(flow, text)) continue;
		const kind = text.as === 'whole' ? propertyOf(component.type, name) : undefined;
		for (const finding of findings(flow, component, name, reference, kind)) {
			yield fault(finding, node);
		}
	}
}

/** From version 6.0 on Meta looks into objects too; conditions have their own rule. */
function isLookedUp({ version }: Flow, { as, name }: DynamicText): boolean {
	return name !== 'condition' && (as === 'whole' || (as === 'member' && version >= 6));
}

function* findings(
	flow: Flow,
	{ screen, type }: Component,
	property: string,
	reference: Reference,
	kind: Kind | undefined,
): Iterable<Finding> {
	const use = { binding: reference.text, screen: screen.id, type, property };
	const { screenId, source, path } = reference;
	if (screenId === screen.id && source === 'data') {
		yield say.ownScreen(use, path.join('.'));
		return;
	}
	const resolved = resolve(flow, screen, reference);
	if (resolved.found === 'value') {
		yield* typeFindings(flow, screen.id, reference, resolved, kind);
	} else if (resolved.found === 'noScreen') yield say.missingScreen(use, screenId ?? '');
	else if (resolved.found === 'insideItems') yield say.insideItems(use);
	else if (screenId === undefined) yield say.missingData(reference.text, screen.id);
	else yield say.missingGlobalData(reference.text, screenId);
}

function* typeFindings(
	flow: Flow,
	here: string,
	reference: Reference,
	{ types, schema }: ResolvedValue,
	kind: Kind | undefined,
): Iterable<Finding> {
	const expected = kind?.accepts ?? [];
	if (!mayFit(types, expected)) {
		yield reference.source === 'form'
			? say.formType(reference.text, reference.screenId !== undefined, expected)
			: say.dataType(dataPath(flow, here, reference), expected);
		return;
	}
	const items = member(schema, 'items');
	if (items?.kind !== 'object') return;
	for (const name of kind?.itemMembers ?? []) {
		if (!member(member(items, 'properties'), name)) {
			yield say.missingItemMember(reference.text, name);
		}
	}
}

/** Where the data model defines a field: `screens[0].data.user.properties.name`. */
function dataPath(flow: Flow, here: string, { screenId, path }: Reference): string {
	const index = flow.screenById.get(screenId ?? here)?.node.step ?? 0;
	return `screens[${index}].data.${path.join('.properties.')}`;
}
