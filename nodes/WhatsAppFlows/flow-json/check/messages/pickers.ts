/** What Meta's Flow Builder says about the two components that it checks most closely. */
import type { Finding } from '../fault';

const of = (code: string, message: string): Finding => ({ code, message });

export const onlyInRange = (property: string) =>
	of(
		'INVALID_PROPERTY_NAME_FOR_CONDITION',
		`Cannot set property '${property}' when 'mode' is not set to 'range' for component ` +
			"'CalendarPicker'.",
	);

export const calendarType = (property: string, type: string) =>
	of(
		'INVALID_TYPE',
		`The value of property '${property}' of component 'CalendarPicker' must be of type '${type}'.`,
	);

export const rangeEndMissing = (end: string) =>
	of(
		'MISSING_CALENDAR_PICKER_RANGE_MODE_PROP',
		`The property '${end}' of component 'CalendarPicker' must be present when the mode is set to ` +
			"'range'.",
	);

export const rangeEndUnknown = (property: string) =>
	of(
		'UNEXPECTED_CALENDAR_PICKER_RANGE_MODE_PROP',
		`The property '${property}' of component 'CalendarPicker' only expects properties 'start-date' ` +
			"and 'end-date' when the mode is set to 'range'.",
	);

export const daysReversed = (name: string) =>
	of(
		'INVALID_MIN_MAX_DAYS',
		`'min-days' cannot be greater than 'max-days' for CalendarPicker '${name}'.`,
	);

export const listActionTwice = of(
	'DUPLICATE_PROPETY_FOR_CONDITION',
	"For the 'NavigationList' component, 'on-click-action' can only be defined at either root level or " +
		"within the 'list-items', but not both.",
);

export const listEndParts = of(
	'DUPLICATE_PROPETY_FOR_CONDITION',
	"For the 'NavigationList' component, 'end' add-on should have at least 1 and at most 2 of 'title', " +
		"'metadata' or 'description.'",
);

export const listEndLarge = of(
	'INVALID_PROPERTY_VALUE_FOR_CONDITION',
	"Cannot set property 'media-size' to 'large' when 'end' add-on is present for component " +
		"'NavigationList'.",
);

export const listBadges = of(
	'MAX_ITEMS_REQUIRED',
	"Property 'list-items' should have at most '1' badge item.",
);
