/** Dates, see https://developers.facebook.com/docs/whatsapp/flows/reference/components */
import { earliest as firstDay, isDate, latest as lastDay } from '../check/rules/dateValues';
import { mostCharacters } from '../check/warnings/limits';
import { component, type Builder } from './component';
import { FormFault } from './fault';
import type { CalendarField, DateField, DateRangeField, Weekday } from './form';
import { labelled, within } from './labels';
import { line, lines, shortened } from './texts';
import { isYes } from './values';

type AnyDateField = DateField | CalendarField | DateRangeField;

export const date: Builder<DateField> = ({ field, place, name }) => {
	const { above, label, help } = labelled({ field, place }, 'DatePicker', 'helper-text');
	return [
		...above,
		component('DatePicker', {
			name,
			label,
			'helper-text': help,
			required: isYes(field.required),
			...daysOf(field, place),
			'init-value': initialDay(field, place),
		}),
	];
};

export const calendar: Builder<CalendarField> = ({ field, place, name }) => {
	const { above, label, help } = labelled({ field, place }, 'CalendarPicker', 'helper-text');
	return [
		...above,
		component('CalendarPicker', {
			name,
			mode: 'single',
			label,
			'helper-text': help,
			required: isYes(field.required),
			...daysOf(field, place),
			'include-days': weekdaysOf(field, place),
			'init-value': initialDay(field, place),
		}),
	];
};

export const dateRange: Builder<DateRangeField> = ({ field, place, name }) => {
	const type = 'CalendarPicker';
	const { above, label: title, help } = labelled({ field, place }, type, 'description', 'title');
	const limit = mostCharacters[type].label;
	const required = isYes(field.required);
	return [
		...above,
		component(type, {
			name,
			mode: 'range',
			title,
			description: help,
			label: {
				'start-date': within(line(field.startLabel) || 'From', limit, place, 'Start Label'),
				'end-date': within(line(field.endLabel) || 'To', limit, place, 'End Label'),
			},
			required: { 'start-date': required, 'end-date': required },
			...daysOf(field, place),
			'include-days': weekdaysOf(field, place),
			'init-value': initialRange(field, place),
		}),
	];
};

/** @throws FormFault when the bounds leave no day */
function daysOf(field: AnyDateField, place: string) {
	const earliest = dayOf(field.earliest, place, 'Earliest Date');
	const latest = dayOf(field.latest, place, 'Latest Date');
	if ((earliest ?? firstDay) > (latest ?? lastDay)) {
		throw new FormFault(
			place,
			'Earliest Date lies after Latest Date',
			'Change one of them, or leave it empty.',
		);
	}
	const unavailable = lines(field.unavailable)
		.map((day) => dayOf(day, place, 'Unavailable Dates'))
		.filter((day) => day !== undefined && isWithin(day, earliest, latest));
	return {
		'min-date': earliest,
		'max-date': latest,
		'unavailable-dates': unavailable.length === 0 ? undefined : unavailable,
	};
}

function isWithin(day: string, earliest = firstDay, latest = lastDay): boolean {
	return earliest <= day && day <= latest;
}

/** A day, of which a time may follow that does not count. */
function dayOf(value: unknown, place: string, what: string): string | undefined {
	const given = line(value);
	if (given === '') return undefined;
	const day = given.replace(/[T ].*$/, '');
	if (isDate(day)) return day;
	throw new FormFault(
		place,
		`${what}: “${shortened(given, 40)}” is no date`,
		'Write dates as year, month and day: 2026-01-31.',
	);
}

function initialDay(field: DateField | CalendarField, place: string): string | undefined {
	const day = dayOf(field.initialValue, place, 'Initial Value');
	if (day !== undefined) checkOffered(day, field, place);
	return day;
}

function checkOffered(day: string, field: AnyDateField, place: string): void {
	const { 'min-date': earliest, 'max-date': latest } = daysOf(field, place);
	if (isWithin(day, earliest, latest)) return;
	throw new FormFault(
		place,
		`the initial value ${day} lies outside the dates that can be chosen`,
		'Choose a day between Earliest Date and Latest Date.',
	);
}

function initialRange(field: DateRangeField, place: string): object | undefined {
	const days = lines(field.initialValue).map((day) => dayOf(day, place, 'Initial Value') ?? '');
	if (days.length === 0) return undefined;
	const [from, to] = days;
	if (days.length !== 2 || from > to) {
		throw new FormFault(
			place,
			'the initial value is not two dates in their order',
			'Give the first and the last day, one per line, or nothing.',
		);
	}
	for (const day of days) checkOffered(day, field, place);
	return { 'start-date': from, 'end-date': to };
}

const week: readonly Weekday[] = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function weekdaysOf(
	{ weekdays }: CalendarField | DateRangeField,
	place: string,
): readonly Weekday[] | undefined {
	const given = lines(weekdays);
	const foreign = given.find((day) => !week.some((known) => known === day));
	if (foreign !== undefined) {
		throw new FormFault(
			place,
			`“${shortened(foreign, 40)}” is no day of the week`,
			`Use ${week.join(', ')}.`,
		);
	}
	const chosen = week.filter((day) => given.includes(day));
	return chosen.length === 0 || chosen.length === week.length ? undefined : chosen;
}
