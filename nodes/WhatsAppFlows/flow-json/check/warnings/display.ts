import { items, member, members, type JsonNode, type StringNode } from '../../parse/nodes';
import { fault, type Fault } from '../fault';
import * as say from '../messages/habits';
import { ofType, type Component, type Flow } from '../model/flow';
import { isStaticText } from '../patterns';
import * as limits from './limits';

/** Texts that are longer than WhatsApp shows. */
export function* longTexts(flow: Flow): Iterable<Fault> {
	for (const [type, lengths] of Object.entries(limits.mostCharacters)) {
		const nodes = ofType(flow, type).map(({ node }) => node);
		yield* tooLong(nodes, type, lengths);
	}
	for (const type of choices) {
		yield* tooLong(optionsOf(flow, type), type, limits.optionCharacters);
	}
	const listed = optionsOf(flow, list);
	yield* tooLong(listed, list, { badge: limits.badgeCharacters });
	for (const [part, lengths] of Object.entries(limits.itemCharacters)) {
		const parts = listed.map((item) => member(item, part)).filter((inner) => inner !== undefined);
		yield* tooLong(parts, list, lengths);
	}
}

/** The faults in some properties of objects, given how long each of them may be. */
function* tooLong(
	nodes: readonly JsonNode[],
	type: string,
	lengths: limits.Limits,
): Iterable<Fault> {
	for (const [property, most] of Object.entries(lengths)) {
		for (const node of nodes) {
			for (const text of textsIn(member(node, property))) {
				if (text.value.length <= most || !isStaticText(text)) continue;
				yield fault(say.textTooLong(property, type, most, text.value.length), text);
			}
		}
	}
}

/** One text, the paragraphs of a list, or those for each end of a range. */
function textsIn(value: JsonNode | undefined): readonly StringNode[] {
	if (!value) return [];
	if (value.kind === 'string') return [value];
	return [...items(value), ...members(value).values()].filter((text) => text.kind === 'string');
}

/** Lists with more options than WhatsApp shows, or too few to choose from. */
export function* optionCounts(flow: Flow): Iterable<Fault> {
	for (const [type, { least = 0, ...counts }] of Object.entries(limits.optionCounts)) {
		const property = propertyWithOptions(type);
		for (const { node } of ofType(flow, type)) {
			const options = member(node, property);
			if (options?.kind !== 'array') continue;
			const { length } = options.items;
			const withImages = options.items.some((option) => member(option, 'image'));
			const most = withImages ? (counts.mostWithImages ?? counts.most) : counts.most;
			if (length > most) yield fault(say.tooManyOptions(property, type, most, length), options);
			if (length < least) yield fault(say.tooFewOptions(type, least), options);
		}
	}
}

/** Pictures that are bigger than the documentation allows. */
export function* bigImages(flow: Flow): Iterable<Fault> {
	const most = limits.optionKilobytes(flow.version);
	for (const type of choices) {
		for (const option of optionsOf(flow, type)) yield* imageSize(member(option, 'image'), most);
	}
	for (const item of optionsOf(flow, list)) {
		yield* imageSize(member(member(item, 'start'), 'image'), most);
	}
	for (const { node } of ofType(flow, 'Image')) {
		yield* imageSize(member(node, 'src'), limits.imageKilobytes);
	}
}

/** Three bytes stand in four characters of base64. */
function* imageSize(image: JsonNode | undefined, most: number): Iterable<Fault> {
	if (!isStaticText(image)) return;
	const size = Math.ceil((image.value.length * 3) / 4 / 1024);
	if (size > most) yield fault(say.imageTooBig(most, size), image);
}

const list = 'NavigationList';
const choices = ['CheckboxGroup', 'RadioButtonsGroup', 'Dropdown', 'ChipsSelector'];
const propertyWithOptions = (type: string) => (type === list ? 'list-items' : 'data-source');

/** The options of all components of a type that are written in the Flow itself. */
function optionsOf(flow: Flow, type: string): JsonNode[] {
	const property = propertyWithOptions(type);
	return ofType(flow, type).flatMap(({ node }) => items(member(node, property)));
}

/** More components than the documentation allows, but not more than Meta takes. */
export function* manyComponents({ screens }: Flow): Iterable<Fault> {
	for (const { components } of screens) {
		const counted: Component[] = components.filter(({ type }) => type !== 'Form');
		const most = limits.documentedComponents;
		if (counted.length <= most || counted.length > 100) continue;
		yield fault(
			say.tooManyComponents(most, counted.length),
			counted.slice(most).map(({ typeNode }) => typeNode),
		);
	}
}
