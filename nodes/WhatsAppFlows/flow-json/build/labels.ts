import { mostCharacters } from '../check/warnings/limits';
import { component, type Component } from './component';
import { FormFault } from './fault';
import { line, literal, paragraph, shortened } from './texts';
import type { Placed } from './place';

interface Labelled {
	/** Texts that stand above the field, because it has no place for them. */
	readonly above: Component[];
	readonly label: string;
	readonly help: string | undefined;
}

interface Question {
	readonly label: string;
	readonly help?: string;
}

/**
 * The label and the help of an input. WhatsApp cuts off what is longer than its field shows, so that
 * a long label stands in full above the field, and so does help where there is no room for it.
 *
 * @param helpProperty where the component shows help, if it does
 * @param labelProperty where it shows the label
 * @throws FormFault when the label is empty, or a text is longer than WhatsApp shows anywhere
 */
export function labelled(
	{ field, place }: Pick<Placed, 'place'> & { readonly field: Question },
	type: string,
	helpProperty?: string,
	labelProperty = 'label',
): Labelled {
	const full = line(field.label);
	if (full === '') throw new FormFault(place, 'the label is empty', 'Write what you ask for.');
	const limits = mostCharacters[type];
	const shown = literal(full);
	const label = shortened(shown, limits[labelProperty]);
	const above: Component[] = [];
	if (label !== shown) above.push(text('TextBody', full, place, 'label'));
	const help = line(field.help);
	if (help === '') return { above, label, help: undefined };
	if (helpProperty && literal(help).length <= limits[helpProperty]) {
		return { above, label, help: literal(help) };
	}
	above.push(text('TextCaption', help, place, 'help'));
	return { above, label, help: undefined };
}

/**
 * A text to read.
 * @throws FormFault when it is empty or longer than WhatsApp shows
 */
export function text(type: string, value: unknown, place: string, what = 'text'): Component {
	return component(type, {
		text: within(paragraph(value), mostCharacters[type].text, place, what),
	});
}

/**
 * A text as WhatsApp shows it.
 * @throws FormFault when it is empty or has too many characters
 */
export function within(value: string, most: number, place: string, what: string): string {
	if (value === '') throw new FormFault(place, `the ${what} is empty`, 'Write one.');
	const shown = literal(value);
	if (shown.length <= most) return shown;
	throw new FormFault(
		place,
		`the ${what} has ${shown.length} characters`,
		`WhatsApp shows at most ${most}: make it shorter.`,
	);
}
