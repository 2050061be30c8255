import { member, textOf, type JsonNode } from '../../parse/nodes';
import { fault, type Fault } from '../fault';
import { initOutOfRange } from '../messages/components';
import { isStaticText } from '../patterns';
import type { Component } from '../model/flow';

/** The range of pickers that state none, see https://developers.facebook.com/docs/whatsapp/flows/reference/components (DatePicker) */
export const earliest = '1900-01-01';
export const latest = '2100-12-31';

/** Whether a text is a day of the calendar as `YYYY-MM-DD`; such texts compare as days do. */
export function isDate(text: string): boolean {
	if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The text of a value that is known before the screen opens and is no date. */
export function isBadDate(node: JsonNode | undefined): node is JsonNode {
	return isStaticText(node) && !isDate(textOf(node) ?? '');
}

/** The date of a value; undefined for anything that is none or not yet known. */
export function dateOf(node: JsonNode | undefined): string | undefined {
	const text = textOf(node);
	return text !== undefined && isDate(text) ? text : undefined;
}

/** Whether an initial date lies outside the range of its picker; unknown ends leave it open. */
export function* outOfRange({ type, node }: Component, value: JsonNode): Iterable<Fault> {
	const date = dateOf(value);
	const least = member(node, 'min-date');
	const most = member(node, 'max-date');
	const from = least ? dateOf(least) : earliest;
	const to = most ? dateOf(most) : latest;
	if (date === undefined) return;
	if ((from !== undefined && date < from) || (to !== undefined && date > to)) {
		yield fault(initOutOfRange(type, textOf(least) ?? earliest, textOf(most) ?? latest), value);
	}
}
