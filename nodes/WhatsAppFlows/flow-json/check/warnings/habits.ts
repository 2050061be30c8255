import { items, member, textOf } from '../../parse/nodes';
import { fault, keyFault, type Fault } from '../fault';
import * as say from '../messages/habits';
import { ofType, type Flow } from '../model/flow';
import { referenceIn } from '../model/references';
import { isBadDate } from '../rules/dateValues';

/** Meta documents the reserved word in capitals and refuses it in small letters. */
export function* almostReserved({ screens }: Flow): Iterable<Fault> {
	for (const { id, idNode } of screens) {
		if (id !== 'success' && id.toLowerCase() === 'success') {
			yield fault(say.almostReserved(id), idNode);
		}
	}
}

/** Secrets that would show in the summary of the answers. */
export function* secretsShown({ screens }: Flow): Iterable<Fault> {
	for (const { node, components } of screens) {
		const marked = new Set(items(member(node, 'sensitive')).map(textOf));
		for (const { type, name, node: input } of components) {
			const inputType = textOf(member(input, 'input-type')) ?? '';
			if (type !== 'TextInput' || name === undefined || marked.has(name)) continue;
			if (!['password', 'passcode'].includes(inputType)) continue;
			yield fault(say.notSensitive(name), input);
		}
	}
}

/** Names of fields with which Meta's Flow Builder finds fault where they are referred to. */
export function* awkwardNames({ screens }: Flow): Iterable<Fault> {
	for (const { data } of screens) {
		for (const field of data?.values() ?? []) {
			const name = String(field.step);
			if (/[- `']/.test(name)) yield keyFault(say.awkwardName(name), field);
		}
	}
}

const calendarDates = ['min-date', 'max-date', 'unavailable-dates'];

/** Dates of a calendar that are none, which nothing but its initial value is checked for. */
export function* calendarFormats(flow: Flow): Iterable<Fault> {
	for (const { node } of ofType(flow, 'CalendarPicker')) {
		for (const property of calendarDates) {
			const value = member(node, property);
			const bad = [value, ...items(value)].filter(isBadDate);
			if (bad.length > 0) yield fault(say.notADate(property), bad);
		}
	}
}

const somewhere = /\$\{(?:screen\.[a-zA-Z,_]*\.)?(?:data|form)\.[\w.-]+\}/;
const texts = ['text', 'label', 'description', 'helper-text'];

/** References within other text, which are not replaced. */
export function* literalReferences({ dynamicTexts }: Flow): Iterable<Fault> {
	for (const { name, node, as } of dynamicTexts) {
		if (!texts.includes(name) || as === 'member' || node.value.startsWith('`')) continue;
		const binding = somewhere.exec(node.value)?.[0];
		if (binding && !referenceIn(node.value)) yield fault(say.literalReference(binding), node);
	}
}
