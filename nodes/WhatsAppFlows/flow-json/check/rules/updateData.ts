/** Actions that change the screen's own data, see https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson (update_data) */
import { items, member, textOf, type JsonNode } from '../../parse/nodes';
import { fault, keyFault, type Fault } from '../fault';
import * as say from '../messages/values';
import type { Action } from '../model/actions';
import { ofType, type Flow } from '../model/flow';
import { referenceIn } from '../model/references';

export function* updatedFields(flow: Flow): Iterable<Fault> {
	for (const { payload, component } of updates(flow)) {
		const { id, data } = component.screen;
		if (!payload) continue;
		if (!data) {
			yield fault(say.updateWithoutData(id), payload);
			continue;
		}
		const unknown = [...payload.members].filter(([key]) => !data.has(key));
		if (unknown.length === 0) continue;
		yield keyFault(
			say.updateUnknown(
				unknown.map(([key]) => key),
				id,
			),
			unknown.map(([, node]) => node),
		);
	}
}

/** No field is set to what it holds already. */
export function* updatedByItself(flow: Flow): Iterable<Fault> {
	for (const { payload, component } of updates(flow)) {
		for (const [key, value] of payload?.members ?? []) {
			const reference = referenceIn(textOf(value));
			if (reference?.source !== 'data' || reference.path.join('.') !== key) continue;
			if ((reference.screenId ?? component.screen.id) !== component.screen.id) continue;
			yield fault(say.updateItself, value);
		}
	}
}

const choices = ['CheckboxGroup', 'RadioButtonsGroup', 'Dropdown', 'ChipsSelector'];
const triggers = ['on-select-action', 'on-unselect-action'] as const;

/** Either the component or its options say what a choice does. */
export function* selectedOnce(flow: Flow): Iterable<Fault> {
	if (flow.version < 6) return;
	for (const { node } of choices.flatMap((type) => ofType(flow, type))) {
		for (const trigger of triggers) {
			const inOptions = items(member(node, 'data-source'))
				.map((option) => member(option, trigger))
				.filter((action): action is JsonNode => action !== undefined);
			if (inOptions.length > 0 && member(node, trigger)) {
				yield fault(say.updateTwice(trigger), inOptions);
			}
		}
	}
}

function updates(flow: Flow): Action[] {
	return flow.version < 6 ? [] : flow.actions.filter(({ name }) => name === 'update_data');
}
