import type { FieldType } from './form';

/** What is particular to a type of field. */
interface Kind {
	/** Names an answer whose label gives no name. What is only read has no answer. */
	readonly noun?: string;
	/** Its answer never shows in the chat. */
	readonly secret?: true;
	/** As what a condition can compare its answer, if it can. */
	readonly compared?: 'text' | 'number' | 'option' | 'date' | 'choice';
}

export const kinds: Readonly<Record<FieldType, Kind>> = {
	shortText: { noun: 'answer', compared: 'text' },
	paragraph: { noun: 'answer', compared: 'text' },
	number: { noun: 'number', compared: 'number' },
	email: { noun: 'email', compared: 'text' },
	phone: { noun: 'phone', compared: 'text' },
	password: { noun: 'password', secret: true },
	passcode: { noun: 'passcode', secret: true },
	date: { noun: 'date', compared: 'date' },
	calendar: { noun: 'date', compared: 'date' },
	dateRange: { noun: 'dates' },
	dropdown: { noun: 'choice', compared: 'option' },
	radio: { noun: 'choice', compared: 'option' },
	checkboxes: { noun: 'choices' },
	chips: { noun: 'choices' },
	optIn: { noun: 'agreed', compared: 'choice' },
	photos: { noun: 'photos' },
	documents: { noun: 'documents' },
	heading: {},
	subheading: {},
	body: {},
	caption: {},
	richText: {},
	image: {},
};
