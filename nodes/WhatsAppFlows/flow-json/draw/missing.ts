import { textPiece } from './components/parts';
import { icon, roundedBox } from './icons';
import type { Piece } from './piece';
import type { Place } from './read/flow';
import { element } from './svg';
import { paintLine } from './text/paint';
import { colour, contentWidth, phone } from './theme';

/** A screen that something leads to and that the flow lacks. */
export function missingCard({ id }: Place): Piece {
	const height = 120;
	const words = textPiece(
		[{ text: id === '' ? '?' : id }],
		{ size: 13, bold: true, align: 'middle', code: true, colour: colour.red, lines: 2 },
		contentWidth,
	);
	return {
		height: phone.header + height,
		anchors: [],
		draw: (x, y) => {
			const top = y + phone.header;
			return element(
				'g',
				{ 'data-screen': id },
				roundedBox(x, top, phone.width, height, 16, {
					fill: colour.paleRed,
					stroke: colour.red,
					dashed: true,
					thick: 1.5,
				}),
				icon('warning', x + phone.width / 2 - 13, top + 16, 26, colour.red),
				words.draw(x + phone.bezel + phone.inset, top + 48),
				paintLine(
					'no such screen',
					{ x, y: top + 102, width: phone.width },
					{ size: 12, colour: colour.red, align: 'middle' },
				),
			);
		},
	};
}
