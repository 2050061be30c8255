/** Inputs of dates, see https://developers.facebook.com/docs/whatsapp/flows/reference/components */
import { exchangeOnSelect } from '../actions';
import { everywhere, type ComponentSchema } from '../component';
import { outsideForm, required, type Kind } from '../context';
import { flag, integer, list, name, oneOf, oneOfOrDynamic, text, text1, texts } from '../kinds';

export const DatePicker: ComponentSchema = {
	places: everywhere(),
	properties: {
		name: required(name),
		label: required(text1),
		'min-date': text,
		'max-date': text,
		'unavailable-dates': texts,
		'helper-text': text,
		required: flag,
		enabled: flag,
		visible: flag,
		'on-select-action': exchangeOnSelect,
		'init-value': outsideForm(text),
		'error-message': outsideForm(text),
	},
};

/** One value, or one for each end of a range: which of them the mode asks for is a later rule. */
const perEnd = (kind: Kind): Kind => ({
	accepts: [...(kind.accepts ?? []), 'object'],
	check(node, context) {
		if (node.kind !== 'object') kind.check(node, context);
		else for (const value of node.members.values()) kind.check(value, context);
	},
});

const weekday = oneOf('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun');

export const CalendarPicker: ComponentSchema = {
	places: everywhere(6.1),
	properties: {
		name: required(name),
		label: required(perEnd(text)),
		mode: oneOfOrDynamic('single', 'range'),
		title: text,
		description: text,
		'helper-text': perEnd(text),
		required: perEnd(flag),
		'min-days': integer,
		'max-days': integer,
		'min-date': text,
		'max-date': text,
		'unavailable-dates': texts,
		'include-days': list(weekday.check, { least: 1 }),
		enabled: flag,
		visible: flag,
		'on-select-action': exchangeOnSelect,
		'init-value': outsideForm(perEnd(text)),
		'error-message': outsideForm(perEnd(text)),
	},
};
