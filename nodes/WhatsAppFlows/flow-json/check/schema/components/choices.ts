/** Inputs to choose from, see https://developers.facebook.com/docs/whatsapp/flows/reference/components */
import { hexColour } from '../../patterns';
import { exchangeOrUpdateOnSelect, linkAction, updateOnSelect } from '../actions';
import { everywhere, type ComponentSchema } from '../component';
import { outsideForm, required, since, type Kind, type Properties } from '../context';
import {
	flag,
	image,
	list,
	matching,
	name,
	nonBlank,
	number,
	object,
	oneOfOrDynamic,
	text,
	text1,
	texts,
} from '../kinds';

const plainOption: Properties = {
	id: required(text),
	title: required(text),
	enabled: flag,
	'on-select-action': since(6, updateOnSelect),
	'on-unselect-action': since(6, updateOnSelect),
};

const option: Properties = {
	...plainOption,
	description: text,
	metadata: text,
	image,
	'alt-text': nonBlank,
	color: matching(hexColour),
};

/** A list of options; one in a data model must declare what an option can't do without. */
const options = (properties: Properties): Kind =>
	list(object(properties).check, { least: 1, itemMembers: ['id', 'title'] });

/** A label that only refused blanks by itself before all texts did. */
const label: Kind = {
	accepts: ['string'],
	check: (node, context) => (context.version < 6 ? nonBlank : text).check(node, context),
};

const choice: Properties = {
	name: required(name),
	'data-source': required(options(option)),
	required: flag,
	enabled: flag,
	visible: flag,
	'on-select-action': exchangeOrUpdateOnSelect,
	'on-unselect-action': since(6, updateOnSelect),
	'error-message': outsideForm(text),
};

const mediaSize = oneOfOrDynamic('regular', 'large');

export const CheckboxGroup: ComponentSchema = {
	places: everywhere(),
	properties: {
		...choice,
		label: required(label),
		description: text,
		'min-selected-items': number(0),
		'max-selected-items': number(2),
		'media-size': mediaSize,
		'init-value': outsideForm(texts),
	},
};

export const RadioButtonsGroup: ComponentSchema = {
	places: everywhere(),
	properties: {
		...choice,
		label: required(label),
		description: text,
		'media-size': mediaSize,
		'init-value': outsideForm(text),
	},
};

export const Dropdown: ComponentSchema = {
	places: everywhere(),
	properties: { ...choice, label: required(text1), 'init-value': outsideForm(text) },
};

export const ChipsSelector: ComponentSchema = {
	places: { screen: 6.3, form: 6.3, if: 7.1, nestedIf: 7.1, case: 7.1 },
	properties: {
		name: required(name),
		label: required(text),
		'data-source': required(options(plainOption)),
		description: text,
		'min-selected-items': number(0),
		'max-selected-items': number(1),
		required: flag,
		enabled: flag,
		visible: flag,
		'init-value': outsideForm(texts),
		'error-message': outsideForm(text),
		'on-select-action': since(7.1, exchangeOrUpdateOnSelect),
		'on-unselect-action': since(7.1, updateOnSelect),
	},
};

export const OptIn: ComponentSchema = {
	places: everywhere(),
	properties: {
		name: required(name),
		label: required(text1),
		required: flag,
		visible: flag,
		'on-click-action': linkAction,
		'on-select-action': since(6, updateOnSelect),
		'on-unselect-action': since(6, updateOnSelect),
		'init-value': outsideForm(flag),
	},
};
