import type { Json, JsonObject } from '../support/flows';
import {
	choice,
	complete,
	data,
	exchange,
	flow,
	footer,
	form,
	input,
	navigate,
	option,
	screen,
	single,
} from '../support/flows';
import { drawn, textOfScreen } from './drawing';

/** The lines of a screen that has these components. */
const shown = (children: Json[], more: JsonObject = {}): string =>
	textOfScreen(drawn(single(children, more)), 'FIRST');

describe('a drawn screen', () => {
	it('shows its id and its title', () => {
		const text = textOfScreen(
			drawn(flow([screen('ABOUT_YOU', [], { title: 'About you' })])),
			'ABOUT_YOU',
		);
		expect(text).toContain('ABOUT_YOU');
		expect(text).toContain('About you');
	});

	it('says where the flow begins and where it ends', () => {
		const drawing = drawn(
			flow([
				screen('FIRST', [footer(navigate('LAST'))]),
				screen('LAST', [footer()], { terminal: true }),
			]),
		);
		expect(textOfScreen(drawing, 'FIRST')).toContain('START');
		expect(textOfScreen(drawing, 'FIRST')).not.toContain('END');
		expect(textOfScreen(drawing, 'LAST')).toContain('END');
		expect(textOfScreen(drawing, 'LAST')).not.toContain('START');
	});

	it('has its button at the bottom, with the captions over it', () => {
		const { lines } = drawn(
			single([
				footer(complete, { label: 'Pay', 'left-caption': 'Total', 'right-caption': '€ 25' }),
			]),
		);
		expect(lines).toEqual(expect.arrayContaining(['Pay', 'Total', '€ 25']));
	});
});

/** A component, and the words that a person has to see of it. */
const components: ReadonlyArray<readonly [type: string, component: JsonObject, words: string[]]> = [
	['TextHeading', { text: 'Welcome back' }, ['Welcome back']],
	['TextSubheading', { text: 'Your order' }, ['Your order']],
	['TextBody', { text: 'Two minutes' }, ['Two minutes']],
	['TextCaption', { text: ['One', 'Two'] }, ['One', 'Two']],
	[
		'RichText',
		{
			text: [
				'# Terms',
				'We **may** ~~not~~ change',
				'- milk',
				'2. tea',
				'| Item | Price |',
				'|---|---|',
				'| Cup | 3 |',
			],
		},
		['Terms', 'We may not change', '•', 'milk', '2.', 'tea', 'Item', 'Price', 'Cup', '3'],
	],
	[
		'TextInput',
		{ name: 'a', label: 'Name', 'helper-text': 'As in your passport' },
		['Name', 'As in your passport'],
	],
	['TextArea', { name: 'a', label: 'Wishes', 'max-length': 250 }, ['Wishes', '250']],
	[
		'DatePicker',
		{ name: 'a', label: 'Day', 'helper-text': 'We close on Mondays' },
		['Day', 'We close on Mondays'],
	],
	['CalendarPicker', { name: 'a', label: 'Arrival' }, ['Arrival']],
	[
		'CalendarPicker',
		{
			name: 'a',
			mode: 'range',
			title: 'Your stay',
			label: { 'start-date': 'From', 'end-date': 'Until' },
			'helper-text': { 'start-date': 'After 15:00' },
		},
		['Your stay', 'From', 'Until', 'After 15:00'],
	],
	['Dropdown', choice('Dropdown', { label: 'Size' }), ['Size', 'Option a', 'Option b']],
	[
		'RadioButtonsGroup',
		choice('RadioButtonsGroup', {
			label: 'Delivery',
			description: 'How it comes',
			'data-source': [option('a', { description: 'In a day', metadata: '5 €' })],
		}),
		['Delivery', 'How it comes', 'Option a', 'In a day', '5 €'],
	],
	['CheckboxGroup', choice('CheckboxGroup'), ['Choose', 'Option a', 'Option b']],
	[
		'ChipsSelector',
		choice('ChipsSelector', { description: 'Up to two' }),
		['Choose', 'Up to two', 'Option a'],
	],
	['OptIn', { name: 'a', label: 'I agree' }, ['I agree']],
	['EmbeddedLink', { text: 'Our terms', 'on-click-action': navigate('FIRST') }, ['Our terms']],
	['Image', { src: 'none', 'alt-text': 'The harbour' }, ['The harbour']],
	['ImageCarousel', { images: [{ src: 'none', 'alt-text': 'A room' }] }, ['A room']],
	[
		'NavigationList',
		{
			name: 'a',
			label: 'Services',
			'list-items': [
				{
					id: 'cut',
					badge: 'New',
					tags: ['Fast'],
					'main-content': { title: 'Haircut', description: 'With a wash', metadata: '45 min' },
					end: { title: '35 €' },
				},
			],
		},
		['Services', 'New', 'Fast', 'Haircut', 'With a wash', '45 min', '35 €'],
	],
	[
		'PhotoPicker',
		{ name: 'a', label: 'Photos', description: 'By daylight', 'max-uploaded-photos': 3 },
		['Photos', 'By daylight', '3'],
	],
	[
		'DocumentPicker',
		{ name: 'a', label: 'Papers', 'allowed-mime-types': ['application/pdf'] },
		['Papers', 'PDF'],
	],
	[
		'If',
		{
			condition: '${form.age} > 18',
			then: [input('a', { label: 'Licence' })],
			else: [input('b', { label: 'Parent' })],
		},
		['if age > 18', 'Licence', 'else', 'Parent'],
	],
	[
		'Switch',
		{ value: '${data.animal}', cases: { cat: [input('a', { label: 'Purrs' })], dog: [] } },
		['switch animal', 'case cat', 'Purrs', 'case dog'],
	],
	['Form', form([input('a', { label: 'Inside' })]), ['Inside']],
	['Hologram', { label: 'From the future' }, ['Hologram', 'From the future']],
];

describe('a drawn component', () => {
	it.each(components)('%s shows what it says', (type, component, words) => {
		const text = shown([{ ...component, type }]);
		for (const word of words) expect(text).toContain(word);
	});

	it('has a star where an answer is required', () => {
		expect(shown([input('a', { label: 'Name', required: true })])).toContain('Name *');
		expect(shown([input('a', { label: 'Name', required: false })])).not.toContain('*');
	});

	it('shows the value that it begins with, its own or that of its form', () => {
		expect(shown([input('a', { 'init-value': 'Nairobi' })])).toContain('Nairobi');
		expect(shown([form([input('a')], { 'init-values': { a: 'Mombasa' } })])).toContain('Mombasa');
	});

	it('says when it shows only sometimes, or never', () => {
		expect(shown([input('a', { visible: '${data.vip}' })])).toContain('if vip');
		expect(shown([input('a', { visible: false })])).toContain('hidden');
	});

	it('tells how many options are left out of a long list', () => {
		const many = Array.from({ length: 60 }, (_, index) => option(`o${index}`));
		expect(shown([choice('RadioButtonsGroup', { 'data-source': many })])).toContain('+ 36');
	});
});

describe('a bound text', () => {
	const model = {
		data: {
			name: data('string', 'Ann'),
			total: data('number', 12.5),
			rows: data('array', [option('x')]),
		},
	};

	it('is shown by its example', () => {
		expect(
			shown([{ type: 'TextBody', text: 'Hello ${data.name}, ${data.total} €' }], model),
		).toContain('Hello Ann, 12.5 €');
	});

	it('is shown by the example of another screen', () => {
		const drawing = drawn(
			flow([
				screen('FIRST', [], model),
				screen('LAST', [{ type: 'TextBody', text: '${screen.FIRST.data.name}' }]),
			]),
		);
		expect(textOfScreen(drawing, 'LAST')).toContain('Ann');
	});

	it('is shown by its name where there is no example', () => {
		expect(shown([{ type: 'TextBody', text: 'Hello ${form.first}' }])).toContain('Hello {first}');
		expect(shown([{ type: 'TextBody', text: '${data.constructor}' }])).toContain('{constructor}');
	});

	it('reads as a sentence where an expression joins texts, else as a formula', () => {
		const text = (words: string) => shown([{ type: 'TextBody', text: words }], model);
		expect(text("`'Hello ' ${data.name} '!'`")).toContain('Hello Ann!');
		expect(text('`${data.total} * 2`')).toContain('ƒ total * 2');
	});

	it('fills a list from its example', () => {
		expect(shown([choice('Dropdown', { 'data-source': '${data.rows}' })], model)).toContain(
			'Option x',
		);
	});
});

describe('what a tap does', () => {
	const beside = (action: JsonObject): readonly string[] =>
		drawn(single([{ type: 'EmbeddedLink', text: 'Tap', 'on-click-action': action }])).lines;

	it.each([
		['asks the endpoint', exchange, 'your server'],
		['ends the flow', complete, 'flow ends'],
		['opens a page', { name: 'open_url', url: 'https://shop.example/a?b' }, 'shop.example'],
		['leads where only data tells', navigate('${data.next}'), '→ next'],
	])('is marked where it %s', (_, action, words) => {
		expect(beside(action)).toContain(words);
	});
});
