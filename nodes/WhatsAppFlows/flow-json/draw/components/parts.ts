import { icon, roundedBox, type IconName } from '../icons';
import { nothing, piece, titled, type Piece } from '../piece';
import { lineHeight, paintLine, paintLines, type Style } from '../text/paint';
import { plain, textOfRuns, type Run } from '../text/runs';
import { widthOf } from '../text/widths';
import { fit, wrap } from '../text/wrap';
import { colour } from '../theme';
import type { Setting } from './setting';

/** A text as high as its lines; nothing if it is empty. */
export function textPiece(
	runs: readonly Run[],
	style: Style & { readonly lines?: number },
	width: number,
): Piece {
	const text = textOfRuns(runs);
	if (text.trim() === '') return nothing;
	const lines = wrap(runs, { width, size: style.size, bold: style.bold, lines: style.lines });
	return piece(lines.length * lineHeight(style.size), (x, y) =>
		paintLines(lines, { x, y, width }, style),
	);
}

/** A property as text in the style of the place; its whole shows under the pointer. */
export function textOf(
	value: unknown,
	style: Style & { readonly lines?: number },
	{ values, width, rtl }: Setting,
): Piece {
	return textPiece(values.show(value), { rtl, ...style }, width);
}

/** The star of what must be filled in. */
const requiredMark: Run = plain(' *', { colour: colour.red, bold: true });

/** The label of an input with its star. */
export function labelRuns(
	component: Readonly<Record<string, unknown>>,
	{ values }: Setting,
	label: unknown = component.label,
): Run[] {
	const runs = values.show(label);
	return component.required === true ? [...runs, requiredMark] : runs;
}

/** The title of a group of options, over it. */
export function groupLabel(component: Readonly<Record<string, unknown>>, setting: Setting): Piece {
	const { rtl, width, values } = setting;
	if (values.show(component.label).length === 0) return nothing;
	return textPiece(labelRuns(component, setting), { size: 14, bold: true, rtl, lines: 4 }, width);
}

export function helper(value: unknown, setting: Setting): Piece {
	return textOf(value, { size: 12, colour: colour.soft, lines: 4 }, setting);
}

export interface PillLook {
	readonly ink: string;
	readonly paper: string;
	readonly icon?: IconName;
}

const pillSize = 10.5;
const beforeWords = ({ icon }: PillLook): number => (icon ? 19 : 8);

/** How wide a pill is that has the room for all of its words. */
export function pillWidth(words: string, look: PillLook): number {
	return Math.ceil(widthOf(words, pillSize, true)) + beforeWords(look) + 9;
}

/** A small remark in a coloured pill, as wide as its words. */
export function pill(
	words: string,
	look: PillLook,
	setting: Pick<Setting, 'width' | 'rtl'>,
): Piece {
	const size = pillSize;
	const before = beforeWords(look);
	const line = fit([plain(words)], { size, bold: true, width: setting.width - before - 9 });
	const width = Math.ceil(line.width) + before + 9;
	const left = setting.rtl ? setting.width - width : 0;
	const shown = textOfRuns(line.runs);
	return titled(
		words,
		piece(18, (x, y) => {
			const at = x + left;
			return [
				roundedBox(at, y, width, 18, 9, { fill: look.paper }),
				look.icon ? icon(look.icon, at + 6, y + 3.5, 11, look.ink) : '',
				paintLine(
					shown,
					{ x: at + before, y: y + 12.8, width: line.width + 1 },
					{ size, bold: true, colour: look.ink },
				),
			].join('');
		}),
	);
}

/** How wide a text is at most when it stands in one line. */
export function lineWidth(runs: readonly Run[], size: number, bold = false): number {
	return runs.reduce((sum, run) => sum + widthOf(run.text, size, bold || run.bold), 0);
}
