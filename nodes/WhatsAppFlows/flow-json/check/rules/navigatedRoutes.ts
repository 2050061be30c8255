/**
 * Routes that follow from the navigate actions where no `routing_model` is declared, see
 * https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes (INVALID_ROUTING_MODEL)
 */
import { member } from '../../parse/nodes';
import { fault, type Fault } from '../fault';
import * as say from '../messages/flow';
import { grouped, type Flow } from '../model/flow';
import { hasNavigationList, routesBetween, unreached } from '../model/routes';

const mostBranches = 10;

export function* navigationBranches(flow: Flow): Iterable<Fault> {
	if (flow.routingModel) return;
	const routes = grouped(routesBetween(flow), ({ from }) => from.id);
	const crowded = flow.screens.filter(({ id }) => {
		const targets = new Set(routes.get(id)?.map(({ to }) => to));
		return targets.size > mostBranches;
	});
	if (crowded.length === 0) return;
	const ids = crowded.map(({ id }) => id);
	yield fault(
		say.tooManyNavigations(ids),
		crowded.map(({ node }) => node),
	);
}

export function* navigatedEntry(flow: Flow): Iterable<Fault> {
	const { root, version, routingModel, screens } = flow;
	if (routingModel || (version >= 6.2 && hasNavigationList(flow))) return;
	const reached = new Set(routesBetween(flow).map(({ to }) => to));
	if (screens.every(({ id }) => reached.has(id))) {
		yield fault(say.noEntryByNavigation, member(root, 'screens') ?? root);
	}
}

/** A list leads to every screen, so that it connects all of them. */
export function* navigatedConnection(flow: Flow): Iterable<Fault> {
	if (flow.routingModel || flow.screens.length < 2 || hasNavigationList(flow)) return;
	const apart = unreached(
		flow.screens,
		routesBetween(flow).map(({ from, to }) => [from.id, to] as const),
	);
	if (apart.length === 0) return;
	const ids = apart.map(({ id }) => id);
	yield fault(
		say.unconnectedByNavigation(ids),
		apart.map(({ idNode }) => idNode),
	);
}
