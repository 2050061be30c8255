/** Dates in a DatePicker, see https://developers.facebook.com/docs/whatsapp/flows/reference/components */
import { items, member } from '../../parse/nodes';
import { fault, type Fault } from '../fault';
import { dateFormat, datesReversed } from '../messages/components';
import { ofType, type Component, type Flow } from '../model/flow';
import { dateOf, isBadDate, outOfRange } from './dateValues';

export function* datePickers(flow: Flow): Iterable<Fault> {
	for (const component of ofType(flow, 'DatePicker')) yield* datesOf(component);
}

function* datesOf(component: Component): Iterable<Fault> {
	const { node, type, name = '' } = component;
	const least = member(node, 'min-date');
	const most = member(node, 'max-date');
	const initial = member(node, 'init-value');
	const all = [least, most, initial, ...items(member(node, 'unavailable-dates'))];
	const bad = all.filter(isBadDate);
	if (bad.length > 0) yield fault(dateFormat('INVALID_DATE_RANGE'), bad);
	const from = dateOf(least);
	const to = dateOf(most);
	if (least && from !== undefined && to !== undefined && from > to) {
		yield fault(datesReversed('min-date', 'max-date', type, name), least);
	}
	if (initial) yield* outOfRange(component, initial);
}
