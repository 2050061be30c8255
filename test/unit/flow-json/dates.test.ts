import { expectErrors, expectValid, value } from './support/expect';
import { at, data, form, single, type Json, type JsonObject } from './support/flows';

const range = (message: string) => ({ error: 'INVALID_DATE_RANGE', message });

describe('a DatePicker', () => {
	const picker = (more: JsonObject): JsonObject => ({
		type: 'DatePicker',
		name: 'day',
		label: 'Day',
		...more,
	});

	it('takes dates as year, month and day', () => {
		const dates = {
			'min-date': '1693569600000',
			'max-date': '2024-02-30',
			'init-value': '2024-1-1',
			'unavailable-dates': ['2024-02-29', '2024-13-01'],
		};
		expectErrors(single([picker(dates)], { version: '5.1' }), {
			...range('The date field must be in the format "YYYY-MM-DD".'),
			at: [
				value(at(0, 0, 'min-date')),
				value(at(0, 0, 'max-date')),
				value(at(0, 0, 'init-value')),
				value(at(0, 0, 'unavailable-dates', 1)),
			],
		});
	});

	it('begins within its range', () => {
		const dates = { 'min-date': '2024-01-01', 'max-date': '2024-12-31' };
		expectValid(single([picker({ ...dates, 'init-value': '2024-01-01' })]));
		expectErrors(single([picker({ ...dates, 'init-value': '2025-01-01' })]), {
			...range(
				"The value of property 'init-value' of component 'DatePicker' must be in the range of " +
					'[2024-01-01, 2024-12-31].',
			),
			at: value(at(0, 0, 'init-value')),
		});
		expectErrors(single([picker({ 'init-value': '1899-12-31' })]), {
			...range(
				"The value of property 'init-value' of component 'DatePicker' must be in the range of " +
					'[1900-01-01, 2100-12-31].',
			),
			at: value(at(0, 0, 'init-value')),
		});
	});

	it('has a range that is not reversed', () => {
		expectErrors(single([picker({ 'min-date': '2024-02-01', 'max-date': '2024-01-01' })]), {
			...range("'min-date' cannot be greater than 'max-date' for DatePicker 'day'."),
			at: value(at(0, 0, 'min-date')),
		});
	});

	it('may have all of it in the data', () => {
		expectValid(
			single([picker({ 'min-date': '${data.from}', 'init-value': '2024-01-01' })], {
				data: { from: data('string', '2025-01-01') },
			}),
		);
	});
});

describe('a CalendarPicker', () => {
	const calendar = (more: JsonObject): JsonObject => ({
		type: 'CalendarPicker',
		name: 'days',
		label: 'Days',
		...more,
	});
	const ends = (from: Json, to: Json): JsonObject => ({ 'start-date': from, 'end-date': to });
	const label = ends('From', 'To');

	it('has some properties only for a range', () => {
		const more = { title: 'T', description: 'D', 'min-days': 1, 'max-days': 2 };
		expectErrors(
			single([calendar(more)]),
			...Object.keys(more).map((name) => ({
				error: 'INVALID_PROPERTY_NAME_FOR_CONDITION',
				message: `Cannot set property '${name}' when 'mode' is not set to 'range' for component 'CalendarPicker'.`,
				at: value(at(0, 0, name)),
			})),
		);
		expectValid(single([calendar({ ...more, mode: 'range', label })]));
	});

	it('has single values for a single date', () => {
		expectErrors(
			single([calendar({ label, required: { 'start-date': true } })]),
			{
				error: 'INVALID_TYPE',
				message:
					"The value of property 'label' of component 'CalendarPicker' must be of type 'string'.",
				at: value(at(0, 0, 'label')),
			},
			{
				error: 'INVALID_TYPE',
				message:
					"The value of property 'required' of component 'CalendarPicker' must be of type 'boolean'.",
				at: value(at(0, 0, 'required')),
			},
		);
	});

	it('has a value for each end of a range', () => {
		expectErrors(
			single([calendar({ mode: 'range', 'helper-text': { 'end-date': 'E', other: 'O' } })]),
			{
				error: 'INVALID_TYPE',
				message:
					"The value of property 'label' of component 'CalendarPicker' must be of type " +
					'\'{"start-date": string, "end-date": string}\'.',
				at: value(at(0, 0, 'label')),
			},
			{
				error: 'MISSING_CALENDAR_PICKER_RANGE_MODE_PROP',
				message:
					"The property 'start-date' of component 'CalendarPicker' must be present when the mode is " +
					"set to 'range'.",
				at: value(at(0, 0, 'helper-text')),
			},
			{
				error: 'UNEXPECTED_CALENDAR_PICKER_RANGE_MODE_PROP',
				message:
					"The property 'helper-text' of component 'CalendarPicker' only expects properties " +
					"'start-date' and 'end-date' when the mode is set to 'range'.",
				at: value(at(0, 0, 'helper-text')),
			},
		);
		expectErrors(single([calendar({ mode: 'range', label: { 'start-date': 'From' } })]), {
			error: 'MISSING_CALENDAR_PICKER_RANGE_MODE_PROP',
			message:
				"The property 'end-date' of component 'CalendarPicker' must be present when the mode is set " +
				"to 'range'.",
			at: value(at(0, 0, 'label')),
		});
	});

	it('takes at least as many days as at most', () => {
		expectErrors(single([calendar({ mode: 'range', label, 'min-days': 3, 'max-days': 2 })]), {
			error: 'INVALID_MIN_MAX_DAYS',
			message: "'min-days' cannot be greater than 'max-days' for CalendarPicker 'days'.",
			at: [value(at(0, 0, 'min-days')), value(at(0, 0, 'max-days'))],
		});
	});

	it('begins with a date within its range', () => {
		expectErrors(single([calendar({ 'init-value': '1 May' })]), {
			error: 'INVALID_DATE_SINGLE_INIT_VALUE_FORMAT',
			message: 'The date field must be in the format "YYYY-MM-DD".',
			at: value(at(0, 0, 'init-value')),
		});
		const dates = { 'min-date': '2024-01-01', 'max-date': '2024-12-31' };
		expectErrors(single([calendar({ ...dates, 'init-value': '2023-12-31' })]), {
			...range(
				"The value of property 'init-value' of component 'CalendarPicker' must be in the range of " +
					'[2024-01-01, 2024-12-31].',
			),
			at: value(at(0, 0, 'init-value')),
		});
	});

	it('begins with a range that is not reversed, in a Form too', () => {
		const reversed = ends('2024-02-02', '2024-01-01');
		const message = range(
			"'start date' cannot be greater than 'end date' for CalendarPicker 'days'.",
		);
		const ranged = calendar({ mode: 'range', label });
		expectErrors(single([{ ...ranged, 'init-value': reversed }]), {
			...message,
			at: value(at(0, 0, 'init-value')),
		});
		expectErrors(single([form([ranged], { 'init-values': { days: reversed } })]), {
			...message,
			at: value(at(0, 0, 'init-values', 'days')),
		});
	});

	it('may learn its mode from the data', () => {
		expectValid(
			single([calendar({ mode: '${data.mode}', label, 'min-days': 1 })], {
				data: { mode: data('string', 'range') },
			}),
		);
	});

	it('has messages in the form of its mode, in a Form too', () => {
		const messages = { 'error-messages': { days: ends('a', 'b') } };
		expectErrors(single([form([calendar({})], messages)]), {
			error: 'INVALID_TYPE',
			message:
				"The value of property 'error-message' of component 'CalendarPicker' must be of type 'string'.",
			at: value(at(0, 0, 'error-messages', 'days')),
		});
		expectErrors(
			single([form([calendar({})], { 'init-values': { days: ends('2024-01-01', '2024-01-02') } })]),
			{
				error: 'INVALID_TYPE',
				message:
					"The value of property 'init-value' of component 'CalendarPicker' must be of type 'string'.",
				at: value(at(0, 0, 'init-values', 'days')),
			},
			{
				error: 'INVALID_PROPERTY_VALUE',
				message: "Expected property 'days' to be of type 'string' but found 'object'.",
				at: value(at(0, 0, 'init-values')),
			},
		);
	});
});
