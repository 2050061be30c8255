/**
 * Where Footers must be and what they do, see
 * https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes
 */
import { member, textOf } from '../../parse/nodes';
import { fault, type Fault } from '../fault';
import * as say from '../messages/components';
import { ofType, type Component, type Flow } from '../model/flow';

/** A Footer in one branch must be in all: a person must always be able to go on. */
export function* footerInBranches(flow: Flow): Iterable<Fault> {
	for (const { type, node, branches } of [...ofType(flow, 'If'), ...ofType(flow, 'Switch')]) {
		const having = branches.filter(hasFooter).length;
		if (having === 0) continue;
		if (type === 'If' && !member(node, 'else')) yield fault(say.footerWithoutElse, node);
		else if (having < branches.length) {
			yield fault(type === 'If' ? say.footerInOneBranch : say.footerInOneCase, node);
		}
	}
}

function hasFooter(components: readonly Component[]): boolean {
	return components.some(({ type, branches }) => type === 'Footer' || branches.some(hasFooter));
}

export function* terminalFooter({ screens }: Flow): Iterable<Fault> {
	const without = screens.filter(({ terminal, children }) => terminal && !hasFooter(children));
	if (without.length === 0) return;
	const ids = without.map(({ id }) => id);
	yield fault(
		say.noFooter(ids),
		without.map(({ node }) => node),
	);
}

/** The first Footer of a terminal screen ends the Flow or hands over to the endpoint. */
export function* terminalFooterAction({ screens, hasEndpoint }: Flow): Iterable<Fault> {
	const allowed = hasEndpoint ? ['data_exchange', 'complete'] : ['complete'];
	for (const { components } of screens.filter(({ terminal }) => terminal)) {
		const footer = components.find(({ type }) => type === 'Footer');
		const name = member(member(footer?.node, 'on-click-action'), 'name');
		if (name && !allowed.includes(textOf(name) ?? '')) {
			yield fault(say.terminalFooterAction(hasEndpoint), name);
		}
	}
}

export function* completeOnTerminal({ actions }: Flow): Iterable<Fault> {
	for (const { name, nameNode, component } of actions) {
		if (name === 'complete' && !component.screen.terminal) {
			yield fault(say.completeNotTerminal, nameNode);
		}
	}
}
