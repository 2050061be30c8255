import { icon, roundedBox } from '../icons';
import { acting, nothing, piece, stack, type Piece } from '../piece';
import { asArray, asObject, asText, objectsIn, type JsonObject } from '../read/json';
import { itemsOf } from '../read/values';
import { element } from '../svg';
import { paintLine } from '../text/paint';
import { plain, textOfRuns } from '../text/runs';
import { colour, limits } from '../theme';
import { more } from './choices';
import { pill, textOf, textPiece } from './parts';
import { pictureOf } from './picture';
import { fromStart, type Draw, type Setting } from './setting';

export const embeddedLink: Draw = ({ text }, setting) => {
	const { values, rtl, width } = setting;
	const runs = values.show(text).map((run) => ({ ...run, colour: colour.deepGreen }));
	return textPiece(runs, { size: 14, bold: true, rtl, lines: 3 }, width);
};

/** The button at the bottom, with the small texts over it. */
export const footer: Draw = (component, setting) => {
	const { values, width, rtl } = setting;
	const isOff = component.enabled === false;
	const button = piece(44, (x, y) =>
		[
			roundedBox(x, y, width, 44, 22, { fill: isOff ? colour.line : colour.green }),
			paintLine(
				textOfRuns(values.show(component.label)),
				{ x: x + 14, y: y + 27.5, width: width - 28 },
				{ size: 15, bold: true, align: 'middle', colour: isOff ? colour.soft : colour.sheet },
			),
		].join(''),
	);
	const small = (value: unknown, align: 'start' | 'middle' | 'end', room: number) =>
		textPiece(values.show(value), { size: 11, colour: colour.soft, align, rtl, lines: 1 }, room);
	const room = width / 2 - 6;
	const left = small(component['left-caption'], 'start', room);
	const right = small(component['right-caption'], 'end', room);
	const sides = piece(Math.max(left.height, right.height), (x, y) =>
		[
			left.draw(x + fromStart(setting, 0, room), y),
			right.draw(x + fromStart(setting, width - room, room), y),
		].join(''),
	);
	const captions = stack([small(component['center-caption'], 'middle', width), sides], 2);
	return stack([captions, acting(component, button)], 8);
};

export const navigationList: Draw = (component, setting) => {
	const items = itemsOf(setting.values, component['list-items']);
	const rows = objectsIn(items.slice(0, limits.items));
	const unknown = rows.length === 0 && asArray(component['list-items']).length === 0;
	return stack(
		[
			textOf(component.label, { size: 15, bold: true, lines: 4 }, setting),
			textOf(component.description, { size: 12, colour: colour.soft, lines: 6 }, setting),
			unknown ? textOf(component['list-items'], { size: 13 }, setting) : nothing,
			stack(
				rows.map((item) => acting(item, listRow(item, component, setting))),
				0,
			),
			more(items.length - Math.min(items.length, limits.items), setting),
		],
		6,
	);
};

function listRow(item: JsonObject, list: JsonObject, setting: Setting): Piece {
	const start = asObject(item.start);
	const size = list['media-size'] === 'large' ? 56 : 40;
	const picture =
		start.image === undefined
			? undefined
			: pictureOf(
					{
						source: start.image,
						alternative: start['alt-text'],
						width: size,
						height: size,
						cover: true,
					},
					setting,
				);
	const before = picture ? size + 12 : 0;
	const end = endPiece(asObject(item.end), setting);
	const endWidth = end.height > 0 ? 72 : 0;
	const inner = { ...setting, width: setting.width - before - endWidth - 24 };
	const text = rowText(item, inner);
	const height = Math.max(48, text.height + 20, end.height + 16, picture ? size + 16 : 0);
	return piece(height, (x, y) =>
		[
			picture?.draw(x + fromStart(setting, 0, size), y + (height - size) / 2) ?? '',
			text.draw(x + fromStart(setting, before, inner.width), y + (height - text.height) / 2),
			end.draw(
				x + fromStart(setting, setting.width - 22 - endWidth, endWidth),
				y + (height - end.height) / 2,
			),
			icon(
				setting.rtl ? 'chevronLeft' : 'chevronRight',
				x + fromStart(setting, setting.width - 18, 18),
				y + height / 2 - 9,
				18,
				colour.faint,
			),
			element('path', { d: `M${x} ${y + height}h${setting.width}`, stroke: colour.hairline }),
		].join(''),
	);
}

function rowText(item: JsonObject, setting: Setting): Piece {
	const main = asObject(item['main-content']);
	const tags = asArray(item.tags).slice(0, 3).map(asText).filter(Boolean).join(' · ');
	const green = { ink: colour.deepGreen, paper: colour.paleGreen };
	return stack(
		[
			asText(item.badge) === ''
				? nothing
				: pill(textOfRuns(setting.values.show(item.badge)), green, setting),
			textOf(main.title, { size: 14, bold: true, lines: 3 }, setting),
			textOf(main.description, { size: 12, colour: colour.soft, lines: 3 }, setting),
			textOf(main.metadata, { size: 11, colour: colour.faint, lines: 2 }, setting),
			tags === ''
				? nothing
				: textPiece([plain(tags)], { size: 11, colour: colour.deepGreen }, setting.width),
		],
		2,
	);
}

/** The short texts at the end of a row, such as a price. */
function endPiece(end: JsonObject, setting: Setting): Piece {
	const inner = { ...setting, width: 70 };
	const texts = [
		textOf(end.title, { size: 12, bold: true, align: 'end', lines: 2 }, inner),
		textOf(end.description, { size: 11, colour: colour.soft, align: 'end', lines: 2 }, inner),
		textOf(end.metadata, { size: 11, colour: colour.faint, align: 'end', lines: 2 }, inner),
	];
	return stack(texts, 1);
}
