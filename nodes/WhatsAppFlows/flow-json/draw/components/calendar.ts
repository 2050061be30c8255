import { piece, stack, type Piece } from '../piece';
import { asObject, asText, own, type JsonObject } from '../read/json';
import { colour } from '../theme';
import { fieldPiece, initialValue, inputPiece } from './inputs';
import { helper, labelRuns, textOf } from './parts';
import { fromStart, type Draw, type Setting } from './setting';

export const calendarPicker: Draw = (component, setting) =>
	setting.values.resolve(component.mode) === 'range'
		? range(component, setting)
		: inputPiece(component, setting, { sign: 'calendar' });

/** A first and a last day beside each other, with a common title. */
function range(component: JsonObject, setting: Setting): Piece {
	return stack(
		[
			textOf(component.title, { size: 14, bold: true, lines: 3 }, setting),
			textOf(component.description, { size: 12, colour: colour.soft, lines: 6 }, setting),
			beside(
				day(component, 'start-date', half(setting)),
				day(component, 'end-date', half(setting)),
				setting,
			),
		],
		6,
	);
}

const gap = 8;

const half = (setting: Setting): Setting => ({ ...setting, width: (setting.width - gap) / 2 });

function beside(first: Piece, second: Piece, setting: Setting): Piece {
	const { width } = half(setting);
	return piece(Math.max(first.height, second.height), (x, y) =>
		[
			first.draw(x + fromStart(setting, 0, width), y),
			second.draw(x + fromStart(setting, width + gap, width), y),
		].join(''),
	);
}

/** One of the two: each property is an object with a member for it. */
function day(component: JsonObject, key: string, setting: Setting): Piece {
	const part = (name: string) => own(component[name], key);
	const label = part('label') ?? asText(component.label);
	const required = part('required') === true || component.required === true;
	return stack(
		[
			fieldPiece(
				{
					label: labelRuns({ required }, setting, label),
					value: setting.values.show(own(asObject(initialValue(component, setting)), key)),
					sign: 'calendar',
					disabled: component.enabled === false,
				},
				setting,
			),
			helper(part('helper-text'), setting),
		],
		5,
	);
}
