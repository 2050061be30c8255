import { icon } from '../icons';
import { padded, piece, stack, type Piece } from '../piece';
import { asText, isObject, type JsonObject } from '../read/json';
import { readable } from '../read/values';
import { element } from '../svg';
import { plain, type Run } from '../text/runs';
import { colour } from '../theme';
import { textPiece } from './parts';
import type { Draw, Setting } from './setting';

/** What shows only under a condition, and what shows in its place otherwise. */
export const condition: Draw = (component, setting) => {
	const inner = inside(setting);
	const branches = [
		branch('if', readable(component.condition), component.then, inner),
		...(Array.isArray(component.else) ? [branch('else', '', component.else, inner)] : []),
	];
	return framed(branches, setting);
};

/** Every case of a value with what it shows. */
export const choice: Draw = (component, setting) => {
	const inner = inside(setting);
	const value = readable(component.value);
	const cases = isObject(component.cases) ? Object.entries(component.cases) : [];
	const shown = cases.slice(0, 30);
	return framed(
		[
			keyword('switch', value, inner),
			...shown.map(([key, children]) => branch('case', key, children, inner)),
			...(cases.length > shown.length
				? [keyword(`+ ${cases.length - shown.length}`, '', inner)]
				: []),
		],
		setting,
	);
};

/** Between the line at the side and what is in the condition. */
const indent = 12;

const inside = (setting: Setting): Setting => ({
	...setting,
	width: setting.width - indent,
	pinned: undefined,
});

function branch(word: string, words: string, children: unknown, setting: Setting): Piece {
	return stack([keyword(word, words, setting), setting.children(children, setting)], 10);
}

function keyword(word: string, words: string, { width, rtl, budget }: Setting): Piece {
	const room = 20;
	const runs: Run[] = [
		plain(word, { bold: true }),
		...(words === '' ? [] : [plain(` ${budget.takeText(words)}`)]),
	];
	const text = textPiece(
		runs,
		{ size: 11.5, colour: colour.violet, lines: 4, rtl },
		width - room - 6,
	);
	const height = text.height + 8;
	return piece(height, (x, y) =>
		[
			element('rect', { x, y, width, height, rx: 6, fill: colour.paleViolet }),
			icon('branch', x + (rtl ? width - 18 : 5), y + height / 2 - 6.5, 13, colour.violet),
			text.draw(x + (rtl ? 6 : room), y + 4),
		].join(''),
	);
}

/** A line at the side holds together what belongs to one condition. */
function framed(branches: readonly Piece[], { rtl, width }: Setting): Piece {
	const content = padded(stack(branches, 12), rtl ? 0 : indent, 0);
	return {
		...content,
		draw: (x, y) =>
			element('path', {
				d: `M${x + (rtl ? width - 2 : 2)} ${y}v${content.height}`,
				stroke: colour.violet,
				'stroke-width': 2.5,
				'stroke-linecap': 'round',
				opacity: 0.55,
			}) + content.draw(x, y),
	};
}

/** On what the visibility of a component depends, if it does. */
export function visibility({ visible }: JsonObject): string | undefined {
	if (visible === false) return 'hidden';
	return typeof visible === 'string' && visible !== ''
		? `if ${readable(asText(visible))}`
		: undefined;
}
