import { answersOf, type FlowForm, type FormField } from '../../../nodes/WhatsAppFlows/flow-json';
import { built, name, onePage, size } from './support/forms';

describe('the answers are named after the labels', () => {
	it.each([
		['What’s your e-mail?', 'whats_your_e_mail'],
		['Größe & Straße', 'grosse_strasse'],
		['Как вас зовут?', 'kak_vas_zovut'],
		['Ονοματεπώνυμο', 'onomateponymo'],
		['Đặt bàn', 'dat_ban'],
		['İsim', 'isim'],
		['姓名 (name)', 'name'],
		['你的名字', 'answer'],
		['الاسم', 'answer'],
		['2nd name', 'answer_2nd_name'],
		['👍', 'answer'],
		['flow token', 'flow_token_2'],
		['__proto__', 'proto'],
	])('%s: %s', (label, expected) => {
		expect(answersOf(onePage({ type: 'shortText', label }))).toEqual([{ name: expected, label }]);
	});

	it('each with a name of its own, in the whole form', () => {
		const date: FormField = { type: 'date', label: '日付' };
		const form: FlowForm = {
			pages: [
				{ title: 'A', fields: [name, date, { ...name, name: 'your_name_2' }] },
				{ title: 'B', fields: [{ type: 'heading', text: 'Again' }, name, date] },
			],
		};
		expect(answersOf(form).map((answer) => answer.name)).toEqual([
			'your_name',
			'date',
			'your_name_2',
			'your_name_3',
			'date_2',
		]);
	});
});

describe('texts show as they are:', () => {
	it('a value that WhatsApp would put in is parted by a character that is not seen', () => {
		const [heading, body] = built(
			{ type: 'heading', text: '${data.x}' },
			{ type: 'body', text: "`'a' ${form.x}`" },
		);
		expect(heading.text).toBe('$\u2060{data.x}');
		expect(body.text).toBe("\u2060`'a' $\u2060{form.x}`");
	});

	it('a long label stands in full above the field', () => {
		const label = 'Which of our services would you like to book?';
		expect(built({ type: 'dropdown', label, options: 'A', help: 'One per visit' })).toEqual([
			{ type: 'TextBody', text: label },
			{ type: 'TextCaption', text: 'One per visit' },
			expect.objectContaining({ type: 'Dropdown', label: 'Which of our servic…' }),
		]);
	});

	it('a long option stands in full in its description', () => {
		const title = 'I would like to change an order that I made';
		expect(built({ ...size, options: [title] })[0]['data-source']).toEqual([
			{ id: title, title: 'I would like to change an ord…', description: title },
		]);
	});

	it('no character is cut in two', () => {
		const [, field] = built({ type: 'shortText', label: '👨‍👩‍👧'.repeat(5) });
		expect(field.label).toBe('👨‍👩‍👧👨‍👩‍👧…');
	});
});
