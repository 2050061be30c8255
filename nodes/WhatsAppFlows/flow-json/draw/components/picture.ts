import { icon, roundedBox } from '../icons';
import { piece, titled, type Piece } from '../piece';
import { rasterOf, type Raster } from '../read/image';
import { element } from '../svg';
import { paintLine } from '../text/paint';
import { textOfRuns } from '../text/runs';
import { colour } from '../theme';
import type { Setting } from './setting';

export interface Picture {
	readonly source: unknown;
	readonly alternative: unknown;
	readonly width: number;
	/** Of the place that the picture gets, in pixels; undefined for that of the picture itself. */
	readonly height?: number;
	readonly cover?: boolean;
}

const tallest = 320;

/** A picture of the Flow, or its alternative text on an empty frame. */
export function pictureOf(picture: Picture, { values, budget, rtl }: Setting): Piece {
	const source = values.resolve(picture.source);
	const mayShow = typeof source === 'string' && budget.takeImage(source.length * 0.75);
	const raster = mayShow ? rasterOf(source) : undefined;
	const { width } = picture;
	const height = picture.height ?? naturalHeight(raster, width);
	const words = textOfRuns(values.show(picture.alternative));
	const drawn = piece(height, (x, y) =>
		raster
			? embedded(raster, x, y, width, height, picture.cover)
			: placeholder(words, x, y, width, height, rtl),
	);
	return words ? titled(words, drawn) : drawn;
}

function naturalHeight(raster: Raster | undefined, width: number): number {
	if (!raster?.size) return 130;
	return Math.max(24, Math.min(tallest, (width * raster.size.height) / raster.size.width));
}

function embedded(
	{ address }: Raster,
	x: number,
	y: number,
	width: number,
	height: number,
	cover: boolean | undefined,
): string {
	const preserveAspectRatio = `xMidYMid ${cover ? 'slice' : 'meet'}`;
	return element('image', { x, y, width, height, preserveAspectRatio, href: address });
}

function placeholder(
	words: string,
	x: number,
	y: number,
	width: number,
	height: number,
	rtl: boolean,
): string {
	const size = Math.min(30, height * 0.5, width * 0.6);
	const hasWords = words !== '' && width > 80 && height > 60;
	const middle = y + height / 2 - (hasWords ? 10 : 0);
	return [
		roundedBox(x, y, width, height, Math.min(8, height / 5), { fill: colour.hairline }),
		icon('picture', x + (width - size) / 2, middle - size / 2, size, colour.faint),
		hasWords
			? paintLine(
					words,
					{ x: x + 8, y: middle + 30, width: width - 16 },
					{ size: 11, colour: colour.soft, align: 'middle', rtl },
				)
			: '',
	].join('');
}
