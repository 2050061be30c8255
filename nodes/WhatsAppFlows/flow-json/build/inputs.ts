/** Fields to type into, see https://developers.facebook.com/docs/whatsapp/flows/reference/components */
import { component, type Builder } from './component';
import { FormFault } from './fault';
import type { OptInField, TextField } from './form';
import { labelled } from './labels';
import { line, literal, paragraph } from './texts';
import { count, isYes } from './values';

const inputTypes = {
	shortText: 'text',
	number: 'number',
	email: 'email',
	phone: 'phone',
	password: 'password',
	passcode: 'passcode',
} as const;

/** Characters that WhatsApp takes if a Flow does not say how many. */
const usual = { TextInput: 80, TextArea: 600 };
const mostCharacters = 10_000;

export const textInput: Builder<TextField> = ({ field, place, name }) => {
	const type = field.type === 'paragraph' ? 'TextArea' : 'TextInput';
	const { above, label, help } = labelled({ field, place }, type, 'helper-text');
	const most = count(field.maxLength, [1, mostCharacters], place, 'Maximum Length');
	const least =
		type === 'TextInput'
			? count(field.minLength, [0, most ?? usual[type]], place, 'Minimum Length')
			: undefined;
	const properties =
		field.type === 'paragraph'
			? { 'max-length': most }
			: { 'input-type': inputTypes[field.type], 'min-chars': least, 'max-chars': most };
	return [
		...above,
		component(type, {
			name,
			label,
			...properties,
			required: isYes(field.required),
			'helper-text': help,
			'init-value': initialText(field, most ?? usual[type], place),
		}),
	];
};

function initialText(field: TextField, most: number, place: string): string | undefined {
	const { type, initialValue } = field;
	const given = type === 'paragraph' ? paragraph(initialValue) : line(initialValue);
	if (given === '') return undefined;
	if (type === 'password' || type === 'passcode') {
		throw new FormFault(
			place,
			`a ${type} can’t have an initial value`,
			'Leave Initial Value empty.',
		);
	}
	if (type === 'number' && !/^-?\d+(?:\.\d+)?$/.test(given)) {
		throw new FormFault(
			place,
			'the initial value is no number',
			'Give a number, or leave it empty.',
		);
	}
	const shown = literal(given);
	if (shown.length <= most) return shown;
	throw new FormFault(
		place,
		`the initial value has ${shown.length} characters`,
		`The field takes at most ${most}: shorten it, or raise Maximum Length.`,
	);
}

export const optIn: Builder<OptInField> = ({ field, place, name }) => {
	const { above, label } = labelled({ field, place }, 'OptIn');
	const url = line(field.link);
	return [
		...above,
		component('OptIn', {
			name,
			label,
			required: isYes(field.required),
			'init-value': isYes(field.initialValue) || undefined,
			'on-click-action': url === '' ? undefined : { name: 'open_url', url: webAddress(url, place) },
		}),
	];
};

function webAddress(url: string, place: string): string {
	const address = URL.canParse(url) ? new URL(url) : undefined;
	if (address && /^https?:$/.test(address.protocol)) return address.href;
	throw new FormFault(
		place,
		'the link is no web address',
		'Give one that begins with https://, or leave it empty.',
	);
}
