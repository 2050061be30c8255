import { FormFault } from './fault';
import type { FlowForm, FormField, FormPage } from './form';
import { kinds } from './kinds';
import { isName, Names } from './names';
import { line, shortened } from './texts';

/** A field with what follows from its place in the form. */
export interface Placed<Field extends FormField = FormField> {
	readonly field: Field;
	/** How a fault names it: `Page 2, field “Size”`. */
	readonly place: string;
	/** The id of its screen. */
	readonly screen: string;
	/** Among all fields of the form, in the order in which they are seen. */
	readonly index: number;
	/** Under which the answer comes back; undefined for what is only read. */
	readonly name: string | undefined;
}

export interface PlacedPage {
	readonly page: FormPage;
	readonly place: string;
	readonly screen: string;
	readonly fields: readonly Placed[];
}

const mostPages = 100;

/**
 * Gives pages their screens and fields their names.
 * @throws FormFault
 */
export function placePages(form: FlowForm): PlacedPage[] {
	const pages = listOf<FormPage>(form.pages);
	if (pages.length === 0) throw new FormFault('The form', 'it has no pages', 'Add a page.');
	const all = pages.length + (form.closingPage ? 1 : 0);
	if (all > mostPages) {
		throw new FormFault('The form', `it has ${all} pages`, `Keep to ${mostPages} at most.`);
	}
	let index = 0;
	const placed = pages.map((page, at): PlacedPage => {
		const fields = listOf<FormField>(page.fields).map((field, position): Placed => {
			const place = placeOf(at, field, position);
			checkType(field, place);
			const name = kinds[field.type].noun === undefined ? undefined : '';
			return { field, place, screen: screenId(at), index: index++, name };
		});
		return { page, place: `Page ${at + 1}`, screen: screenId(at), fields };
	});
	return withNames(placed);
}

/** Names that were chosen come first: those that are made keep out of their way. */
function withNames(pages: readonly PlacedPage[]): PlacedPage[] {
	const names = new Names();
	const inputs = pages.flatMap(({ fields }) => fields.filter(({ name }) => name !== undefined));
	const given = new Map<Placed, string>();
	for (const placed of inputs) {
		const name = chosenName(placed);
		if (name === undefined) continue;
		if (!names.take(name)) {
			throw new FormFault(
				placed.place,
				`another field has the name “${name}” too`,
				'Give each field a name of its own, or leave the name empty.',
			);
		}
		given.set(placed, name);
	}
	for (const placed of inputs) {
		if (given.has(placed)) continue;
		const { field } = placed;
		given.set(placed, names.make(labelOf(field), kinds[field.type].noun ?? field.type));
	}
	return pages.map((page) => ({
		...page,
		fields: page.fields.map((placed) => ({ ...placed, name: given.get(placed) })),
	}));
}

function chosenName({ field, place }: Placed): string | undefined {
	const name = 'name' in field ? line(field.name) : '';
	if (name === '') return undefined;
	if (isName(name)) return name;
	throw new FormFault(
		place,
		`the name “${shortened(name, 40)}” can’t be used`,
		'Take up to 64 of the letters A to Z, digits and underscores, and begin with a letter.',
	);
}

function listOf<Entry extends object>(value: unknown): Entry[] {
	const isEntry = (entry: unknown): entry is Entry => typeof entry === 'object' && entry !== null;
	return Array.isArray(value) ? value.filter(isEntry) : [];
}

function checkType(field: FormField, place: string): void {
	if (!Object.hasOwn(kinds, line(field.type))) {
		throw new FormFault(
			place,
			`there is no type “${shortened(line(field.type), 40)}”`,
			`Choose one of: ${Object.keys(kinds).join(', ')}.`,
		);
	}
}

function placeOf(page: number, field: FormField, position: number): string {
	const label = labelOf(field);
	const shown = label === '' ? String(position + 1) : `“${shortened(label, 40)}”`;
	return `Page ${page + 1}, field ${shown}`;
}

/** What a person knows the field by. */
function labelOf(field: FormField): string {
	const { label, text, altText } = field as Partial<Record<'label' | 'text' | 'altText', unknown>>;
	return line(label) || line(text) || line(altText);
}

/** `PAGE_A` to `PAGE_Z`, then `PAGE_AA`: screen ids have no digits. */
function screenId(index: number): string {
	const letters = (at: number): string =>
		(at < 26 ? '' : letters(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));
	return `PAGE_${letters(index)}`;
}
