import { member, textOf } from '../../parse/nodes';
import type { ValueType } from '../types';
import type { Component } from './flow';

/**
 * The types that the value of an input may have: what `${form.name}` gives, and what its initial
 * value must be; see https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson (forms).
 * None for what is no input.
 */
export function formTypes({ type, node }: Component): readonly ValueType[] {
	if (type === 'TextInput' && textOf(member(node, 'input-type')) === 'number') {
		return ['string', 'number'];
	}
	if (type === 'CalendarPicker') return calendarTypes(textOf(member(node, 'mode')));
	return types[type] ?? [];
}

const types: Readonly<Record<string, readonly ValueType[]>> = {
	TextInput: ['string'],
	TextArea: ['string'],
	RadioButtonsGroup: ['string'],
	Dropdown: ['string'],
	DatePicker: ['string'],
	CheckboxGroup: ['array'],
	ChipsSelector: ['array'],
	PhotoPicker: ['array'],
	DocumentPicker: ['array'],
	OptIn: ['boolean'],
};

function calendarTypes(mode = 'single'): readonly ValueType[] {
	if (mode === 'single') return ['string'];
	return mode === 'range' ? ['object'] : ['string', 'object'];
}

/** The components that take what a person enters. */
export function isInput({ type }: Component): boolean {
	return type === 'CalendarPicker' || Object.hasOwn(types, type);
}
