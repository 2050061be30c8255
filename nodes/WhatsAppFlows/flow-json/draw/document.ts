import { lookOf } from './arrows/arrows';
import { headPath } from './arrows/paths';
import type { FlowPicture, Link } from './read/flow';
import { element, escapeXml, rounded } from './svg';
import { paintLine } from './text/paint';
import { colour, typeface } from './theme';
import { widthOf } from './text/widths';

export interface Content {
	readonly markup: string;
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

const margin = 48;
const headline = 86;
const legendHeight = 34;
const leastWidth = 520;

/** The whole picture: its ground, a headline, the content, and what its colours mean. */
export function svgDocument(
	content: Content,
	words: { readonly title: string; readonly summary: string; readonly description: string },
	legend: readonly LegendEntry[],
): string {
	const width = Math.max(leastWidth, content.right - content.left + 2 * margin);
	const foot = legend.length > 0 ? legendHeight : 0;
	const height = content.bottom - content.top + headline + 2 * margin + foot;
	const x = content.left - margin - (width - (content.right - content.left + 2 * margin)) / 2;
	const y = content.top - headline - margin;
	const line = { x: x + margin, width: width - 2 * margin };
	return element(
		'svg',
		{
			xmlns: 'http://www.w3.org/2000/svg',
			viewBox: [x, y, width, height].map(rounded).join(' '),
			width,
			height,
			role: 'img',
			'aria-labelledby': 'wf-title wf-description',
			'font-family': typeface,
		},
		element('title', { id: 'wf-title' }, escapeXml(words.title)),
		element('desc', { id: 'wf-description' }, escapeXml(words.description)),
		element(
			'defs',
			{},
			element(
				'pattern',
				{ id: 'wf-dots', width: 24, height: 24, patternUnits: 'userSpaceOnUse' },
				element('circle', { cx: 2, cy: 2, r: 1.2, fill: colour.dots }),
			),
		),
		element('rect', { x, y, width, height, rx: 20, fill: colour.ground }),
		element('rect', { x, y, width, height, rx: 20, fill: 'url(#wf-dots)' }),
		paintLine(words.title, { ...line, y: y + margin + 20 }, { size: 26, bold: true }),
		paintLine(words.summary, { ...line, y: y + margin + 44 }, { size: 14, colour: colour.soft }),
		content.markup,
		legendMarkup(legend, line.x, y + height - margin / 2 - 10, line.width),
	);
}

export interface LegendEntry {
	readonly words: string;
	readonly look?: ReturnType<typeof lookOf>;
	readonly colour?: string;
}

/** What each kind of arrow and the colour of data mean, as far as the picture has them. */
export function legendFor(
	{ links }: FlowPicture,
	isBack: (index: number) => boolean,
	markup: string,
): LegendEntry[] {
	const shown = (kind: Link['kind']) => links.some((link, at) => link.kind === kind && !isBack(at));
	const entries: Array<LegendEntry | false> = [
		shown('tap') && { words: 'a tap leads there', look: lookOf('tap', false) },
		shown('server') && { words: 'your server may lead there', look: lookOf('server', false) },
		shown('route') && { words: 'allowed by the routing model', look: lookOf('route', false) },
		links.some((_, at) => isBack(at)) && { words: 'back', look: lookOf('tap', true) },
		markup.includes(colour.violet) && { words: 'depends on data', colour: colour.violet },
	];
	return entries.filter((entry) => entry !== false);
}

function legendMarkup(
	entries: readonly LegendEntry[],
	left: number,
	y: number,
	width: number,
): string {
	let x = left;
	return entries
		.map(({ words, look, colour: fill = colour.soft }) => {
			const line = look ? 46 : 0;
			const room = widthOf(words, 12) + 4;
			if (x + line + room > left + width) return '';
			const drawn = [
				look
					? element('path', { d: `M${rounded(x)} ${rounded(y)}h30`, fill: 'none', ...look })
					: '',
				look ? element('path', { d: headPath({ x: x + 38, y }), fill: look.stroke }) : '',
				paintLine(words, { x: x + line, y: y + 4, width: room }, { size: 12, colour: fill }),
			].join('');
			x += line + room + 26;
			return drawn;
		})
		.join('');
}
