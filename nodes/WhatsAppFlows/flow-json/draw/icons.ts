import { element, rounded } from './svg';

/** Line drawings on a field of 24 by 24. */
const paths = {
	calendar: 'M5 6.5h14v13H5zM5 10.5h14M8.5 4v4M15.5 4v4',
	chevronDown: 'M6.5 9.5l5.5 5.5 5.5-5.5',
	chevronRight: 'M9.5 6l6 6-6 6',
	chevronLeft: 'M14.5 6l-6 6 6 6',
	close: 'M6 6l12 12M18 6L6 18',
	check: 'M5.5 12.5l4.5 4.5 8.5-9.5',
	camera: 'M4 8h4l1.5-2.5h5L16 8h4v11H4zM12 16.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4z',
	document: 'M7 3.5h7l4 4v13H7zM14 3.5v4h4M9.5 12h6M9.5 15.5h6',
	picture: 'M4 5.5h16v13H4zM4 16l5-5 4 4 2.5-2.5L20 17M15.5 9.5h.01',
	eye: 'M2.5 12c2.5-4.5 6-6.5 9.5-6.5s7 2 9.5 6.5c-2.5 4.5-6 6.5-9.5 6.5s-7-2-9.5-6.5zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
	branch: 'M6 4v5c0 4 12 2 12 7v4M18 4v3M6 9v11',
	server: 'M5 4.5h14v6H5zM5 13.5h14v6H5zM8 7.5h.01M8 16.5h.01',
	link: 'M10 5H5v14h14v-5M13 4.5h6.5V11M19 5l-8 8',
	refresh: 'M19 12a7 7 0 1 1-2.2-5.100M19.5 4v4.5H15',
	flag: 'M6 21V4.5h11l-2 4 2 4H6',
	lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
	play: 'M8 5.5v13l10-6.5z',
	warning: 'M12 4l9 16H3zM12 10v4.5M12 17h.01',
} as const;

export type IconName = keyof typeof paths;

/** A drawing with its left upper corner at a place. */
export function icon(name: IconName, x: number, y: number, size: number, stroke: string): string {
	const scale = Math.round((size / 24) * 1000) / 1000;
	return element('path', {
		d: paths[name],
		transform: `translate(${rounded(x)} ${rounded(y)}) scale(${scale})`,
		fill: 'none',
		stroke,
		'stroke-width': 1.9,
		'stroke-linecap': 'round',
		'stroke-linejoin': 'round',
	});
}

/** A box with rounded corners. */
export function roundedBox(
	x: number,
	y: number,
	width: number,
	height: number,
	radius: number,
	look: { fill?: string; stroke?: string; dashed?: boolean; thick?: number },
): string {
	return element('rect', {
		x,
		y,
		width: Math.max(0, width),
		height: Math.max(0, height),
		rx: radius,
		fill: look.fill ?? 'none',
		stroke: look.stroke,
		'stroke-width': look.thick,
		'stroke-dasharray': look.dashed ? '4 3' : undefined,
	});
}
