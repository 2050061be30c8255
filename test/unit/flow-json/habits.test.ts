import { expectWarnings, key, value } from './support/expect';
import {
	at,
	body,
	choice,
	data,
	exchange,
	flow,
	footer,
	input,
	navigate,
	option,
	screen,
	single,
	type JsonObject,
} from './support/flows';

const items = { type: 'object', properties: { id: { type: 'string' }, title: { type: 'string' } } };
const model = {
	text: data('string', 'a'),
	number: data('number', 1),
	whole: data('integer', 1),
	flag: data('boolean', true),
	list: data('array', [], { items }),
	texts: data('array', [], { items: { type: 'string' } }),
	person: data('object', {}, { properties: { name: { type: 'string' }, age: { type: 'number' } } }),
};

describe('habits', () => {
	const tooLong = (property: string, type: string, most: number, length: number) => ({
		error: 'DISPLAY_LIMIT',
		message:
			`WhatsApp shows up to ${most} characters of the property '${property}' of ${type}, but it has ` +
			`${length}.`,
	});

	it('texts are as long as WhatsApp shows', () => {
		expectWarnings(single([input('a', { label: 'x'.repeat(21) })]), {
			...tooLong('label', 'TextInput', 20, 21),
			at: value(at(0, 0, 'label')),
		});
		expectWarnings(
			single([choice('Dropdown', { 'data-source': [option('a', { title: 'x'.repeat(31) })] })]),
			{ ...tooLong('title', 'Dropdown', 30, 31), at: value(at(0, 0, 'data-source', 0, 'title')) },
		);
		expectWarnings(single([{ type: 'TextCaption', text: ['short', 'x'.repeat(410)] }]), {
			...tooLong('text', 'TextCaption', 409, 410),
			at: value(at(0, 0, 'text', 1)),
		});
	});

	it('items of a list are as long as WhatsApp shows', () => {
		const item = {
			id: 'a',
			badge: 'x'.repeat(16),
			'main-content': { title: 'A' },
			end: { title: 'x'.repeat(11) },
		};
		const list = {
			type: 'NavigationList',
			name: 'list',
			'list-items': [item],
			'on-click-action': navigate('LAST'),
		};
		expectWarnings(
			flow([screen('FIRST', [list]), screen('LAST', [footer()], { terminal: true })]),
			{
				...tooLong('badge', 'NavigationList', 15, 16),
				at: value(at(0, 0, 'list-items', 0, 'badge')),
			},
			{
				...tooLong('title', 'NavigationList', 10, 11),
				at: value(at(0, 0, 'list-items', 0, 'end', 'title')),
			},
		);
	});

	it('options are as many as WhatsApp shows', () => {
		const options = (count: number, more: JsonObject = {}) =>
			Array.from({ length: count }, (_, index) => option(String(index), more));
		const many = (count: number, most: number, more?: JsonObject) =>
			expectWarnings(single([choice('Dropdown', { 'data-source': options(count, more) })]), {
				error: 'DISPLAY_LIMIT',
				message: `WhatsApp shows up to ${most} items of the property 'data-source' of Dropdown, but it has ${count}.`,
				at: value(at(0, 0, 'data-source')),
			});
		many(201, 200);
		many(101, 100, { image: 'AAAA' });
		expectWarnings(single([choice('ChipsSelector', { 'data-source': options(1) })]), {
			error: 'DISPLAY_LIMIT',
			message: 'A ChipsSelector should have at least 2 options.',
			at: value(at(0, 0, 'data-source')),
		});
	});

	it('pictures are as big as WhatsApp recommends', () => {
		const big = (kilobytes: number) => 'A'.repeat((kilobytes * 1024 * 4) / 3);
		expectWarnings(single([{ type: 'Image', src: big(303) }]), {
			error: 'IMAGE_SIZE',
			message: 'An image here should have up to 300 KB, but it has 303 KB.',
			at: value(at(0, 0, 'src')),
		});
		const pictured = [choice('Dropdown', { 'data-source': [option('a', { image: big(150) })] })];
		expectWarnings(single(pictured, { version: '5.1' }));
		expectWarnings(single(pictured, { version: '6.0' }), {
			error: 'IMAGE_SIZE',
			message: 'An image here should have up to 100 KB, but it has 150 KB.',
			at: value(at(0, 0, 'data-source', 0, 'image')),
		});
	});

	it('a screen is not called almost like the reserved word', () => {
		expectWarnings(flow([screen('SUCCESS', [footer()], { terminal: true })]), {
			error: 'RESERVED_SCREEN_ID',
			message:
				"The screen id 'SUCCESS' differs from the reserved word 'success' only in its case. Choose " +
				'another one, so that the end of the Flow and this screen are not mixed up.',
			at: value(['screens', 0, 'id']),
		});
	});

	it('a secret is marked as sensitive', () => {
		const secret = [input('pin', { 'input-type': 'passcode' })];
		expectWarnings(single(secret), {
			error: 'SENSITIVE_FIELD_NOT_MARKED',
			message:
				"The input 'pin' takes a secret, but the screen's property 'sensitive' does not name it. Its " +
				'value will show in the summary that stays in the chat.',
			at: value(at(0, 0)),
		});
		expectWarnings(single(secret, { sensitive: ['pin'] }));
	});

	it('a reference within other text is an expression', () => {
		expectWarnings(single([body('Hello ${data.text}')], { data: model }), {
			error: 'REFERENCE_IN_TEXT',
			message:
				"The reference '${data.text}' is shown as it is written, because there is other text beside " +
				"it. Use an expression in backticks instead, such as `'Hello ' ${data.name}`.",
			at: value(at(0, 0, 'text')),
		});
	});

	it('nothing is said about a Flow that has all of them', () => {
		expectWarnings(
			flow(
				[
					screen('FIRST', [body('${data.text}'), footer(exchange)], {
						terminal: true,
						data: model,
					}),
				],
				{ data_api_version: '4.0', routing_model: {} },
			),
		);
	});

	it('dates of a calendar are dates', () => {
		const dates = { 'min-date': '1 May 2026', 'unavailable-dates': ['2026-05-01', '2026-5-2'] };
		const calendar = { type: 'CalendarPicker', name: 'day', label: 'Day', ...dates };
		const message = (property: string) => ({
			error: 'DATE_FORMAT',
			message: `The property '${property}' of CalendarPicker should hold dates as YYYY-MM-DD.`,
		});
		expectWarnings(
			single([calendar]),
			{ ...message('min-date'), at: value(at(0, 0, 'min-date')) },
			{ ...message('unavailable-dates'), at: value(at(0, 0, 'unavailable-dates', 1)) },
		);
	});

	it('names of fields can be referred to', () => {
		expectWarnings(single([body()], { data: { 'first name': data('string', 'Ann') } }), {
			error: 'INVALID_SCREEN_DYNAMIC_DATA',
			message:
				'Invalid format of dynamic data \'first name\' in the screen data model. Please avoid "-", ' +
				'" ", "`" or "\'".',
			at: key(['screens', 0, 'data', 'first name']),
		});
	});
});
