import { choices, dropdown, radio } from './choices';
import type { Component } from './component';
import { calendar, date, dateRange } from './dates';
import { optIn, textInput } from './inputs';
import type { Placed } from './place';
import { image, textBlock } from './reading';
import { upload } from './uploads';

/**
 * The components of a field: its own, and texts above it that do not fit in.
 * @throws FormFault
 */
export function componentsOf(placed: Placed): Component[] {
	const { field } = placed;
	switch (field.type) {
		case 'shortText':
		case 'paragraph':
		case 'number':
		case 'email':
		case 'phone':
		case 'password':
		case 'passcode':
			return textInput({ ...placed, field });
		case 'date':
			return date({ ...placed, field });
		case 'calendar':
			return calendar({ ...placed, field });
		case 'dateRange':
			return dateRange({ ...placed, field });
		case 'dropdown':
			return dropdown({ ...placed, field });
		case 'radio':
			return radio({ ...placed, field });
		case 'checkboxes':
		case 'chips':
			return choices({ ...placed, field });
		case 'optIn':
			return optIn({ ...placed, field });
		case 'photos':
		case 'documents':
			return upload({ ...placed, field });
		case 'image':
			return image({ ...placed, field });
		case 'heading':
		case 'subheading':
		case 'body':
		case 'caption':
		case 'richText':
			return textBlock({ ...placed, field });
	}
}
