/**
 * Routes that a `routing_model` declares, see
 * https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson (routing model)
 */
import { items, textOf, type JsonNode, type ObjectNode } from '../../parse/nodes';
import { fault, keyFault, type Fault } from '../fault';
import * as say from '../messages/flow';
import { hasNavigationList, routesBetween, unreached, type Routes } from '../model/routes';
import type { Flow } from '../model/flow';

const mostBranches = 10;

/** Every screen is in the model, every key of the model is a screen. */
export function* routingSources({ routingModel, screens, screenById }: Flow): Iterable<Fault> {
	if (!routingModel) return;
	const routed = routedIds(declared(routingModel));
	const missing = screens.filter(({ id, terminal }) => !terminal && !routed.has(id));
	if (missing.length > 0) {
		const ids = missing.map(({ id }) => id);
		yield fault(
			say.notInRoutes(ids),
			missing.map(({ idNode }) => idNode),
		);
	}
	const unknown = [...routingModel.members].filter(([key]) => !screenById.has(key));
	if (unknown.length > 0) {
		yield keyFault(
			say.unknownInRoutes(unknown.map(([key]) => key)),
			unknown.map(([, node]) => node),
		);
	}
}

/** Every target is another screen, and no screen has too many of them. */
export function* routingTargets({ routingModel, screenById }: Flow): Iterable<Fault> {
	const unknown: JsonNode[] = [];
	const loops: JsonNode[] = [];
	const crowded: JsonNode[] = [];
	for (const [key, targets] of routingModel?.members ?? []) {
		for (const target of items(targets)) {
			const id = textOf(target) ?? '';
			if (!screenById.has(id)) unknown.push(target);
			if (id === key) loops.push(targets);
		}
		if (items(targets).length > mostBranches) crowded.push(targets);
	}
	const keys = (nodes: readonly JsonNode[]) => nodes.map(({ step }) => String(step));
	if (unknown.length > 0) {
		yield fault(say.unknownInRoutes(unknown.map((node) => textOf(node) ?? '')), unknown);
	}
	if (loops.length > 0) yield keyFault(say.loopInRoutes(keys(loops)), loops);
	if (crowded.length > 0) yield keyFault(say.tooManyBranches(keys(crowded)), crowded);
}

export function* backwardRoutes({ routingModel }: Flow): Iterable<Fault> {
	if (!routingModel) return;
	const routes = declared(routingModel);
	const seen = new Set<string>();
	for (const [from, targets] of routes) {
		seen.add(from);
		for (const to of targets.keys()) {
			const back = routes.get(to)?.get(from);
			if (back && !seen.has(to)) yield fault(say.backwardRoute(from, to), back);
		}
	}
}

/** From version 7.3 on navigate actions count as well as what the model says. */
export function* declaredEntry(flow: Flow): Iterable<Fault> {
	const { routingModel, version } = flow;
	if (!routingModel || (version >= 6.2 && !flow.hasEndpoint && hasNavigationList(flow))) return;
	const routes = declared(routingModel);
	const reached = new Set([...routes.values()].flatMap((targets) => [...targets.keys()]));
	if (version >= 7.3) {
		for (const { from, to } of routesBetween(flow)) if (from.id !== to) reached.add(to);
	}
	const routed = routedIds(routes);
	if (routed.size > 0 && [...routed].every((id) => reached.has(id))) {
		yield fault(say.noEntryInRoutes, routingModel);
	}
}

export function* declaredConnection({ routingModel, screens }: Flow): Iterable<Fault> {
	if (!routingModel) return;
	const routes = declared(routingModel);
	const routed = routedIds(routes);
	const pairs = [...routes].flatMap(([from, targets]) =>
		[...targets.keys()].map((to) => [from, to] as const),
	);
	const apart = unreached(
		screens.filter(({ id }) => routed.has(id)),
		pairs,
	);
	if (apart.length === 0) return;
	const ids = apart.map(({ id }) => id);
	yield fault(
		say.unconnectedInRoutes(ids),
		apart.map(({ idNode }) => idNode),
	);
}

/** Every navigate action follows a route of the model, in whichever direction. */
export function* navigatedRoutes(flow: Flow): Iterable<Fault> {
	const { routingModel, screenById, version } = flow;
	if (!routingModel) return;
	const routes = declared(routingModel);
	for (const { from, to } of routesBetween(flow)) {
		const target = screenById.get(to);
		if (!target || target.id === from.id) continue;
		if (version >= 6.2 && from.components.some(({ type }) => type === 'NavigationList')) continue;
		if (routes.get(from.id)?.has(to) || routes.get(to)?.has(from.id)) continue;
		yield fault(say.missingRoute(from.id, to), [from.idNode, target.idNode]);
	}
}

/** For each key its targets, each with the node that names it. */
function declared(routingModel: ObjectNode): Routes {
	return new Map(
		[...routingModel.members].map(([key, targets]) => [
			key,
			new Map(items(targets).map((target) => [textOf(target) ?? '', target])),
		]),
	);
}

function routedIds(routes: Routes): ReadonlySet<string> {
	const ids = new Set(routes.keys());
	for (const targets of routes.values()) for (const id of targets.keys()) ids.add(id);
	return ids;
}
