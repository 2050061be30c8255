/** NavigationList, see https://developers.facebook.com/docs/whatsapp/flows/reference/components */
import { items, member, members, textOf } from '../../parse/nodes';
import { fault, type Fault } from '../fault';
import * as say from '../messages/pickers';
import { listNotAlone } from '../messages/components';
import { missingProperty, unknownProperty } from '../messages/schema';
import { ofType, type Component, type Flow } from '../model/flow';

const listsOn = (components: readonly Component[]) =>
	components.filter(({ type }) => type === 'NavigationList');

export function* navigationLists(flow: Flow): Iterable<Fault> {
	for (const list of ofType(flow, 'NavigationList')) {
		const source = member(list.node, 'list-items');
		if (source?.kind === 'array') yield* listActions(list);
		if (source?.kind === 'array') yield* listParts(list);
	}
}

/** Either the list or each of its items says what a tap does. */
function* listActions({ node }: Component): Iterable<Fault> {
	const own = member(node, 'on-click-action');
	const all = items(member(node, 'list-items'));
	const actions = all
		.map((item) => member(item, 'on-click-action'))
		.filter((action) => action !== undefined);
	if (own && actions.length > 0) yield fault(say.listActionTwice, [own, ...actions]);
	if (!own && actions.length < all.length) yield fault(missingProperty('on-click-action'), node);
}

function* listParts({ node }: Component): Iterable<Fault> {
	const all = items(member(node, 'list-items'));
	const ends = all.map((item) => member(item, 'end')).filter((end) => end !== undefined);
	if (ends.length > 0 && textOf(member(node, 'media-size')) === 'large') {
		yield fault(say.listEndLarge, node);
	}
	for (const end of ends) {
		const { size } = members(end);
		if (size === 0 || size > 2) yield fault(say.listEndParts, end);
	}
	if (all.filter((item) => member(item, 'badge')).length > 1) yield fault(say.listBadges, node);
}

export function* listOnTerminal({ screens }: Flow): Iterable<Fault> {
	for (const { node, terminal, components } of screens) {
		if (terminal && listsOn(components).length > 0) yield fault(unknownProperty('terminal'), node);
	}
}

/** Up to two lists stand alone; a Form around them does no harm. */
export function* listAlone({ screens }: Flow): Iterable<Fault> {
	for (const { components } of screens) {
		const lists = listsOn(components);
		const others = components.filter(({ type }) => type !== 'NavigationList' && type !== 'Form');
		if (lists.length > 0 && others.length > 0) {
			yield fault(
				listNotAlone,
				lists.map(({ typeNode }) => typeNode),
			);
		}
	}
}
