import { pill, pillWidth, type PillLook } from './components/parts';
import type { Place } from './read/flow';
import { paintLine } from './text/paint';
import { colour, phone } from './theme';

type Badge = readonly [words: string, look: PillLook];

/** The screen's id, and in pills what it is in the flow. */
export function headerOf(place: Place, isEntry: boolean): (x: number, y: number) => string {
	let room = phone.width;
	const badges = badgesOf(place, isEntry).map((badge) => {
		const shown = badgePiece(badge, room);
		room -= shown.width + 6;
		return shown;
	});
	return (x, y) => {
		let right = x + phone.width;
		const drawn = badges.map(({ width, draw }) => {
			right -= width;
			const markup = draw(right, y + 5);
			right -= 6;
			return markup;
		});
		const id = place.id === '' ? '?' : place.id;
		const style = { size: 12, bold: true, code: true, colour: colour.soft };
		return paintLine(id, { x: x + 4, y: y + 18, width: right - x - 8 }, style) + drawn.join('');
	};
}

function badgePiece([words, look]: Badge, room: number) {
	const width = Math.min(room, pillWidth(words, look));
	const shown = pill(words, look, { width, rtl: false });
	return { width, draw: (x: number, y: number) => shown.draw(x, y) };
}

function badgesOf({ object, repeated }: Place, isEntry: boolean): Badge[] {
	const badges: Badge[] = [];
	if (object.terminal === true) {
		badges.push(
			object.success === false
				? ['END', { ink: colour.red, paper: colour.paleRed, icon: 'flag' }]
				: ['END', { ink: '#ffffff', paper: colour.bezel, icon: 'flag' }],
		);
	}
	if (isEntry) badges.push(['START', { ink: '#ffffff', paper: colour.green, icon: 'play' }]);
	if (Array.isArray(object.sensitive) && object.sensitive.length > 0) {
		badges.push(['SENSITIVE', { ink: colour.amber, paper: colour.paleAmber, icon: 'lock' }]);
	}
	if (object.refresh_on_back === true) {
		badges.push(['REFRESH', { ink: colour.blue, paper: colour.paleBlue, icon: 'refresh' }]);
	}
	if (repeated) {
		badges.push(['SAME ID', { ink: colour.red, paper: colour.paleRed, icon: 'warning' }]);
	}
	return badges;
}
