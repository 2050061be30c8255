/** The looks of WhatsApp's own forms, in pixels and colours. */

/** Typefaces with the metrics of Helvetica, for which text is measured. */
export const typeface = 'Helvetica Neue, Helvetica, Arial, Liberation Sans, Noto Sans, sans-serif';
export const codeTypeface = 'Menlo, Consolas, Liberation Mono, DejaVu Sans Mono, monospace';

export const colour = {
	ground: '#f3f6f5',
	dots: '#dfe6e3',
	bezel: '#1f2c33',
	wallpaper: '#e4ddd3',
	sheet: '#ffffff',
	ink: '#111b21',
	soft: '#5b6b73',
	faint: '#8a979d',
	line: '#d5dbde',
	hairline: '#e9edef',
	fill: '#f5f7f7',
	green: '#1daa61',
	deepGreen: '#0f7d48',
	paleGreen: '#dcf5e6',
	blue: '#2f6fde',
	paleBlue: '#e4eefe',
	violet: '#7147c6',
	paleViolet: '#f0ebfc',
	amber: '#b5670a',
	paleAmber: '#fdf1dd',
	red: '#c5352b',
	paleRed: '#fdeae8',
} as const;

export const phone = {
	width: 312,
	/** Between the outside and the sheet, on each side. */
	bezel: 7,
	/** Between the sheet's edge and its content. */
	inset: 18,
	leastHeight: 520,
	/** Above the frame, for the screen's id and its badges. */
	header: 34,
} as const;

/** The width of a phone's content. */
export const contentWidth = phone.width - 2 * (phone.bezel + phone.inset);

/** What a picture takes at most, so that any flow is drawn in bounded time and size. */
export const limits = {
	screens: 2_000,
	/** Such as are only named by a button or the routing model. */
	missingScreens: 100,
	links: 4_000,
	components: 8_000,
	componentsOfScreen: 100,
	characters: 600_000,
	/** Characters of Markdown, with the pictures in it. */
	markdown: 4_000_000,
	charactersOfText: 4_096,
	/** Levels of If, Switch and Form in each other; WhatsApp itself takes three levels of If. */
	nesting: 8,
	items: 24,
	imageBytes: 300 * 1024,
	allImageBytes: 2 * 1024 * 1024,
} as const;
