import { icon, roundedBox } from '../icons';
import { acting, nothing, piece, stack, type Piece } from '../piece';
import { asArray, asText, isObject, type JsonObject } from '../read/json';
import { itemsOf } from '../read/values';
import { element } from '../svg';
import { plain } from '../text/runs';
import { colour, limits } from '../theme';
import { fieldPiece, initialValue } from './inputs';
import { groupLabel, helper, labelRuns, textOf, textPiece } from './parts';
import { pictureOf } from './picture';
import { fromStart, type Draw, type Setting } from './setting';

export const radioButtons: Draw = (component, setting) => optionGroup(component, setting, 'radio');

export const checkboxes: Draw = (component, setting) => optionGroup(component, setting, 'box');

function optionGroup(component: JsonObject, setting: Setting, kind: 'radio' | 'box'): Piece {
	const chosen = chosenIn(component, setting);
	return stack(
		[
			groupLabel(component, setting),
			textOf(component.description, { size: 12, colour: colour.soft }, setting),
			optionList(component, setting, (item) =>
				optionRow(item, setting, kind, chosen.has(asText(item.id))),
			),
		],
		6,
	);
}

/** The ids of the options that are chosen at first. */
export function chosenIn(component: JsonObject, setting: Setting): ReadonlySet<string> {
	const value = initialValue(component, setting);
	return new Set([value].flat().map(asText));
}

/** The options as far as there is room for them, and how many are left out. */
function optionList(
	component: JsonObject,
	setting: Setting,
	row: (item: JsonObject) => Piece,
): Piece {
	const items = itemsOf(setting.values, component['data-source']);
	const objects = items.slice(0, limits.items).filter(isObject);
	const rest = items.length - Math.min(items.length, limits.items);
	const rows = objects.map((item) => acting(item, row(item)));
	if (rows.length === 0) rows.push(unknownOptions(component['data-source'], setting));
	return stack([...rows, more(rest, setting)], 0);
}

/** What a list is bound to whose options only the data tells. */
export function unknownOptions(source: unknown, setting: Setting): Piece {
	const runs = asArray(source).length > 0 ? [] : setting.values.show(source);
	return textPiece(
		runs.length > 0 ? runs : [plain('…', { colour: colour.faint })],
		{ size: 13, rtl: setting.rtl },
		setting.width,
	);
}

/** How many are left out. */
export function more(count: number, { rtl, width }: Setting): Piece {
	if (count <= 0) return nothing;
	return textPiece([plain(`+ ${count}`)], { size: 12, colour: colour.soft, rtl }, width);
}

function optionRow(item: JsonObject, setting: Setting, kind: 'radio' | 'box', on: boolean): Piece {
	const mark = 20;
	const swatch = leading(item, setting);
	const start = swatch ? 48 : 0;
	const inner = { ...setting, width: setting.width - start - mark - 14 };
	const isOff = item.enabled === false;
	const ink = isOff ? colour.faint : colour.ink;
	const text = stack(
		[
			textOf(item.title, { size: 14, colour: ink, lines: 4 }, inner),
			textOf(item.description, { size: 12, colour: colour.soft, lines: 6 }, inner),
			textOf(item.metadata, { size: 11, colour: colour.faint, lines: 2 }, inner),
		],
		1,
	);
	const height = Math.max(40, text.height + 18, swatch ? 52 : 0);
	const left = fromStart(setting, start, inner.width);
	return piece(height, (x, y) =>
		[
			swatch?.draw(x + fromStart(setting, 0, 38), y + (height - 38) / 2) ?? '',
			text.draw(x + left, y + (height - text.height) / 2),
			markMarkup(kind, on, x + fromStart(setting, setting.width - mark, mark), y + height / 2 - 10),
			element('path', {
				d: `M${x} ${y + height}h${setting.width}`,
				stroke: colour.hairline,
			}),
		].join(''),
	);
}

/** The picture or the colour of an option. */
function leading(item: JsonObject, setting: Setting): Piece | undefined {
	const tint = asText(item.color);
	if (/^#[0-9a-f]{6}$/i.test(tint)) {
		return piece(38, (x, y) => roundedBox(x, y, 38, 38, 19, { fill: tint, stroke: colour.line }));
	}
	if (item.image === undefined) return undefined;
	const picture = { source: item.image, alternative: item['alt-text'], width: 38, height: 38 };
	return pictureOf({ ...picture, cover: true }, setting);
}

function markMarkup(kind: 'radio' | 'box', on: boolean, x: number, y: number): string {
	const stroke = on ? colour.green : colour.faint;
	const fill = on && kind === 'box' ? colour.green : colour.sheet;
	return [
		roundedBox(x + 1, y + 1, 18, 18, kind === 'radio' ? 9 : 4, { fill, stroke, thick: 1.6 }),
		on && kind === 'box' ? icon('check', x + 3, y + 3, 14, colour.sheet) : '',
		on && kind === 'radio'
			? element('circle', { cx: x + 10, cy: y + 10, r: 5, fill: colour.green })
			: '',
	].join('');
}

/** A closed list: the first of its options are named under it. */
export const dropdown: Draw = (component, setting) => {
	const items = itemsOf(setting.values, component['data-source']);
	const objects = items.slice(0, limits.items).filter(isObject);
	const chosen = chosenIn(component, setting);
	const value = objects.filter(({ id }) => chosen.has(asText(id))).slice(0, 1);
	const names = objects.slice(0, 6).map(({ title }) => setting.values.show(title));
	const rest = items.length - names.length;
	const listed = names.flatMap((runs, index) => (index === 0 ? runs : [plain(' · '), ...runs]));
	const field = fieldPiece(
		{
			label: labelRuns(component, setting),
			value: value.flatMap(({ title }) => setting.values.show(title)),
			sign: 'chevronDown',
			disabled: component.enabled === false,
		},
		setting,
	);
	const options =
		listed.length > 0
			? textPiece(
					rest > 0 ? [...listed, plain(` · + ${rest}`)] : listed,
					{ size: 11.5, colour: colour.soft, rtl: setting.rtl, lines: 4 },
					setting.width,
				)
			: unknownOptions(component['data-source'], setting);
	return stack([field, options, helper(component['helper-text'], setting)], 5);
};

export const optIn: Draw = (component, setting) => {
	const inner = { ...setting, width: setting.width - 32 };
	const action = isObject(component['on-click-action']);
	const label = labelRuns(component, setting);
	const more = action ? [plain(' \u203a', { colour: colour.deepGreen, bold: true })] : [];
	const text = textPiece([...label, ...more], { size: 13, rtl: setting.rtl }, inner.width);
	const on = initialValue(component, setting) === true;
	return piece(Math.max(22, text.height + 2), (x, y) =>
		[
			markMarkup('box', on, x + fromStart(setting, 0, 20), y),
			text.draw(x + fromStart(setting, 32, inner.width), y + 1),
		].join(''),
	);
};
