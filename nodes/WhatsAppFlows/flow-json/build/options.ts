/** Options to choose from, see https://developers.facebook.com/docs/whatsapp/flows/reference/components */
import { optionCharacters, optionCounts } from '../check/warnings/limits';
import { FormFault } from './fault';
import type { ChoiceField, ChoicesField, Option } from './form';
import { within } from './labels';
import { line, lines, literal, shortened } from './texts';

/** An option of a Flow. */
export interface FlowOption {
	readonly id: string;
	readonly title: string;
	readonly description?: string;
}

/** What a field with options is called where it would take more of them. */
const advice: Readonly<Record<string, string>> = {
	Dropdown: 'leave some out, or spread them over several fields',
	ChipsSelector: 'leave some out, or make it a dropdown',
	CheckboxGroup: 'leave some out, or spread them over several fields',
	RadioButtonsGroup: 'leave some out, or make it a dropdown',
};

/**
 * The options of a field as a Flow has them.
 * @throws FormFault when there are too few, too many, or two that can't be told apart
 */
export function optionsOf(
	{ options }: ChoiceField | ChoicesField,
	type: string,
	place: string,
): FlowOption[] {
	const found = new Map<string, FlowOption>();
	for (const given of readOptions(options)) {
		const option = flowOption(given, type, place);
		const same = found.get(option.id);
		if (same && same.title !== option.title) {
			throw new FormFault(
				place,
				`the options “${same.title}” and “${option.title}” have the same ID`,
				'Give each option an ID of its own.',
			);
		}
		if (!same) found.set(option.id, option);
	}
	const { least = 1, most } = optionCounts[type];
	if (found.size === 0) {
		throw new FormFault(place, 'there are no options', 'Add at least one option, one per line.');
	}
	if (found.size < least) {
		throw new FormFault(place, 'there is only one option', 'Chips need two: add another option.');
	}
	if (found.size > most) {
		throw new FormFault(
			place,
			`there are ${found.size} options`,
			`WhatsApp shows at most ${most} here: ${advice[type]}.`,
		);
	}
	return [...found.values()];
}

function readOptions(options: unknown): Option[] {
	if (!Array.isArray(options)) return lines(options).map((title) => ({ title }));
	return options
		.flatMap((entry: unknown): Option[] => {
			if (typeof entry !== 'object' || entry === null) return [{ title: line(entry) }];
			const { id, title, description } = entry as Record<string, unknown>;
			return [{ id: line(id), title: line(title) || line(id), description: line(description) }];
		})
		.filter(({ title }) => title !== '');
}

function flowOption(given: Option, type: string, place: string): FlowOption {
	const id = answerOf(given.id || given.title);
	const shown = literal(given.title);
	const title = shortened(shown, optionCharacters.title);
	const more = [...(title === shown ? [] : [given.title]), given.description].filter(Boolean);
	if (more.length === 0) return { id, title };
	if (type === 'ChipsSelector') {
		if (title === shown) return { id, title };
		throw new FormFault(
			place,
			`the option “${shortened(given.title, 40)}” has ${shown.length} characters`,
			`Chips show at most ${optionCharacters.title}: shorten it, or make it checkboxes.`,
		);
	}
	const what = `description of the option “${title}”`;
	return {
		id,
		title,
		description: within(more.join(' – '), optionCharacters.description, place, what),
	};
}

/**
 * The id of an option is the answer that comes back, so it is the title itself. Without what has a
 * meaning in Flows, so that conditions can compare with it.
 */
function answerOf(title: string): string {
	return title.replace(/['`]/g, '’').replaceAll('\\', '/').replaceAll('${', '$ {');
}

/**
 * The id of the option that a person names by its title or its id.
 * @throws FormFault when there is none
 */
export function chosenId(named: string, options: readonly FlowOption[], place: string): string {
	const id = answerOf(named);
	const option = options.find((each) => each.id === id || each.title === literal(named));
	if (option) return option.id;
	throw new FormFault(
		place,
		`“${shortened(named, 40)}” is none of the options`,
		'Write one of the options exactly as it stands in the list.',
	);
}
