import { icon, roundedBox, type IconName } from '../icons';
import { piece, stack, type Piece } from '../piece';
import { asText, own, type JsonObject } from '../read/json';
import { paintLine, paintLines, type Style } from '../text/paint';
import type { Run } from '../text/runs';
import { fit, wrap } from '../text/wrap';
import { colour } from '../theme';
import { helper, labelRuns, textPiece } from './parts';
import { fromStart, type Draw, type Setting } from './setting';

export interface Field {
	readonly label: readonly Run[];
	readonly value: readonly Run[];
	readonly height?: number;
	/** What stands at the end of the field. */
	readonly sign?: IconName | { readonly words: string };
	readonly disabled?: boolean;
}

/** The signs at the end of a field by the kind of text that it takes. */
const signs: Readonly<Record<string, string>> = {
	number: '123',
	email: '@',
	phone: '+1…',
	password: '•••',
	passcode: '• • •',
};

export const textInput: Draw = (component, setting) => {
	const words = signs[asText(component['input-type'])];
	return inputPiece(component, setting, words === undefined ? {} : { sign: { words } });
};

export const textArea: Draw = (component, setting) => {
	const most = setting.values.resolve(component['max-length']);
	return stack(
		[
			inputPiece(component, setting, { height: 92 }),
			typeof most === 'number'
				? textPiece(
						[{ text: `0 / ${most}` }],
						{ size: 11, colour: colour.faint, align: 'end', rtl: setting.rtl },
						setting.width,
					)
				: piece(0, () => ''),
		],
		3,
	);
};

export const datePicker: Draw = (component, setting) =>
	inputPiece(component, setting, { sign: 'calendar' });

/** A field with the label and the value of a component, and the helper text under it. */
export function inputPiece(
	component: JsonObject,
	setting: Setting,
	more: Partial<Field> = {},
): Piece {
	const isLarge = component['label-variant'] === 'large';
	const label = labelRuns(component, setting);
	const above = isLarge
		? textPiece(label, { size: 16, bold: true, rtl: setting.rtl, lines: 4 }, setting.width)
		: piece(0, () => '');
	return stack(
		[
			above,
			fieldPiece(
				{
					label: isLarge ? [] : label,
					value: valueRuns(component, setting),
					disabled: component.enabled === false,
					...more,
				},
				setting,
			),
			helper(component['helper-text'], setting),
		],
		5,
	);
}

/** What a component begins with: its own value, or the one that the Form has for it. */
export function initialValue(component: JsonObject, { values, initial }: Setting): unknown {
	return values.resolve(component['init-value'] ?? own(initial, asText(component.name)));
}

function valueRuns(component: JsonObject, setting: Setting): Run[] {
	const value = component['init-value'] ?? own(setting.initial, asText(component.name));
	return setting.values.show(value);
}

/** A label that floats up where there is a value, as in WhatsApp. */
export function fieldPiece(field: Field, setting: Setting): Piece {
	const { width, rtl } = setting;
	const side = width < 160 ? 10 : 13;
	const room = field.sign ? (typeof field.sign === 'string' ? 24 : 46) : 0;
	const box = { width: width - 2 * side - room };
	const left = fromStart(setting, side, box.width);
	const hasValue = field.value.length > 0;
	const label = wrap(field.label, { ...box, size: hasValue ? 11 : 14, lines: hasValue ? 1 : 2 });
	const value = hasValue ? [fit(field.value, { ...box, size: 14 })] : [];
	const height = Math.max(field.height ?? 50, label.length * 20 + 16);
	const labelStyle: Style = {
		size: hasValue ? 11 : 14,
		colour: field.disabled ? colour.faint : colour.soft,
		rtl,
	};
	const isTall = height > 70;
	return piece(height, (x, y) => {
		const at = { x: x + left, width: box.width };
		const top = hasValue ? y + 7 : isTall ? y + 14 : y + (height - label.length * 19) / 2;
		return [
			roundedBox(x, y, width, height, 9, {
				fill: field.disabled ? colour.fill : colour.sheet,
				stroke: colour.line,
				thick: 1.2,
			}),
			paintLines(label, { ...at, y: top }, labelStyle),
			paintLines(
				value,
				{ ...at, y: y + (field.label.length > 0 ? 23 : (height - 19) / 2) },
				{
					size: 14,
					colour: colour.ink,
					rtl,
				},
			),
			field.sign ? signMarkup(field.sign, x, y + Math.min(height, 50) / 2, setting) : '',
		].join('');
	});
}

function signMarkup(
	sign: NonNullable<Field['sign']>,
	x: number,
	middle: number,
	setting: Setting,
): string {
	if (typeof sign === 'string') {
		const left = fromStart(setting, setting.width - 10 - 18, 18);
		return icon(sign, x + left, middle - 9, 18, colour.soft);
	}
	const left = fromStart(setting, setting.width - 13 - 40, 40);
	return paintLine(
		sign.words,
		{ x: x + left, y: middle + 4, width: 40 },
		{ size: 12, colour: colour.faint, align: 'end', rtl: setting.rtl },
	);
}
