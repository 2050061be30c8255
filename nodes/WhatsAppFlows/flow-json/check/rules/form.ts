/** Initial values and messages of a Form, see https://developers.facebook.com/docs/whatsapp/flows/reference/components */
import { asObject, member, textOf, type JsonNode, type ObjectNode } from '../../parse/nodes';
import { fault, keyFault, type Fault } from '../fault';
import * as say from '../messages/components';
import type { Component, Flow, Screen } from '../model/flow';
import { formTypes, isInput } from '../model/formTypes';
import { isDynamic } from '../patterns';

const uploads = ['PhotoPicker', 'DocumentPicker'];

/** Files can't be there from the start. */
export function* uploadsInInitValues({ screens }: Flow): Iterable<Fault> {
	for (const { form, named } of screens) {
		const values = [...(asObject(member(form?.node, 'init-values'))?.members ?? [])];
		const given = values.filter(([name]) => uploads.includes(named.get(name)?.type ?? ''));
		if (given.length === 0) continue;
		const types = [...new Set(given.map(([name]) => named.get(name)?.type ?? ''))];
		yield keyFault(
			say.uploadInInitValues(types),
			given.map(([, node]) => node),
		);
	}
}

/** From version 7.0 on each entry belongs to an input and has its type. */
export function* formValues({ screens, version }: Flow): Iterable<Fault> {
	if (version < 7) return;
	for (const screen of screens) {
		const values = asObject(member(screen.form?.node, 'init-values'));
		if (values) yield* entries(screen, values, formTypes);
		const messages = asObject(member(screen.form?.node, 'error-messages'));
		if (messages) yield* entries(screen, messages, messageTypes);
	}
}

function* entries(
	{ named }: Screen,
	object: ObjectNode,
	typesOf: (component: Component) => readonly string[],
): Iterable<Fault> {
	for (const [name, value] of object.members) {
		const component = named.get(name);
		if (!component || !isInput(component)) {
			yield fault(say.unusedFormValue(name, String(object.step)), object);
			continue;
		}
		const types = typesOf(component);
		if (isKnownLater(value) || types.length === 0 || types.includes(value.kind)) continue;
		yield fault(say.formValueType(name, types, value.kind), object);
	}
}

function isKnownLater(value: JsonNode): boolean {
	return isDynamic(textOf(value) ?? '', 7);
}

/** A message is a text; uploads and ranges of dates can have several. */
function messageTypes({ type }: Component): readonly string[] {
	return type === 'CalendarPicker' || uploads.includes(type) ? ['string', 'object'] : ['string'];
}
