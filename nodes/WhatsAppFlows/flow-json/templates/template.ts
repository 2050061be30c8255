import type { FlowForm } from '../build/form';

/** The languages in which every template has its texts, by their names in English. */
export const languages = {
	ar: 'Arabic',
	de: 'German',
	en: 'English',
	es: 'Spanish',
	fr: 'French',
	hi: 'Hindi',
	id: 'Indonesian',
	pt: 'Portuguese',
} as const;

export type Language = keyof typeof languages;

/** The texts of a template, in every language. */
export type Texts<Text> = Readonly<Record<Language, Text>>;

/** What can be filled into a template. Each may be left empty. */
export interface TemplateParameter {
	readonly name: string;
	readonly displayName: string;
	/** One sentence without a full stop. */
	readonly description: string;
	/** `lines` is one entry per line, or a list. */
	readonly kind: 'text' | 'lines' | 'date';
	readonly placeholder?: string;
}

/** What was filled in, by the names of the parameters. */
export type TemplateValues = Readonly<Record<string, unknown>>;

/**
 * A form that is ready to use. The names of its answers are the same in every language, and so are
 * the answers to questions whose options are the template's own.
 */
export interface Template {
	readonly id: string;
	readonly name: string;
	readonly description: string;
	readonly parameters: readonly TemplateParameter[];
	form(values: TemplateValues, language: Language): FlowForm;
}
