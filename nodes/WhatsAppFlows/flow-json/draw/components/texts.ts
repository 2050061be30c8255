import { nothing, padded, piece, stack, type Piece } from '../piece';
import { roundedBox } from '../icons';
import { parseMarkdown, type Block } from '../text/markdown';
import { paintLine } from '../text/paint';
import { plain, textOfRuns, type Run } from '../text/runs';
import { colour, limits } from '../theme';
import { asText, type JsonObject } from '../read/json';
import { isDynamic } from '../read/values';
import { pictureOf } from './picture';
import { textOf, textPiece } from './parts';
import { fromStart, type Draw, type Setting } from './setting';

export const heading: Draw = ({ text }, setting) => textOf(text, { size: 21, bold: true }, setting);

export const subheading: Draw = ({ text }, setting) =>
	textOf(text, { size: 16, bold: true }, setting);

export const body: Draw = (component, setting) => styled(component, 14, colour.ink, setting);

export const caption: Draw = (component, setting) => styled(component, 12, colour.soft, setting);

export const richText: Draw = ({ text }, setting) => markdown(text, 14, colour.ink, setting);

function styled(component: JsonObject, size: number, ink: string, setting: Setting): Piece {
	if (component.markdown === true) return markdown(component.text, size, ink, setting);
	const weight = asText(component['font-weight']);
	const style = {
		bold: weight.includes('bold') || undefined,
		italic: weight.includes('italic') || undefined,
		strike: component.strikethrough === true || undefined,
	};
	const runs = setting.values.show(component.text).map((run) => ({ ...style, ...run }));
	return textPiece(runs, { size, colour: ink, rtl: setting.rtl }, setting.width);
}

/** Each item of a list is a paragraph of its own; examples of bindings may be Markdown too. */
function markdown(text: unknown, size: number, ink: string, setting: Setting): Piece {
	const { values, budget } = setting;
	const resolved = values.resolve(text) ?? text;
	const whole = budget.takeMarkdown(
		Array.isArray(resolved) ? resolved.slice(0, 500).map(asText).join('\n') : asText(resolved),
	);
	if (isDynamic(whole)) return textPiece(values.show(whole), { size, colour: ink }, setting.width);
	// Pictures are long texts that are not read, and count by themselves.
	const parts = parseMarkdown(whole, limits.charactersOfText);
	const shown = parts.filter((block) => budget.takeText(textOfBlock(block)) !== '');
	return stack(
		shown.map((block) => blockPiece(block, size, ink, setting)),
		Math.round(size * 0.5),
	);
}

function textOfBlock(block: Block): string {
	if (block.kind === 'image') return 'image';
	if (block.kind !== 'table') return textOfRuns(block.runs);
	return block.rows.flat().map(textOfRuns).join(' ');
}

function blockPiece(block: Block, size: number, ink: string, setting: Setting): Piece {
	const { width, rtl } = setting;
	switch (block.kind) {
		case 'heading':
			return padded(
				textPiece(block.runs, { size: block.level === 1 ? 20 : 16, bold: true, rtl }, width),
				0,
				3,
				0,
			);
		case 'paragraph':
			return textPiece(block.runs, { size, colour: ink, rtl }, width);
		case 'item':
			return listItem(block.marker, block.runs, size, ink, setting);
		case 'image':
			return pictureOf(
				{ source: block.source, alternative: block.alternative, width, height: 130 },
				setting,
			);
		case 'table':
			return table(block.rows, setting);
	}
}

function listItem(
	marker: string,
	runs: readonly Run[],
	size: number,
	ink: string,
	setting: Setting,
): Piece {
	const room = 22;
	const text = textPiece(runs, { size, colour: ink, rtl: setting.rtl }, setting.width - room);
	if (text === nothing) return nothing;
	const left = setting.rtl ? 0 : room;
	const markerLeft = fromStart(setting, 0, room - 5);
	return {
		...text,
		draw: (x, y) =>
			paintLine(
				marker,
				{ x: x + markerLeft, y: y + size * 1.05, width: room - 5 },
				{ size, colour: colour.soft, align: 'end', rtl: setting.rtl },
			) + text.draw(x + left, y),
	};
}

/** Columns of the same width, as many as the longest row has. */
function table(rows: ReadonlyArray<ReadonlyArray<readonly Run[]>>, setting: Setting): Piece {
	const columns = Math.max(...rows.map(({ length }) => length));
	const width = setting.width / columns;
	const inset = 6;
	const lines = rows.slice(0, 40).map((cells, row) => {
		const texts = cells.map((runs) =>
			textPiece(
				runs.length > 0 ? runs : [plain('')],
				{ size: 11, bold: row === 0, rtl: setting.rtl },
				width - 2 * inset,
			),
		);
		const height = Math.max(14, ...texts.map((text) => text.height)) + 2 * inset;
		return piece(height, (x, y) =>
			[
				roundedBox(x, y, setting.width, height, 0, {
					fill: row === 0 ? colour.fill : colour.sheet,
					stroke: colour.line,
				}),
				...texts.map((text, index) =>
					text.draw(x + fromStart(setting, index * width, width) + inset, y + inset),
				),
			].join(''),
		);
	});
	return stack(lines, 0);
}
