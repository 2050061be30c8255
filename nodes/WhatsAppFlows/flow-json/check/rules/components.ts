/**
 * Components among each other, see
 * https://developers.facebook.com/docs/whatsapp/flows/reference/components
 */
import { items, member, members, numberOf, textOf } from '../../parse/nodes';
import { fault, keyFault, type Fault } from '../fault';
import * as say from '../messages/components';
import { grouped, ofType, type Component, type Flow } from '../model/flow';
import { isInput } from '../model/formTypes';
import { leadingReference, referenceIn } from '../model/references';
import { isExpression } from '../patterns';

const types = (components: readonly Component[]) => components.map(({ typeNode }) => typeNode);

/** Names are unique on a screen, in different branches too: answers are filed under them. */
export function* uniqueNames({ screens }: Flow): Iterable<Fault> {
	for (const { components, named } of screens) {
		const isNamed = ({ name, type }: Component) => name !== undefined && type !== 'Form';
		const again = components.filter(
			(component) => isNamed(component) && named.get(component.name ?? '') !== component,
		);
		const twice = new Set(again.map(({ name }) => name));
		const all = components.filter((component) => isNamed(component) && twice.has(component.name));
		for (const [name, same] of grouped(all, (component) => component.name ?? '')) {
			yield fault(
				say.duplicateName(name),
				same.map(({ node }) => member(node, 'name') ?? node),
			);
		}
	}
}

export function* inputsInForm({ screens }: Flow): Iterable<Fault> {
	const outside = screens
		.filter(({ form }) => form)
		.flatMap(({ components }) => components)
		.filter((component) => isInput(component) && !isInForm(component));
	if (outside.length === 0) return;
	const named = [...new Set(outside.map(({ type }) => type))];
	yield fault(
		say.outsideForm(named),
		outside.map(({ node }) => node),
	);
}

function isInForm({ parent }: Component): boolean {
	return parent !== undefined && (parent.type === 'Form' || isInForm(parent));
}

/** A list shows pictures or colours, never both. */
export function* imageOrColour(flow: Flow): Iterable<Fault> {
	const choices = ['CheckboxGroup', 'RadioButtonsGroup', 'Dropdown'];
	for (const { type, name = '', node } of choices.flatMap((choice) => ofType(flow, choice))) {
		const options = items(member(node, 'data-source'));
		const having = (key: string) => options.some((option) => member(option, key));
		if (!having('image') || !having('color')) continue;
		const values = options.flatMap((option) => [member(option, 'image'), member(option, 'color')]);
		yield fault(
			say.imageAndColour(type, name),
			values.filter((value) => value !== undefined),
		);
	}
}

const bounds = [
	['CheckboxGroup', 'min-selected-items', 'max-selected-items'],
	['TextInput', 'min-chars', 'max-chars'],
	['PhotoPicker', 'min-uploaded-photos', 'max-uploaded-photos'],
	['DocumentPicker', 'min-uploaded-documents', 'max-uploaded-documents'],
] as const;

export function* leastAndMost(flow: Flow): Iterable<Fault> {
	for (const [type, least, most] of bounds) {
		for (const { name = '', node } of ofType(flow, type)) {
			const lower = member(node, least);
			const upper = numberOf(member(node, most)) ?? Infinity;
			if (lower?.kind !== 'number' || lower.value <= upper) continue;
			yield fault(say.leastOverMost(least, most, type, name), lower);
		}
	}
}

const deepestIf = 3;

export function* ifNesting(flow: Flow): Iterable<Fault> {
	for (const component of ofType(flow, 'If')) {
		// Those further inside are in the same way too deep.
		if (ifDepth(component) === deepestIf + 1) yield fault(say.ifTooDeep, component.node);
	}
}

function ifDepth({ type, parent }: Component): number {
	return (type === 'If' ? 1 : 0) + (parent ? ifDepth(parent) : 0);
}

export function* switchCases(flow: Flow): Iterable<Fault> {
	for (const { node } of ofType(flow, 'Switch')) {
		const cases = member(node, 'cases');
		if (cases && members(cases).size === 0) yield fault(say.noCases, cases);
	}
}

const paragraphs = ['TextBody', 'TextCaption', 'RichText'];

/** The paragraphs of a list of texts are known beforehand. */
export function* staticParagraphs(flow: Flow): Iterable<Fault> {
	for (const { component, name, as, node } of flow.dynamicTexts) {
		const { type, typeNode, screen } = component;
		if (name !== 'text' || as !== 'item' || !paragraphs.includes(type)) continue;
		const binding = leadingReference(node.value);
		if (binding) yield fault(say.dynamicTextItem(type, screen.id, binding), typeNode);
	}
}

const anyReference = /\$\{(?:screen\.[a-zA-Z,_]*\.)?(?:data|form)\.[\w.-]+\}/;

export function* richTextWhole(flow: Flow): Iterable<Fault> {
	if (flow.version < 6) return;
	for (const { node } of ofType(flow, 'RichText')) {
		const text = member(node, 'text');
		const value = textOf(text);
		if (!text || value === undefined || !anyReference.test(value)) continue;
		const inner = isExpression(value, flow.version) ? value.slice(1, -1).trim() : value;
		if (!referenceIn(inner)) yield keyFault(say.richTextMixed, text);
	}
}

/** RichText stands alone; from version 6.3 on a Footer may stand beside it. */
export function* richTextAlone({ screens, version }: Flow): Iterable<Fault> {
	const finding =
		version < 6
			? say.richTextNotAlone51
			: version < 6.3
				? say.richTextNotAlone60
				: say.richTextNotAlone63;
	for (const { components } of screens) {
		const richTexts = components.filter(({ type }) => type === 'RichText');
		const others = components.filter(({ type }) => !(type === 'Footer' && version >= 6.3));
		if (richTexts.length > 0 && others.length > 1) yield fault(finding, types(richTexts));
	}
}
