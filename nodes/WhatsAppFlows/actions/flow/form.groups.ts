import type { INodeProperties } from 'n8n-workflow';
import type { FieldType } from '../../flow-json';

/** The types of fields that have the same settings. */
export const texts: FieldType[] = ['shortText', 'paragraph', 'number', 'email', 'phone'];
export const secrets: FieldType[] = ['password', 'passcode'];
export const days: FieldType[] = ['date', 'calendar', 'dateRange'];
export const single: FieldType[] = ['dropdown', 'radio'];
export const several: FieldType[] = ['checkboxes', 'chips'];
export const uploads: FieldType[] = ['photos', 'documents'];
export const inputs = [...texts, ...secrets, ...days, ...single, ...several, 'optIn', ...uploads];
export const reading: FieldType[] = ['heading', 'subheading', 'body', 'caption', 'richText'];

/** A setting that some types of fields have. Those that are not added stay out of sight. */
export const only = (types: readonly string[], field: INodeProperties): INodeProperties => ({
	...field,
	displayOptions: { show: { type: [...types] } },
});
