import { icon, roundedBox, type IconName } from '../icons';
import type { Piece } from '../piece';
import type { Action } from '../read/actions';
import type { Place } from '../read/flow';
import { element, escapeXml, rounded } from '../svg';
import { paintLine } from '../text/paint';
import { plain, textOfRuns } from '../text/runs';
import { fit } from '../text/wrap';
import { colour, phone } from '../theme';

/** What a tap does, in a pill beside the phone; an arrow goes on from its right end. */
export interface Mark {
	readonly action: Action;
	/** Where the tap happens, from the top of the place. */
	readonly from: number;
	/** The middle of the pill, from the top of the place. */
	readonly y: number;
	/** Of its right end, from the left side of the phone. */
	readonly right: number;
	readonly words: string;
	readonly look: Look;
}

interface Look {
	readonly ink: string;
	readonly paper: string;
	readonly icon?: IconName;
}

const green: Look = { ink: colour.deepGreen, paper: colour.sheet };
const blue: Look = { ink: colour.blue, paper: colour.paleBlue, icon: 'server' };
const grey: Look = { ink: colour.soft, paper: colour.sheet };

const distance = 16;
const widest = 130;
const height = 22;
const size = 11;

/** The marks of a place, moved apart where they would lie on each other. */
export function marksOf({ actions }: Place, drawn: Piece): Mark[] {
	const places = new Map(drawn.anchors.map(({ owner, y }) => [owner, y]));
	const seen = new Set<string>();
	const marks: Mark[] = [];
	const sorted = actions
		.map((action) => ({
			action,
			from: places.get(action.owner) ?? places.get(action.component) ?? drawn.height / 2,
		}))
		.sort((a, b) => a.from - b.from);
	let lowest = -Infinity;
	for (const { action, from } of sorted) {
		const [words, look] = appearance(action);
		const key = `${from} ${words}`;
		// Options that do the same as the others of their place need no mark of their own.
		if (seen.has(key) && action.target === undefined) continue;
		seen.add(key);
		const y = Math.max(from, lowest + height + 3);
		lowest = y;
		const width = fit([plain(words)], { size, bold: true, width: room(look) }).width;
		const right = phone.width + distance + width + (look.icon ? 36 : 18);
		marks.push({ action, from, y, right, words, look });
	}
	return marks;
}

const room = (look: Look): number => widest - (look.icon ? 36 : 18);

function appearance({ name, label, target, detail }: Action): [string, Look] {
	switch (name) {
		case 'navigate':
			if (target !== undefined) return [label || 'next', green];
			return [`→ ${detail ?? '?'}`, { ...grey, ink: colour.violet, paper: colour.paleViolet }];
		case 'data_exchange':
			return ['your server', blue];
		case 'complete':
			return ['flow ends', { ink: '#ffffff', paper: colour.bezel, icon: 'flag' }];
		case 'open_url':
			return [detail ?? 'web page', { ...grey, icon: 'link' }];
		case 'update_data':
			return ['this screen', { ...grey, icon: 'refresh' }];
		default:
			return [name || '?', { ink: colour.amber, paper: colour.paleAmber, icon: 'warning' }];
	}
}

/** A mark with its stem, for a place with its left upper corner at a point. */
export function paintMark({ from, y, right, words, look }: Mark, x: number, top: number): string {
	const left = x + phone.width + distance;
	const middle = top + y;
	const edge = x + phone.width;
	const start = look.icon ? 26 : 9;
	const width = x + right - left;
	const line = fit([plain(words)], { size, bold: true, width: room(look) });
	const stem = `M${rounded(edge)} ${rounded(top + from)}C${rounded(edge + 9)} ${rounded(top + from)} ${rounded(left - 9)} ${rounded(middle)} ${rounded(left)} ${rounded(middle)}`;
	return element(
		'g',
		{},
		element('title', {}, escapeXml(words)),
		element('path', { d: stem, stroke: colour.soft, 'stroke-width': 1.6, fill: 'none' }),
		element('circle', {
			cx: edge - phone.bezel / 2,
			cy: top + from,
			r: 4,
			fill: colour.sheet,
			stroke: colour.soft,
			'stroke-width': 1.6,
		}),
		roundedBox(left, middle - height / 2, width, height, height / 2, {
			fill: look.paper,
			stroke: look.ink,
			thick: 1.2,
		}),
		look.icon ? icon(look.icon, left + 8, middle - 7, 14, look.ink) : '',
		paintLine(
			textOfRuns(line.runs),
			{ x: left + start, y: middle + 4, width: width - start - 8 },
			{ size, bold: true, colour: look.ink, align: 'middle' },
		),
	);
}
