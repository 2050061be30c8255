/**
 * A form as a person describes it, without any Flow JSON: pages with fields, and what follows them.
 * `buildFlowJson` turns it into a Flow. What comes from an expression may also be a number where a
 * text stands here, and a list where a text with one entry per line does.
 */
export interface FlowForm {
	/** 1 to 100 of them, the closing page included, in the order in which they are filled in. */
	readonly pages: readonly FormPage[];
	/** Shown after the pages; the answers go out with its button. */
	readonly closingPage?: ClosingPage;
}

export interface FormPage {
	/** Stands at the top of the page. */
	readonly title: string;
	/** Up to 35 characters; without it “Continue”, on the last page “Send”. */
	readonly buttonText?: string;
	readonly fields: readonly FormField[];
}

export interface ClosingPage {
	readonly title: string;
	/** Up to 80 characters. */
	readonly heading?: string;
	/** Up to 4,096 characters. */
	readonly text?: string;
	/** Up to 35 characters; without it “Send”. */
	readonly buttonText?: string;
}

export type FormField =
	| TextField
	| DateField
	| CalendarField
	| DateRangeField
	| ChoiceField
	| ChoicesField
	| OptInField
	| UploadField
	| TextBlock
	| ImageBlock;

export type FieldType = FormField['type'];

interface AnyField {
	/** Shows the field only when an earlier one has some answer. */
	readonly showIf?: ShowIf;
}

interface Input extends AnyField {
	/** What is asked. One that is longer than WhatsApp shows stands in full above the field. */
	readonly label: string;
	/** Under which the answer comes back; made from the label if it is left out. */
	readonly name?: string;
	readonly required?: boolean;
	/** A small text that helps to answer, up to 409 characters. */
	readonly help?: string;
	/** Keeps the answer out of the summary in the chat; passwords and passcodes always are. */
	readonly sensitive?: boolean;
}

export interface TextField extends Input {
	readonly type: 'shortText' | 'paragraph' | 'number' | 'email' | 'phone' | 'password' | 'passcode';
	/** Not for a password or passcode. */
	readonly initialValue?: string;
	/** Characters; not for a paragraph. */
	readonly minLength?: number;
	/** Characters; 80 if it is left out, 600 in a paragraph. */
	readonly maxLength?: number;
}

/** Dates are `YYYY-MM-DD`; a time behind it is left out. */
interface Days extends Input {
	readonly earliest?: string;
	readonly latest?: string;
	/** Days that can't be chosen, one per line or as a list. */
	readonly unavailable?: string | readonly string[];
}

export interface DateField extends Days {
	readonly type: 'date';
	readonly initialValue?: string;
}

export type Weekday = 'Mon' | 'Tue' | 'Wed' | 'Thu' | 'Fri' | 'Sat' | 'Sun';

/** One day, chosen from a calendar that is always seen. */
export interface CalendarField extends Days {
	readonly type: 'calendar';
	readonly initialValue?: string;
	/** The days of the week that can be chosen; none stands for all. */
	readonly weekdays?: readonly Weekday[];
}

/** A first and a last day. The answer is `{ "start-date": …, "end-date": … }`. */
export interface DateRangeField extends Days {
	readonly type: 'dateRange';
	/** Up to 40 characters; “From” if it is left out. */
	readonly startLabel?: string;
	/** Up to 40 characters; “To” if it is left out. */
	readonly endLabel?: string;
	/** The first and the last day, one per line or as a list. */
	readonly initialValue?: string | readonly string[];
	readonly weekdays?: readonly Weekday[];
}

/** One option, whose id is the answer; its title if it has no id of its own. */
export interface Option {
	readonly id?: string;
	/** One of more than 30 characters stands in full in the description. */
	readonly title: string;
	/** Up to 300 characters; not for chips. */
	readonly description?: string;
}

/** One per line, or a list of titles or options. One that comes again is left out. */
export type Options = string | ReadonlyArray<string | Option>;

/** The answer is the chosen option. */
export interface ChoiceField extends Input {
	/** A dropdown takes up to 200 options, radio buttons up to 20. */
	readonly type: 'dropdown' | 'radio';
	readonly options: Options;
	/** The title of an option. */
	readonly initialValue?: string;
}

/** The answer is a list of the chosen options. */
export interface ChoicesField extends Input {
	/** Up to 20 options; chips at least 2. */
	readonly type: 'checkboxes' | 'chips';
	readonly options: Options;
	/** Titles of options, one per line or as a list. */
	readonly initialValue?: string | readonly string[];
	readonly minChoices?: number;
	readonly maxChoices?: number;
}

/** Something to agree to. The answer is true or false. */
export interface OptInField extends Input {
	readonly type: 'optIn';
	/** A web address to read more at. */
	readonly link?: string;
	readonly initialValue?: boolean;
}

/** Files to upload; one such field on a page, and 10 files in the whole form. */
export interface UploadField extends Input {
	readonly type: 'photos' | 'documents';
	/** 1 if it is left out. */
	readonly maxFiles?: number;
	/** Where photos may come from; both if it is left out. */
	readonly source?: 'camera_gallery' | 'camera' | 'gallery';
}

export interface TextBlock extends AnyField {
	/** Rich text is Markdown, and stands alone on its page. */
	readonly type: 'heading' | 'subheading' | 'body' | 'caption' | 'richText';
	/** Up to 80 characters in a heading or subheading, 4,096 in a body, 409 in a caption. */
	readonly text: string;
}

export interface ImageBlock extends AnyField {
	readonly type: 'image';
	/** A JPEG or PNG of up to 300 KB in base64; up to 3 on a page. */
	readonly image: string;
	/** What the picture shows, for those who can't see it. */
	readonly altText?: string;
}

/**
 * On a text, date, dropdown or radio field: `equals` or `notEquals` a value. On a number also
 * `greaterThan` and `lessThan`. On an opt-in: `isChosen` or `isNotChosen`, without a value; with an
 * option as value they also stand for `equals` and `notEquals` on a dropdown or radio field.
 */
export interface ShowIf {
	/** The label or the name of a field further up or on an earlier page. */
	readonly field: string;
	/** `equals` if it is left out; `isChosen` on an opt-in. */
	readonly condition?: Comparison;
	readonly value?: string | number | boolean;
}

export type Comparison =
	'equals' | 'notEquals' | 'isChosen' | 'isNotChosen' | 'greaterThan' | 'lessThan';
