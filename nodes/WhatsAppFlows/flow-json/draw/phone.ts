import { drawComponents } from './components';
import { headerOf } from './header';
import { icon, roundedBox } from './icons';
import { missingCard } from './missing';
import { stack, type Anchor, type Piece } from './piece';
import { asObject, asText, isObject } from './read/json';
import type { Budget } from './read/budget';
import type { Place } from './read/flow';
import { element, escapeXml, rounded } from './svg';
import { paintLine } from './text/paint';
import { isRightToLeft, textOfRuns } from './text/runs';
import { colour, contentWidth, phone } from './theme';

/** The parts of a phone from its top, in pixels. */
const statusBar = 26;
const titleBar = 50;
const padding = 18;
const sheetRadius = 18;
const corner = 34;

/** A screen drawn as a phone, below a line with its id and what it is. */
export function phonePiece(place: Place, number: number, isEntry: boolean, budget: Budget): Piece {
	return place.missing ? missingCard(place) : phoneOf(place, number, isEntry, budget);
}

function phoneOf(place: Place, number: number, isEntry: boolean, budget: Budget): Piece {
	const { object, values } = place;
	const title = textOfRuns(values.show(object.title));
	const children = asObject(object.layout).children;
	const rtl = readsRightToLeft(title, children);
	const pinned: Piece[] = [];
	const content = drawComponents(children, {
		width: contentWidth,
		rtl,
		values,
		budget,
		depth: 0,
		initial: {},
		pinned,
		children: drawComponents,
	});
	const bottom = stack(pinned, 8);
	const footing = bottom.height > 0 ? bottom.height + 22 : 0;
	const above = phone.bezel + statusBar + titleBar + padding;
	const inner = above + content.height + padding + footing + 20 + phone.bezel;
	const height = Math.max(phone.leastHeight, Math.ceil(inner));
	const bottomTop = height - phone.bezel - 26 - bottom.height;
	const left = phone.bezel + phone.inset;
	const moved = (anchors: readonly Anchor[], by: number) =>
		anchors.map(({ owner, y }) => ({ owner, y: y + phone.header + by }));
	const header = headerOf(place, isEntry);
	return {
		height: phone.header + height,
		anchors: [...moved(content.anchors, above), ...moved(bottom.anchors, bottomTop)],
		draw: (x, y) => {
			const top = y + phone.header;
			return element(
				'g',
				{ 'data-screen': place.id },
				element('title', {}, escapeXml([place.id, title].filter(Boolean).join(': '))),
				header(x, y),
				frame(x, top, height),
				clipped(
					`wf-screen-${number}`,
					x,
					top,
					height,
					[
						titleLine(title, x, top + phone.bezel + statusBar, rtl),
						content.draw(x + left, top + above),
						bottom.height > 0 ? footGround(x, top + bottomTop - 14, top + height) : '',
						bottom.draw(x + left, top + bottomTop),
					].join(''),
				),
				roundedBox(x + phone.width / 2 - 50, top + height - phone.bezel - 12, 100, 4, 2, {
					fill: colour.line,
				}),
			);
		},
	};
}

/** By the title and, where that says nothing, by the first texts. */
function readsRightToLeft(title: string, children: unknown): boolean {
	if (/\p{L}/u.test(title.slice(0, 500))) return isRightToLeft(title);
	const texts: string[] = [];
	const open: unknown[] = [children];
	for (let steps = 0; open.length > 0 && steps < 200; steps += 1) {
		const at = open.pop();
		if (Array.isArray(at)) open.push(...at.slice(0, 20));
		else if (isObject(at)) {
			texts.push(asText(at.label).slice(0, 100), asText(at.text).slice(0, 100));
			open.push(at.children);
		}
	}
	return (
		texts.filter(isRightToLeft).length > texts.filter((text) => /\p{L}/u.test(text)).length / 2
	);
}

function frame(x: number, y: number, height: number): string {
	const { width, bezel } = phone;
	const inside = { x: x + bezel, width: width - 2 * bezel };
	return [
		roundedBox(x - 3, y + 7, width + 6, height + 4, corner + 10, { fill: '#1f2c330f' }),
		roundedBox(x, y + 3, width, height + 2, corner + 8, { fill: '#1f2c3318' }),
		roundedBox(x, y, width, height, corner + 6, { fill: colour.bezel }),
		roundedBox(inside.x, y + bezel, inside.width, height - 2 * bezel, corner, {
			fill: colour.wallpaper,
		}),
		roundedBox(x + width / 2 - 34, y + bezel + 7, 68, 12, 6, { fill: colour.bezel }),
		element('path', { d: sheetPath(x, y, height), fill: colour.sheet }),
	].join('');
}

/** The white sheet that WhatsApp opens over the chat. */
function sheetPath(x: number, y: number, height: number): string {
	const left = x + phone.bezel;
	const right = x + phone.width - phone.bezel;
	const top = y + phone.bezel + statusBar;
	const bottom = y + height - phone.bezel;
	const arc = (radius: number, toX: number, toY: number) =>
		`A${radius} ${radius} 0 0 1 ${rounded(toX)} ${rounded(toY)}`;
	return [
		`M${rounded(left)} ${rounded(top + sheetRadius)}`,
		arc(sheetRadius, left + sheetRadius, top),
		`H${rounded(right - sheetRadius)}`,
		arc(sheetRadius, right, top + sheetRadius),
		`V${rounded(bottom - corner)}`,
		arc(corner, right - corner, bottom),
		`H${rounded(left + corner)}`,
		arc(corner, left, bottom - corner),
		'Z',
	].join('');
}

/** Nothing of a screen shows outside of its phone, whatever typeface it gets. */
function clipped(id: string, x: number, y: number, height: number, inner: string): string {
	const path = element('path', { d: sheetPath(x, y, height) });
	return element('clipPath', { id }, path) + element('g', { 'clip-path': `url(#${id})` }, inner);
}

function titleLine(title: string, x: number, y: number, rtl: boolean): string {
	const left = x + phone.bezel;
	const width = phone.width - 2 * phone.bezel;
	const [first, last] = [left + 16, left + width - 34];
	const room = width - 104;
	return [
		icon('close', rtl ? last : first, y + 15, 18, colour.soft),
		...[0, 5.5, 11].map((step) =>
			element('circle', {
				cx: rtl ? first + 8 : last + 10,
				cy: y + 18.5 + step,
				r: 1.6,
				fill: colour.soft,
			}),
		),
		paintLine(
			title,
			{ x: left + 52, y: y + 29.5, width: room },
			{ size: 16, bold: true, align: 'middle' },
		),
		element('path', {
			d: `M${rounded(left)} ${rounded(y + titleBar)}h${width}`,
			stroke: colour.hairline,
		}),
	].join('');
}

function footGround(x: number, top: number, bottom: number): string {
	const left = x + phone.bezel;
	const width = phone.width - 2 * phone.bezel;
	return [
		element('rect', { x: left, y: top, width, height: bottom - top, fill: colour.sheet }),
		element('path', { d: `M${rounded(left)} ${rounded(top)}h${width}`, stroke: colour.hairline }),
	].join('');
}
