import { InvalidInput } from '../providers/invalidInput';
import type { LocalItem } from './operation';
import { text } from './operation';

/**
 * Reads a text field that may not be empty.
 * @param max characters
 * @throws InvalidInput naming the field by its label
 */
export function requiredText(item: LocalItem, name: string, label: string, max: number): string {
	const value = within(text(item, name), label, max);
	if (value === '') {
		throw new InvalidInput(`${label} is empty`, `Write up to ${max} characters.`);
	}
	return value;
}

/** Reads a text field that may be left empty. */
export function optionalText(
	item: LocalItem,
	name: string,
	label: string,
	max: number,
): string | undefined {
	return within(text(item, name), label, max) || undefined;
}

/** @throws InvalidInput when a text has more than so many characters */
export function within(value: string, label: string, max: number): string {
	const { length } = [...value];
	if (length > max) {
		throw new InvalidInput(`${label} has ${length} characters`, `Shorten it to at most ${max}.`);
	}
	return value;
}

/**
 * An address from which WhatsApp fetches a file.
 * @throws InvalidInput when it is none that begins with https
 */
export function fileAddress(value: string, label: string): string {
	if (URL.canParse(value) && new URL(value).protocol === 'https:') return value;
	throw new InvalidInput(
		`${label} is not an https address`,
		'Give a public address that begins with https://, from which WhatsApp can fetch the file.',
	);
}
