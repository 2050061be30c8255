/** Inputs of text, see https://developers.facebook.com/docs/whatsapp/flows/reference/components */
import { member, textOf } from '../../../parse/nodes';
import { notOneOf } from '../../messages/schema';
import { everywhere, type ComponentSchema } from '../component';
import { outsideForm, report, reportMissing, required, since, type Properties } from '../context';
import { flag, integer, name, numberOrText, oneOf, regex, text, text1 } from '../kinds';

/** What every input has that a person types text into. */
const typed: Properties = {
	name: required(name),
	required: flag,
	enabled: flag,
	visible: flag,
	'helper-text': text,
	'label-variant': since(7, oneOf('large')),
	'init-value': outsideForm(text),
	'error-message': outsideForm(text),
};

const patternTypes = ['text', 'number', 'password', 'passcode'];

export const TextInput: ComponentSchema = {
	places: everywhere(),
	properties: {
		...typed,
		label: required(text1),
		'input-type': oneOf('text', 'number', 'password', 'passcode', 'phone', 'email'),
		'min-chars': numberOrText,
		'max-chars': numberOrText,
		pattern: since(6.2, regex),
	},
	also(node, context) {
		if (context.version < 6.2 || !member(node, 'pattern')) return;
		reportMissing(node, ['helper-text'], context);
		const type = member(node, 'input-type');
		const typeText = textOf(type);
		if (type && (typeText === 'email' || typeText === 'phone')) {
			report(context, notOneOf(patternTypes), type);
		}
	},
};

export const TextArea: ComponentSchema = {
	places: everywhere(),
	properties: { ...typed, label: required(text), 'max-length': integer },
};
