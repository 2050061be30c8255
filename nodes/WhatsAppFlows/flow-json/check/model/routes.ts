import { member, textOf, type JsonNode } from '../../parse/nodes';
import { ownActions, targetOf } from './actions';
import type { Flow, Screen } from './flow';

/** For each screen the screens that it leads to, each with the node that says so. */
export type Routes = ReadonlyMap<string, ReadonlyMap<string, JsonNode>>;

/** Where the navigate actions of a Flow lead whose targets are known, unknown screens included. */
export function routesBetween(flow: Flow): Array<{ from: Screen; to: string }> {
	return ownActions(flow, 'navigate').flatMap((action) => {
		const to = targetOf(action);
		const type = textOf(member(member(action.node, 'next'), 'type'));
		return type === 'screen' && to !== undefined ? [{ from: action.component.screen, to }] : [];
	});
}

/** Whether a list on some screen can lead to all others, without a route that could be read off. */
export function hasNavigationList({ byType }: Flow): boolean {
	return byType.has('NavigationList');
}

/** The screens that no way leads to from the first one, whatever the direction of the routes. */
export function unreached(
	screens: readonly Screen[],
	pairs: ReadonlyArray<readonly [string, string]>,
): Screen[] {
	const neighbours = new Map<string, string[]>();
	const link = (from: string, to: string) => {
		const known = neighbours.get(from);
		if (known) known.push(to);
		else neighbours.set(from, [to]);
	};
	for (const [from, to] of pairs) {
		link(from, to);
		link(to, from);
	}
	const open = screens.slice(0, 1).map(({ id }) => id);
	const reached = new Set(open);
	for (let id = open.pop(); id !== undefined; id = open.pop()) {
		for (const next of neighbours.get(id) ?? []) {
			if (reached.has(next)) continue;
			reached.add(next);
			open.push(next);
		}
	}
	return screens.filter(({ id }) => !reached.has(id));
}
