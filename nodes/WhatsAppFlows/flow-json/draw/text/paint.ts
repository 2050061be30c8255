import { element, escapeXml } from '../svg';
import { codeTypeface, colour } from '../theme';
import { isRightToLeft, plain, textOfRuns, type Run } from './runs';
import { fit, type Line } from './wrap';

export interface Style {
	readonly size: number;
	readonly bold?: boolean;
	readonly italic?: boolean;
	readonly colour?: string;
	/** Where the lines stand in their box; a text that runs from right to left begins at the right. */
	readonly align?: 'start' | 'middle' | 'end';
	/** Whether the start of the box is its right side. */
	readonly rtl?: boolean;
	readonly code?: boolean;
}

export interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
}

export const lineHeight = (size: number): number => Math.round(size * 1.38);

/** Lines of one text under each other. */
export function paintLines(lines: readonly Line[], box: Box, style: Style): string {
	const whole = lines.map(({ runs }) => textOfRuns(runs)).join(' ');
	const rtl = isRightToLeft(whole);
	const height = lineHeight(style.size);
	return lines
		.map(({ runs }, index) => {
			const baseline = box.y + index * height + height / 2 + style.size * 0.36;
			return textElement(runs, { ...box, y: baseline }, style, rtl);
		})
		.join('');
}

/** One line with its baseline at `y`, shortened to fit. */
export function paintLine(text: string, box: Box, style: Style): string {
	const { runs } = fit([plain(text)], { ...style, width: box.width });
	return textElement(runs, box, style, isRightToLeft(text));
}

function textElement(
	runs: readonly Run[],
	box: Box,
	{ size, bold, italic, colour: fill = colour.ink, align = 'start', rtl, code }: Style,
	textIsRtl: boolean,
): string {
	if (runs.every(({ text }) => text.trim() === '')) return '';
	const atRight = rtl || textIsRtl ? align === 'start' : align === 'end';
	const x = align === 'middle' ? box.x + box.width / 2 : atRight ? box.x + box.width : box.x;
	return element(
		'text',
		{
			x,
			y: box.y,
			'font-size': size,
			fill,
			'font-weight': bold ? 700 : undefined,
			'font-style': italic ? 'italic' : undefined,
			'font-family': code ? codeTypeface : undefined,
			direction: textIsRtl ? 'rtl' : undefined,
			'text-anchor': align === 'middle' ? 'middle' : atRight === textIsRtl ? undefined : 'end',
		},
		...runs.map(runMarkup),
	);
}

function runMarkup(run: Run): string {
	const { text, bold, italic, strike, link, dynamic, colour: own } = run;
	const fill = own ?? (dynamic ? colour.violet : link ? colour.deepGreen : undefined);
	const decoration = [strike && 'line-through', link && 'underline'].filter(Boolean).join(' ');
	const attributes = {
		'font-weight': bold ? 700 : undefined,
		'font-style': italic ? 'italic' : undefined,
		'text-decoration': decoration || undefined,
		fill,
	};
	const isPlain = Object.values(attributes).every((value) => value === undefined);
	return isPlain ? escapeXml(text) : element('tspan', attributes, escapeXml(text));
}
