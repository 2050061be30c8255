/**
 * Expressions in backticks, see
 * https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson (nested expressions)
 */
import { textOf, type JsonNode } from '../../parse/nodes';
import { ExpressionFault } from '../expressions/tokens';
import { typesOfExpression } from '../expressions/evaluate';
import { fault, keyFault, type Fault } from '../fault';
import * as say from '../messages/values';
import type { DynamicText } from '../model/dynamicTexts';
import type { Flow, Screen } from '../model/flow';
import { referenceIn, resolve } from '../model/references';
import { isExpression } from '../patterns';
import { propertyOf } from '../schema/checkComponent';
import { mayFit } from '../types';

const unread = ['init-value', 'error-message'];

/** The properties of all components but the Form, whose properties Meta does not read. */
export function* expressions(flow: Flow): Iterable<Fault> {
	for (const text of flow.dynamicTexts) {
		const source = expressionIn(flow, text.node);
		if (source === undefined || unread.includes(text.name)) continue;
		if (text.as === 'member' || text.component.type === 'Form') continue;
		// In a list a text in backticks may just as well be code in Markdown.
		if (text.as === 'item' && !(text.name === 'text' && source.includes('${'))) continue;
		const expected = text.as === 'whole' ? typesAt(text) : [];
		const reason = reasonAgainst(source, flow, text.component.screen, expected);
		if (reason !== undefined) yield keyFault(say.expression(source, reason), text.property);
	}
}

/** The types that an expression may have in place of a whole property. */
function typesAt({ name, component }: DynamicText): readonly string[] {
	if (name === 'condition') return ['boolean'];
	return propertyOf(component.type, name)?.accepts ?? [];
}

/** From version 7.2 on Meta looks into payloads too. */
export function* payloadExpressions(flow: Flow): Iterable<Fault> {
	for (const { payload, component } of flow.actions) {
		for (const value of payload?.members.values() ?? []) {
			const source = expressionIn(flow, value);
			const reason =
				source === undefined ? undefined : reasonAgainst(source, flow, component.screen, []);
			if (reason !== undefined) yield fault(say.payloadExpression(reason), value);
		}
	}
}

function expressionIn(flow: Flow, value: JsonNode): string | undefined {
	const text = textOf(value);
	return text !== undefined && isExpression(text, flow.version) ? text : undefined;
}

function reasonAgainst(
	source: string,
	flow: Flow,
	screen: Screen,
	expected: readonly string[],
): string | undefined {
	try {
		const types = typesOfExpression(source.slice(1, -1), (text) => typesOf(text, flow, screen));
		return mayFit(types, expected) ? undefined : say.returnType(types[0]);
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

function typesOf(text: string, flow: Flow, screen: Screen): readonly string[] {
	const reference = referenceIn(text);
	if (!reference) throw new ExpressionFault(`Unexpected "${text}"`);
	const resolved = resolve(flow, screen, reference);
	if (resolved.found === 'value') return resolved.types;
	throw new ExpressionFault(say.unknownProperty(reference.path.join('.')));
}
