/** How many components there may be, see https://developers.facebook.com/docs/whatsapp/flows/reference/components */
import { items, member } from '../../parse/nodes';
import { fault, type Fault } from '../fault';
import * as say from '../messages/components';
import { grouped, ofType, type Component, type Flow } from '../model/flow';

const mostComponents = 100;
const mostCarousels = 3;
const mostImages = 3;

/** The most of a type on a screen; a Form only from version 7.0 on. */
const limits: ReadonlyMap<string, number> = new Map([
	['Footer', 1],
	['EmbeddedLink', 2],
	['OptIn', 5],
	['Image', 3],
	['PhotoPicker', 1],
	['DocumentPicker', 1],
	['NavigationList', 2],
	['ImageCarousel', 2],
	['Form', 1],
]);

export function* countPerType({ screens, version }: Flow): Iterable<Fault> {
	for (const screen of screens) {
		const byType = grouped(screen.components, ({ type }) => type);
		const branched = byType.has('If') || byType.has('Switch');
		for (const [type, all] of byType) {
			const most = limits.get(type) ?? Infinity;
			if (all.length <= most || (type === 'Form' && (version < 7 || branched))) continue;
			const count = branched ? shownTogether(screen.children, [type]) : all.length;
			if (count <= most) continue;
			// Which of them is too many can't be said where only one branch is shown.
			const named = branched ? all : all.slice(most);
			yield fault(
				say.tooManyOf(type, most, all.length),
				named.map(({ typeNode }) => typeNode),
			);
		}
	}
}

const uploads = ['PhotoPicker', 'DocumentPicker'];

export function* uploadCount({ screens }: Flow): Iterable<Fault> {
	for (const { children, components } of screens) {
		const all = components.filter(({ type }) => uploads.includes(type));
		if (new Set(all.map(({ type }) => type)).size < 2) continue;
		if (shownTogether(children, uploads) <= 1) continue;
		yield fault(
			say.tooManyUploads,
			all.map(({ typeNode }) => typeNode),
		);
	}
}

/** Of the components in branches Meta counts all; of a Form only what it holds. */
export function* componentCount({ screens }: Flow): Iterable<Fault> {
	for (const { components } of screens) {
		const counted = components.filter(({ type }) => type !== 'Form');
		if (counted.length <= mostComponents) continue;
		yield fault(
			say.tooManyComponents(mostComponents, counted.length),
			counted.slice(mostComponents).map(({ typeNode }) => typeNode),
		);
	}
}

export function* carousels(flow: Flow): Iterable<Fault> {
	const all = ofType(flow, 'ImageCarousel');
	if (all.length > mostCarousels) {
		yield fault(
			say.tooManyCarousels(all.length),
			all.map(({ node }) => node),
		);
	}
	for (const { node } of all) {
		const images = member(node, 'images');
		if (images && items(images).length > mostImages) yield fault(say.tooManyImages, images);
		for (const image of items(images)) {
			const src = member(image, 'src');
			if (src?.kind === 'string' && !isBase64(src.value)) yield fault(say.notBase64, src);
		}
	}
}

function isBase64(text: string): boolean {
	if (/^(?:\$\{|`)/.test(text)) return true;
	const data = text.replace(/^data:image\/[\w.+-]+;base64,/, '');
	return data.length % 4 === 0 && /^[A-Za-z\d+/]+={0,2}$/.test(data);
}

/** How many components of some types a person can see at once: of branches the one with most. */
function shownTogether(components: readonly Component[], types: readonly string[]): number {
	return components.reduce((sum, { type, branches }) => {
		const inBranches = branches.map((branch) => shownTogether(branch, types));
		// Without a call with a spread list: a Switch may have any number of cases.
		const inside = inBranches.reduce((most, count) => Math.max(most, count), 0);
		return sum + inside + (types.includes(type) ? 1 : 0);
	}, 0);
}
