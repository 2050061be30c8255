/**
 * How much of a text or list WhatsApp shows, see
 * https://developers.facebook.com/docs/whatsapp/flows/reference/components. Meta documents these
 * limits and does not refuse what is beyond them.
 */

/** What there may be at most of each property. */
export type Limits = Readonly<Record<string, number>>;

/** Characters, by component type and property. */
export const mostCharacters: Readonly<Record<string, Limits>> = {
	TextHeading: { text: 80 },
	TextSubheading: { text: 80 },
	TextBody: { text: 4096 },
	TextCaption: { text: 409 },
	TextInput: { label: 20, 'helper-text': 80, 'error-message': 30 },
	TextArea: { label: 20, 'helper-text': 80 },
	CheckboxGroup: { label: 30, description: 300 },
	RadioButtonsGroup: { label: 30, description: 300 },
	Dropdown: { label: 20 },
	ChipsSelector: { label: 80, description: 300 },
	Footer: { label: 35, 'left-caption': 15, 'center-caption': 15, 'right-caption': 15 },
	OptIn: { label: 120 },
	EmbeddedLink: { text: 25 },
	DatePicker: { label: 40, 'helper-text': 80, 'error-message': 80 },
	CalendarPicker: {
		label: 40,
		'helper-text': 80,
		title: 80,
		description: 300,
		'error-message': 80,
	},
	PhotoPicker: { label: 80, description: 300 },
	DocumentPicker: { label: 80, description: 300 },
	NavigationList: { label: 80, description: 300 },
};

/** Characters in options. */
export const optionCharacters: Limits = {
	title: 30,
	description: 300,
	metadata: 20,
};

/** Characters in the items of a navigation list, by part. */
export const itemCharacters: Readonly<Record<string, Limits>> = {
	'main-content': { title: 30, description: 20, metadata: 80 },
	end: { title: 10, description: 10, metadata: 10 },
};
export const badgeCharacters = 15;

interface Counts {
	readonly least?: number;
	readonly most: number;
	/** Where any option has a picture. */
	readonly mostWithImages?: number;
}

/** How many options there should be. */
export const optionCounts: Readonly<Record<string, Counts>> = {
	CheckboxGroup: { most: 20 },
	RadioButtonsGroup: { most: 20 },
	Dropdown: { most: 200, mostWithImages: 100 },
	ChipsSelector: { least: 2, most: 20 },
	NavigationList: { most: 20 },
};

/** Kilobytes of a picture in an Image. */
export const imageKilobytes = 300;

/** Kilobytes of a picture in an option, from version 6.0 on 100. */
export const optionKilobytes = (version: number) => (version >= 6 ? 100 : 300);

export const documentedComponents = 50;
