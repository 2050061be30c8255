import type { INodePropertyOptions } from 'n8n-workflow';
import type { FieldType } from '../../flow-json';

const types: Readonly<Record<FieldType, Omit<INodePropertyOptions, 'value'>>> = {
	body: { name: 'Body Text', description: 'A paragraph to read' },
	calendar: { name: 'Calendar', description: 'One day, from a calendar that is always seen' },
	caption: { name: 'Caption', description: 'A small text to read' },
	checkboxes: { name: 'Checkboxes', description: 'Any number of up to 20 options' },
	chips: { name: 'Chips', description: 'Any number of 2 to 20 short options, side by side' },
	date: { name: 'Date', description: 'One day, from a calendar that opens' },
	dateRange: { name: 'Date Range', description: 'A first and a last day' },
	documents: { name: 'Document Upload', description: 'Files of the person' },
	dropdown: { name: 'Dropdown', description: 'One of up to 200 options' },
	email: { name: 'Email', description: 'An email address' },
	heading: { name: 'Heading', description: 'A large title to read' },
	image: { name: 'Image', description: 'A picture from the input item' },
	number: { name: 'Number', description: 'Digits only' },
	optIn: { name: 'Opt-In', description: 'Something to agree to, with a link to read more' },
	paragraph: { name: 'Paragraph', description: 'Room for several lines of text' },
	passcode: { name: 'Passcode', description: 'Secret digits' },
	password: { name: 'Password', description: 'A secret text' },
	phone: { name: 'Phone', description: 'A phone number' },
	photos: { name: 'Photo Upload', description: 'Pictures from the camera or the gallery' },
	radio: { name: 'Radio Buttons', description: 'One of up to 20 options, all of them seen' },
	richText: { name: 'Rich Text', description: 'A long text in Markdown, alone on its page' },
	shortText: { name: 'Short Text', description: 'One line of text' },
	subheading: { name: 'Subheading', description: 'A smaller title to read' },
};

/** The types of fields as the dropdown shows them. */
export const fieldTypes: INodePropertyOptions[] = Object.entries(types).map(([value, shown]) => ({
	...shown,
	value,
}));
