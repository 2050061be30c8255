/** When a field shows, see https://developers.facebook.com/docs/whatsapp/flows/reference/components (If) */
import { isDate } from '../check/rules/dateValues';
import { FormFault } from './fault';
import type { Comparison, FormField, ShowIf } from './form';
import { kinds } from './kinds';

import { chosenId, optionsOf } from './options';
import type { Placed } from './place';
import { line, shortened } from './texts';
import { isYes } from './values';

/**
 * The condition under which a field shows, as a Flow writes it; undefined when it always does. Only
 * fields further up can decide, so that no condition waits for itself.
 *
 * @throws FormFault
 */
export function conditionOf(placed: Placed, all: readonly Placed[]): string | undefined {
	const { field, place, screen } = placed;
	if (!field.showIf || line(field.showIf.field) === '') return undefined;
	if (field.type === 'richText') {
		throw new FormFault(place, 'rich text always shows', 'Take away Show If, or use a body text.');
	}
	const asked = askedField(placed, line(field.showIf.field), all);
	const value = `\${${asked.screen === screen ? '' : `screen.${asked.screen}.`}form.${asked.name}}`;
	return comparison(value, asked, field.showIf, place);
}

/** The one field further up that a person names by its label or by the name of its answer. */
function askedField({ index, place }: Placed, named: string, all: readonly Placed[]): Placed {
	const quoted = `“${shortened(named, 40)}”`;
	const inputs = all.filter(({ name }) => name !== undefined);
	const byName = inputs.filter(({ name }) => name === named);
	const found = byName.length > 0 ? byName : inputs.filter(({ field }) => isLabelled(field, named));
	const above = found.filter((each) => each.index < index);
	if (above.length === 1) return above[0];
	if (above.length > 1) {
		throw new FormFault(
			place,
			`Show If names ${quoted}, and several fields further up have this label`,
			'Give one of them a name, and use that name.',
		);
	}
	if (found.some((each) => each.index === index)) {
		throw new FormFault(place, 'Show If names the field itself', 'Name a field further up.');
	}
	throw new FormFault(
		place,
		found.length > 0
			? `Show If names ${quoted}, which comes later`
			: `Show If names ${quoted}, but no field has this label or name`,
		'Name a field further up, or on an earlier page.',
	);
}

const isLabelled = (field: FormField, named: string) =>
	'label' in field && line(field.label) === named;

const operators = {
	equals: '==',
	notEquals: '!=',
	isChosen: '==',
	isNotChosen: '!=',
	greaterThan: '>',
	lessThan: '<',
} as const satisfies Record<Comparison, string>;

function comparison(value: string, asked: Placed, showIf: ShowIf, place: string): string {
	const { compared } = kinds[asked.field.type];
	const wanted = line(showIf.condition);
	const label = `“${shortened('label' in asked.field ? line(asked.field.label) : '', 40)}”`;
	if (!compared) {
		throw new FormFault(
			place,
			`Show If can’t look into ${label}`,
			'Name a text, a number, a date, a dropdown, a single choice or an opt-in.',
		);
	}
	const offered = conditionsFor(compared);
	const condition = wanted === '' ? offered[0] : offered.find((each) => each === wanted);
	if (!condition) {
		throw new FormFault(
			place,
			`Show If: “${shortened(wanted, 40)}” does not work with ${label}`,
			`Choose one of: ${offered.join(', ')}.`,
		);
	}
	if (compared === 'choice') {
		const negated = condition === 'isNotChosen' || condition === 'notEquals';
		const agreed = condition.endsWith('Chosen') || isYes(showIf.value);
		return negated === agreed ? `!${value}` : value;
	}
	return `${value} ${operators[condition]} ${literalFor(compared, asked, showIf, place)}`;
}

function conditionsFor(compared: string): readonly Comparison[] {
	if (compared === 'choice') return ['isChosen', 'isNotChosen', 'equals', 'notEquals'];
	const equality = ['equals', 'notEquals'] as const;
	if (compared === 'option') return [...equality, 'isChosen', 'isNotChosen'];
	return compared === 'number' ? [...equality, 'greaterThan', 'lessThan'] : equality;
}

/** A value as a condition writes it. */
function literalFor(compared: string, asked: Placed, { value }: ShowIf, place: string): string {
	const given = line(value);
	if (given === '') {
		throw new FormFault(place, 'Show If has no value', 'Write the answer that it waits for.');
	}
	const { field } = asked;
	if (compared === 'option' && (field.type === 'dropdown' || field.type === 'radio')) {
		const type = field.type === 'dropdown' ? 'Dropdown' : 'RadioButtonsGroup';
		return quoted(chosenId(given, optionsOf(field, type, asked.place), `${place}, Show If`));
	}
	if (compared === 'number') {
		// Conditions know whole numbers only. Unconfirmed: whether a number field gives a number.
		if (/^(?:0|-?[1-9]\d*)$/.test(given)) return given;
		throw new FormFault(place, 'Show If needs a whole number', 'Write a number such as 18.');
	}
	if (compared === 'date' && !isDate(given)) {
		throw new FormFault(
			place,
			'Show If needs a date',
			'Write it as year, month and day: 2026-01-31.',
		);
	}
	return quoted(given);
}

function quoted(text: string): string {
	return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
