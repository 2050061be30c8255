/** Screens, see https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson (screens) */
import { isFalse, isTrue, items, member, textOf, type JsonNode } from '../../parse/nodes';
import { fault, type Fault } from '../fault';
import * as say from '../messages/flow';
import { isSuccessful, type Flow } from '../model/flow';

const mostScreens = 100;

export function* screenCount({ root, screens }: Flow): Iterable<Fault> {
	if (screens.length > mostScreens) {
		yield fault(say.tooManyScreens(screens.length), member(root, 'screens') ?? root);
	}
}

export function* screenIds({ root, screens, screenById }: Flow): Iterable<Fault> {
	for (const screen of screens) {
		if (screenById.get(screen.id) !== screen) {
			yield fault(say.duplicateScreen(screen.id), screen.idNode);
		}
		if (screen.id === 'success') yield fault(say.reservedScreen, screen.idNode);
	}
	if (!screens.some(({ terminal }) => terminal)) {
		yield fault(say.noTerminalScreen, member(root, 'screens') ?? root);
	}
}

/** Counts every screen that does not say it is not terminal, as Meta does. */
export function* someSuccess({ screens }: Flow): Iterable<Fault> {
	const candidates = screens.filter(({ node }) => !isFalse(member(node, 'terminal')));
	if (candidates.length === 0 || candidates.some(isSuccessful)) return;
	yield fault(say.noSuccess, candidates.map(successOf));
}

/** The same for the screens alone that are terminal, as the documentation says it. */
export function* someTerminalSuccess(flow: Flow): Iterable<Fault> {
	const terminals = flow.screens.filter(({ terminal }) => terminal);
	if (terminals.length === 0 || terminals.some(isSuccessful)) return;
	if ([...someSuccess(flow)].length > 0) return;
	yield fault(say.noSuccess, terminals.map(successOf));
}

function successOf({ node }: { readonly node: JsonNode }): JsonNode {
	return member(node, 'success') ?? node;
}

export function* refreshOnBack({ hasEndpoint, screens }: Flow): Iterable<Fault> {
	if (hasEndpoint) return;
	for (const { node } of screens) {
		const refresh = member(node, 'refresh_on_back');
		if (refresh && isTrue(refresh)) yield fault(say.refreshWithoutEndpoint, refresh);
	}
}

/** What the one property at the top asks of another. */
export function* topLevelNeeds(flow: Flow): Iterable<Fault> {
	const { root, hasEndpoint, routingModel, actions } = flow;
	if (hasEndpoint && !routingModel) yield fault(say.endpointWithoutRoutes, root);
	if (hasEndpoint || !actions.some(({ name }) => name === 'data_exchange')) return;
	yield fault(say.exchangeWithoutEndpoint, root);
}

export function* sensitiveFields({ screens }: Flow): Iterable<Fault> {
	for (const { node, id, named } of screens) {
		const unknown = items(member(node, 'sensitive')).filter(
			(item) => !named.has(textOf(item) ?? ''),
		);
		if (unknown.length === 0) continue;
		yield fault(
			say.unknownSensitive(
				unknown.map((item) => textOf(item) ?? ''),
				id,
			),
			unknown,
		);
	}
}
