/** CalendarPicker in its two modes, see https://developers.facebook.com/docs/whatsapp/flows/reference/components */
import { member, members, numberOf, textOf, type JsonNode } from '../../parse/nodes';
import { fault, type Fault } from '../fault';
import * as say from '../messages/pickers';
import { dateFormat, datesReversed } from '../messages/components';
import type { Component, Flow } from '../model/flow';
import { isDynamic } from '../patterns';
import { dateOf, isBadDate, outOfRange } from './dateValues';

const ends = ['start-date', 'end-date'] as const;
const rangeType = '{"start-date": string, "end-date": string}';
const rangeOnly = ['title', 'description', 'min-days', 'max-days'];
const perEnd = ['label', 'helper-text', 'required', 'init-value', 'error-message'];

export function* calendars({ screens, version }: Flow): Iterable<Fault> {
	if (version < 6.1) return;
	for (const { components, form } of screens) {
		for (const component of components) {
			if (component.type !== 'CalendarPicker') continue;
			yield* ofComponent(component);
			const { name = '' } = component;
			const value = member(member(form?.node, 'init-values'), name);
			if (value) yield* initial(component, value, 'init-value');
			const message = member(member(form?.node, 'error-messages'), name);
			if (message) yield* shape(component, message, 'error-message');
		}
	}
}

function* ofComponent(component: Component): Iterable<Fault> {
	const { node, name = '' } = component;
	if (modeOf(component) === 'single') {
		for (const property of rangeOnly) {
			const value = member(node, property);
			if (value) yield fault(say.onlyInRange(property), value);
		}
	}
	for (const property of perEnd) {
		const value = member(node, property);
		if (value && property !== 'init-value') yield* shape(component, value, property);
		else if (value) yield* initial(component, value, property);
	}
	const least = member(node, 'min-days');
	const most = member(node, 'max-days');
	if (least && most && (numberOf(least) ?? NaN) > (numberOf(most) ?? NaN)) {
		yield fault(say.daysReversed(name), [least, most]);
	}
}

/** Undefined for a mode that is known only when the screen opens. */
function modeOf({ node }: Component): string | undefined {
	const mode = member(node, 'mode');
	if (!mode) return 'single';
	const text = textOf(mode) ?? '';
	return isDynamic(text, 6) ? undefined : text;
}

/** One value in single mode, one for each end in range mode. */
function* shape(component: Component, value: JsonNode, property: string): Iterable<Fault> {
	const mode = modeOf(component);
	if (mode === undefined || (value.kind === 'string' && isDynamic(value.value, 6))) return;
	if (mode === 'single') {
		if (value.kind !== 'object') return;
		yield fault(say.calendarType(property, property === 'required' ? 'boolean' : 'string'), value);
	} else if (value.kind !== 'object') yield fault(say.calendarType(property, rangeType), value);
	else {
		for (const end of property === 'label' ? ends : ends.slice(0, 1)) {
			if (!member(value, end)) yield fault(say.rangeEndMissing(end), value);
		}
		const others = [...members(value).keys()].filter((key) => !ends.some((end) => end === key));
		if (others.length > 0) yield fault(say.rangeEndUnknown(property), value);
	}
}

function* initial(component: Component, value: JsonNode, property: string): Iterable<Fault> {
	yield* shape(component, value, property);
	const dates = value.kind === 'object' ? ends.map((end) => member(value, end)) : [value];
	for (const date of dates) {
		if (isBadDate(date)) yield fault(dateFormat('INVALID_DATE_SINGLE_INIT_VALUE_FORMAT'), date);
		else if (date) yield* outOfRange(component, date);
	}
	const [from, to] = dates.map(dateOf);
	if (from !== undefined && to !== undefined && from > to) {
		yield fault(
			datesReversed('start date', 'end date', component.type, component.name ?? ''),
			value,
		);
	}
}
