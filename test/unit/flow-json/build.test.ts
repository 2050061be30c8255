import { buildFlowJson, type FormField } from '../../../nodes/WhatsAppFlows/flow-json';
import { built, name, onePage, screensOf, size } from './support/forms';

describe('a form becomes a Flow', () => {
	it('with a screen for each page, and all answers in the payload of the last button', () => {
		expect(
			buildFlowJson({
				pages: [
					{ title: 'You', fields: [{ ...name, required: true, help: 'First and last name' }] },
					{ title: 'Your order', buttonText: 'Order', fields: [size] },
				],
			}),
		).toEqual({
			version: '7.3',
			screens: [
				{
					id: 'PAGE_A',
					title: 'You',
					layout: {
						type: 'SingleColumnLayout',
						children: [
							{
								type: 'TextInput',
								name: 'your_name',
								label: 'Your name',
								'input-type': 'text',
								required: true,
								'helper-text': 'First and last name',
							},
							{
								type: 'Footer',
								label: 'Continue',
								'on-click-action': {
									name: 'navigate',
									next: { type: 'screen', name: 'PAGE_B' },
									payload: {},
								},
							},
						],
					},
				},
				{
					id: 'PAGE_B',
					title: 'Your order',
					terminal: true,
					success: true,
					layout: {
						type: 'SingleColumnLayout',
						children: [
							{
								type: 'RadioButtonsGroup',
								name: 'size',
								label: 'Size',
								required: false,
								'data-source': [
									{ id: 'S', title: 'S' },
									{ id: 'M', title: 'M' },
									{ id: 'L', title: 'L' },
								],
							},
							{
								type: 'Footer',
								label: 'Order',
								'on-click-action': {
									name: 'complete',
									payload: {
										your_name: '${screen.PAGE_A.form.your_name}',
										size: '${form.size}',
									},
								},
							},
						],
					},
				},
			],
		});
	});

	it('with a closing page, whose button sends the answers', () => {
		const [first, last] = screensOf({
			...onePage(name),
			closingPage: { title: 'Thank you', heading: 'All done', text: 'Tap Send.' },
		});
		expect(first.terminal).toBeUndefined();
		expect(last).toMatchObject({
			id: 'CLOSING',
			terminal: true,
			layout: {
				children: [
					{ type: 'TextHeading', text: 'All done' },
					{ type: 'TextBody', text: 'Tap Send.' },
					{
						label: 'Send',
						'on-click-action': {
							name: 'complete',
							payload: { your_name: '${screen.PAGE_A.form.your_name}' },
						},
					},
				],
			},
		});
	});

	it('with a hundred pages, whose ids have no digits', () => {
		const pages = Array.from({ length: 100 }, () => ({ title: 'Page', fields: [name] }));
		const ids = screensOf({ pages }).map(({ id }) => id);
		expect([ids[0], ids[25], ids[26], ids[99]]).toEqual(['PAGE_A', 'PAGE_Z', 'PAGE_AA', 'PAGE_CV']);
		expect(new Set(ids).size).toBe(100);
	});

	it('whose passwords, passcodes and other secrets the chat does not show', () => {
		const [screen] = screensOf(
			onePage(
				{ type: 'password', label: 'Password' },
				{ type: 'passcode', label: 'Code' },
				{ type: 'shortText', label: 'ID number', sensitive: true },
				name,
			),
		);
		expect(screen.sensitive).toEqual(['password', 'code', 'id_number']);
	});
});

describe('each type of field becomes its component:', () => {
	it.each<[FormField, object]>([
		[
			{ type: 'paragraph', label: 'Wishes', maxLength: 300, initialValue: 'None' },
			{ type: 'TextArea', 'max-length': 300, 'init-value': 'None' },
		],
		[
			{ type: 'number', label: 'Guests', initialValue: '2', minLength: 1, maxLength: 2 },
			{ 'input-type': 'number', 'init-value': '2', 'min-chars': 1, 'max-chars': 2 },
		],
		[
			{ type: 'email', label: 'Email' },
			{ type: 'TextInput', 'input-type': 'email' },
		],
		[
			{ type: 'phone', label: 'Phone' },
			{ type: 'TextInput', 'input-type': 'phone' },
		],
		[
			{ type: 'password', label: 'A' },
			{ type: 'TextInput', 'input-type': 'password' },
		],
		[
			{ type: 'passcode', label: 'A' },
			{ type: 'TextInput', 'input-type': 'passcode' },
		],
		[
			{
				type: 'date',
				label: 'Day',
				earliest: '2026-01-05',
				latest: '2026-12-31',
				initialValue: '2026-02-01T09:00:00.000Z',
				unavailable: '2026-12-25\n2027-01-01',
			},
			{
				type: 'DatePicker',
				'min-date': '2026-01-05',
				'max-date': '2026-12-31',
				'init-value': '2026-02-01',
				'unavailable-dates': ['2026-12-25'],
			},
		],
		[
			{ type: 'calendar', label: 'Day', weekdays: ['Tue', 'Mon'] },
			{ type: 'CalendarPicker', mode: 'single', 'include-days': ['Mon', 'Tue'] },
		],
		[
			{
				type: 'dateRange',
				label: 'Your stay',
				endLabel: 'Departure',
				required: true,
				initialValue: ['2026-01-05', '2026-01-09'],
			},
			{
				type: 'CalendarPicker',
				mode: 'range',
				title: 'Your stay',
				label: { 'start-date': 'From', 'end-date': 'Departure' },
				required: { 'start-date': true, 'end-date': true },
				'init-value': { 'start-date': '2026-01-05', 'end-date': '2026-01-09' },
			},
		],
		[
			{
				type: 'dropdown',
				label: 'Branch',
				options: [{ id: 'b1', title: 'North', description: 'Main Street' }, 'South'],
				initialValue: 'North',
			},
			{
				type: 'Dropdown',
				'data-source': [
					{ id: 'b1', title: 'North', description: 'Main Street' },
					{ id: 'South', title: 'South' },
				],
				'init-value': 'b1',
			},
		],
		[
			{
				type: 'checkboxes',
				label: 'Toppings',
				help: 'Choose two',
				options: 'Ham\nCheese\nHam\n',
				initialValue: ['Cheese'],
				minChoices: 1,
				maxChoices: 2,
			},
			{
				type: 'CheckboxGroup',
				description: 'Choose two',
				'data-source': [
					{ id: 'Ham', title: 'Ham' },
					{ id: 'Cheese', title: 'Cheese' },
				],
				'init-value': ['Cheese'],
				'min-selected-items': 1,
				'max-selected-items': 2,
			},
		],
		[
			{ type: 'chips', label: 'Topics', options: ['News', 'Offers'], maxChoices: 1 },
			{ type: 'ChipsSelector', 'max-selected-items': 1 },
		],
		[
			{ type: 'optIn', label: 'I agree', link: 'https://example.com/terms', initialValue: true },
			{
				type: 'OptIn',
				'init-value': true,
				'on-click-action': { name: 'open_url', url: 'https://example.com/terms' },
			},
		],
		[
			{ type: 'photos', label: 'The damage', required: true, maxFiles: 3, source: 'camera' },
			{
				type: 'PhotoPicker',
				'photo-source': 'camera',
				'min-uploaded-photos': 1,
				'max-uploaded-photos': 3,
				'max-file-size-kb': 10_240,
			},
		],
		[
			{ type: 'documents', label: 'Invoice' },
			{ type: 'DocumentPicker', 'min-uploaded-documents': 0, 'max-uploaded-documents': 1 },
		],
		[
			{ type: 'heading', text: 'Welcome' },
			{ type: 'TextHeading', text: 'Welcome' },
		],
		[{ type: 'subheading', text: 'Hours' }, { type: 'TextSubheading' }],
		[
			{ type: 'body', text: 'One\nTwo' },
			{ type: 'TextBody', text: 'One\nTwo' },
		],
		[{ type: 'caption', text: 'Small' }, { type: 'TextCaption' }],
		[
			{ type: 'richText', text: '# Terms' },
			{ type: 'RichText', text: '# Terms' },
		],
		[
			{ type: 'image', image: 'data:image/jpeg;base64,/9j/4AAQ', altText: 'Our shop' },
			{ type: 'Image', src: '/9j/4AAQ', 'alt-text': 'Our shop' },
		],
	])('%j', (field, expected) => {
		expect(built(field)).toEqual([expect.objectContaining(expected)]);
	});
});
