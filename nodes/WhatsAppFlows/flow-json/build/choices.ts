/** Fields to choose from, see https://developers.facebook.com/docs/whatsapp/flows/reference/components */
import { component, type Builder } from './component';
import type { ChoiceField, ChoicesField } from './form';
import { labelled } from './labels';
import { chosenId, optionsOf } from './options';
import { line, lines } from './texts';
import { count, isYes } from './values';

export const dropdown: Builder<ChoiceField> = ({ field, place, name }) => {
	const { above, label } = labelled({ field, place }, 'Dropdown');
	const options = optionsOf(field, 'Dropdown', place);
	return [
		...above,
		component('Dropdown', {
			name,
			label,
			required: isYes(field.required),
			'data-source': options,
			'init-value': initialChoice(field, options, place),
		}),
	];
};

export const radio: Builder<ChoiceField> = ({ field, place, name }) => {
	const type = 'RadioButtonsGroup';
	const { above, label, help } = labelled({ field, place }, type, 'description');
	const options = optionsOf(field, type, place);
	return [
		...above,
		component(type, {
			name,
			label,
			description: help,
			required: isYes(field.required),
			'data-source': options,
			'init-value': initialChoice(field, options, place),
		}),
	];
};

export const choices: Builder<ChoicesField> = ({ field, place, name }) => {
	const type = field.type === 'chips' ? 'ChipsSelector' : 'CheckboxGroup';
	const { above, label, help } = labelled({ field, place }, type, 'description');
	const options = optionsOf(field, type, place);
	const { length } = options;
	// Of checkboxes WhatsApp takes no limit below 2, so there one option needs none.
	const fewest = type === 'CheckboxGroup' ? 2 : 1;
	const most =
		length < fewest
			? undefined
			: count(field.maxChoices, [fewest, length], place, 'Maximum Choices');
	const initial = lines(field.initialValue).map((title) => chosenId(title, options, place));
	const least = count(field.minChoices, [0, most ?? length], place, 'Minimum Choices');
	return [
		...above,
		component(type, {
			name,
			label,
			description: help,
			required: isYes(field.required),
			'min-selected-items': least,
			'max-selected-items': most,
			'data-source': options,
			'init-value': initial.length === 0 ? undefined : [...new Set(initial)],
		}),
	];
};

function initialChoice(
	field: ChoiceField,
	options: ReturnType<typeof optionsOf>,
	place: string,
): string | undefined {
	const title = line(field.initialValue);
	return title === '' ? undefined : chosenId(title, options, place);
}
