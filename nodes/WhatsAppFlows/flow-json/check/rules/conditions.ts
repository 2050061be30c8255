/** Conditions of Ifs, see https://developers.facebook.com/docs/whatsapp/flows/reference/components (If) */
import { items, member, textOf } from '../../parse/nodes';
import { checkCondition } from '../conditions/check';
import { ConditionFault } from '../conditions/fault';
import { fault, type Fault } from '../fault';
import { emptyThen } from '../messages/components';
import * as say from '../messages/values';
import { ofType, type Flow, type Screen } from '../model/flow';
import { referenceIn, resolve } from '../model/references';
import { isExpression } from '../patterns';

/** Only conditions in plain strings: expressions in backticks have their own rule. */
export function* conditions(flow: Flow): Iterable<Fault> {
	for (const { node, screen } of ofType(flow, 'If')) {
		const condition = member(node, 'condition');
		const text = textOf(condition);
		if (!condition || text === undefined) continue;
		if (isExpression(text, flow.version)) continue;
		const found = faultIn(text, flow, screen);
		if (found) yield fault(say.condition(found.message, found.column), condition);
		const then = member(node, 'then');
		if (then && items(then).length === 0) yield fault(emptyThen, then);
	}
}

function faultIn(condition: string, flow: Flow, screen: Screen): ConditionFault | undefined {
	try {
		checkCondition(condition, (text) => typesOf(text, flow, screen));
		return undefined;
	} catch (error) {
		return error instanceof ConditionFault ? error : new ConditionFault(String(error));
	}
}

function typesOf(text: string, flow: Flow, screen: Screen): readonly string[] {
	const reference = referenceIn(text);
	if (!reference) throw new ConditionFault(`Invalid operand format '${text}'`);
	const resolved = resolve(flow, screen, reference);
	if (resolved.found === 'value') return resolved.types;
	const field = reference.path.join('.');
	throw new ConditionFault(
		reference.screenId === undefined
			? say.unknownField(field, screen.id)
			: say.unknownGlobalField(field, reference.screenId, screen.id),
	);
}
