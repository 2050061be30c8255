import { roundedBox } from '../icons';
import { piece, stack, type Piece } from '../piece';
import { asText, isObject, type JsonObject } from '../read/json';
import { itemsOf } from '../read/values';
import { paintLines } from '../text/paint';
import type { Run } from '../text/runs';
import { fit } from '../text/wrap';
import { colour, limits } from '../theme';
import { chosenIn, more, unknownOptions } from './choices';
import { groupLabel, lineWidth, textOf } from './parts';
import { fromStart, type Draw, type Setting } from './setting';

export const chips: Draw = (component, setting) => {
	const chosen = chosenIn(component, setting);
	const items = itemsOf(setting.values, component['data-source']);
	const objects = items.slice(0, limits.items).filter(isObject);
	return stack(
		[
			groupLabel(component, setting),
			textOf(component.description, { size: 12, colour: colour.soft }, setting),
			objects.length > 0
				? chipRows(objects, chosen, setting)
				: unknownOptions(component['data-source'], setting),
			more(items.length - Math.min(items.length, limits.items), setting),
		],
		8,
	);
};

interface Chip {
	readonly item: JsonObject;
	readonly runs: readonly Run[];
	readonly width: number;
	readonly on: boolean;
}

function chipRows(
	items: readonly JsonObject[],
	chosen: ReadonlySet<string>,
	setting: Setting,
): Piece {
	const rows: Chip[][] = [[]];
	let used = 0;
	for (const item of items) {
		const runs = setting.values.show(item.title);
		const width = Math.min(setting.width, Math.max(36, lineWidth(runs, 13) + 26));
		if (used > 0 && used + width > setting.width) {
			rows.push([]);
			used = 0;
		}
		rows[rows.length - 1].push({ item, runs, width, on: chosen.has(asText(item.id)) });
		used += width + 8;
	}
	return stack(
		rows.map((row) => chipRow(row, setting)),
		8,
	);
}

function chipRow(row: readonly Chip[], setting: Setting): Piece {
	const height = 32;
	return piece(
		height,
		(x, y) => {
			let at = 0;
			return row
				.map(({ runs, width, on }) => {
					const left = x + fromStart(setting, at, width);
					at += width + 8;
					const line = fit(runs, { width: width - 22, size: 13 });
					return [
						roundedBox(left, y, width, height, 16, {
							fill: on ? colour.paleGreen : colour.sheet,
							stroke: on ? colour.green : colour.line,
							thick: 1.2,
						}),
						paintLines(
							[line],
							{ x: left + 11, y: y + 7, width: width - 22 },
							{ size: 13, align: 'middle', colour: on ? colour.deepGreen : colour.ink },
						),
					].join('');
				})
				.join('');
		},
		row.map(({ item }) => ({ owner: item, y: height / 2 })),
	);
}
