/**
 * Where navigate actions lead and what they bring along, see
 * https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson (navigate)
 */
import { noMembers } from '../../parse/members';
import type { JsonNode } from '../../parse/nodes';
import { fault, keyFault, type Fault } from '../fault';
import * as say from '../messages/values';
import { ownActions, targetNode, targetOf, type Action } from '../model/actions';
import type { Flow, Screen } from '../model/flow';

/** Every target is another screen of the Flow: one finding for all unknown ones, one for loops. */
export function* navigationTargets(flow: Flow): Iterable<Fault> {
	const unknown: JsonNode[] = [];
	const loops: JsonNode[] = [];
	const ids: string[] = [];
	const loopIds: string[] = [];
	for (const action of flow.actions) {
		const node = targetNode(action);
		const id = action.name === 'navigate' ? targetOf(action) : undefined;
		if (id === undefined || !node) continue;
		if (!flow.screenById.has(id)) {
			unknown.push(node);
			ids.push(id);
		} else if (id === action.component.screen.id) {
			loops.push(node);
			loopIds.push(id);
		}
	}
	if (unknown.length > 0) yield fault(say.unknownTargets(ids), unknown);
	if (loops.length > 0) yield fault(say.selfTargets(loopIds), loops);
}

/** A payload has the fields of the next screen's data model, all of them and no others. */
export function* navigatedFields(flow: Flow): Iterable<Fault> {
	for (const { action, target } of navigationsIn(flow)) {
		const { payload } = action;
		const data = target.data ?? noMembers;
		if (!payload) {
			if (data.size > 0) yield fault(say.payloadMissing, action.node);
			continue;
		}
		if (!target.data) {
			if (payload.members.size > 0) yield fault(say.targetWithoutData(target.id), payload);
			continue;
		}
		const unknown = [...payload.members].filter(([key]) => !data.has(key));
		if (unknown.length > 0) {
			yield keyFault(
				say.notInTargetData(unknown.map(([key]) => key)),
				unknown.map(([, node]) => node),
			);
		}
		const missing = [...data.keys()].filter((key) => !payload.members.has(key));
		if (missing.length > 0) yield fault(say.notInPayload(missing), payload);
	}
}

/** The navigate actions of components whose next screen is known, with that screen. */
export function navigationsIn(flow: Flow): Array<{ action: Action; target: Screen }> {
	return ownActions(flow, 'navigate').flatMap((action) => {
		const target = flow.screenById.get(targetOf(action) ?? '');
		return target ? [{ action, target }] : [];
	});
}
