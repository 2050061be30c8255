import fc from 'fast-check';
import {
	isRightToLeft,
	plain,
	textOfRuns,
} from '../../../../nodes/WhatsAppFlows/flow-json/draw/text/runs';
import { widthOf } from '../../../../nodes/WhatsAppFlows/flow-json/draw/text/widths';
import { fit, wrap } from '../../../../nodes/WhatsAppFlows/flow-json/draw/text/wrap';

const linesOf = (text: string, width: number, lines?: number): string[] =>
	wrap([plain(text)], { width, size: 14, lines }).map(({ runs }) => textOfRuns(runs));

const graphemes = (text: string): string[] =>
	[...new Intl.Segmenter('en').segment(text)].map(({ segment }) => segment);

const scripts = fc.constantFrom(
	'The quick brown fox ',
	'Donaudampfschifffahrtsgesellschaft',
	'يرجى إدخال اسمك الكامل ',
	'请填写以下信息，谢谢。',
	'กรุณากรอกชื่อและที่อยู่',
	'कृपया अपना पूरा नाम ',
	'👨‍👩‍👧‍👦🎉🇰🇪',
	'e\u0301\u0302 ',
	' ',
	'\n',
);

describe('wrapping', () => {
	it('keeps every line inside its width, and all text but the spaces at the breaks', () => {
		fc.assert(
			fc.property(
				fc.array(scripts, { maxLength: 12 }),
				fc.integer({ min: 40, max: 300 }),
				(parts, width) => {
					const text = parts.join('');
					const lines = linesOf(text, width);
					for (const line of lines) {
						// One character may be wider than the line; it can't be cut.
						if (graphemes(line).length > 1)
							expect(widthOf(line, 14)).toBeLessThanOrEqual(width + 0.01);
					}
					const bare = (all: string) => all.replace(/\s/g, '');
					expect(bare(lines.join(''))).toBe(bare(text));
				},
			),
		);
	});

	it('never cuts a character from its marks, or an emoji apart', () => {
		for (const text of [
			'👨‍👩‍👧‍👦'.repeat(8),
			'e\u0301\u0302'.repeat(60),
			'क्षि'.repeat(40),
			'🇰🇪'.repeat(20),
		]) {
			const whole = new Set(graphemes(text));
			for (const line of linesOf(text, 60))
				for (const one of graphemes(line)) expect(whole).toContain(one);
		}
	});

	it('breaks between words, and within one only if it is too long for a line', () => {
		expect(linesOf('alpha beta gamma', 80)).toEqual(['alpha beta', 'gamma']);
		expect(linesOf('a'.repeat(30), 80).length).toBeGreaterThan(2);
	});

	it('breaks Chinese between characters, but no line begins with a comma', () => {
		const lines = linesOf('请填写以下信息，谢谢您的配合，我们会尽快联系您。', 100);
		expect(lines.length).toBeGreaterThan(2);
		for (const line of lines) expect(line).not.toMatch(/^[，。]/);
	});

	it('breaks Thai between words', () => {
		const words = new Set(
			[
				...new Intl.Segmenter('th', { granularity: 'word' }).segment(
					'กรุณากรอกชื่อและที่อยู่ของคุณ',
				),
			].map(({ segment }) => segment),
		);
		for (const line of linesOf('กรุณากรอกชื่อและที่อยู่ของคุณ', 90)) {
			const [first] = new Intl.Segmenter('th', { granularity: 'word' }).segment(line);
			expect(words).toContain(first.segment);
		}
	});

	it('ends with an ellipsis where there are too many lines', () => {
		const lines = linesOf('one two three four five six seven', 60, 2);
		expect(lines).toHaveLength(2);
		expect(lines[1]).toMatch(/…$/);
	});

	it('keeps the lines that a text has', () => {
		expect(linesOf('one\n\ntwo\r\nthree', 200)).toEqual(['one', '', 'two', 'three']);
	});

	it('keeps the styles of the parts of a line', () => {
		const [first, second] = wrap(
			[plain('alpha '), plain('beta', { bold: true }), plain(' gamma')],
			{ width: 84, size: 14 },
		);
		expect(first.runs).toEqual([plain('alpha '), plain('beta', { bold: true })]);
		expect(second.runs).toEqual([plain('gamma')]);
	});
});

describe('fitting into one line', () => {
	it('shortens what is too long and nothing else', () => {
		const fitted = (text: string) => textOfRuns(fit([plain(text)], { width: 60, size: 14 }).runs);
		expect(fitted('short')).toBe('short');
		expect(fitted('much too long for this')).toMatch(/^much.*…$/);
	});
});

describe('the direction of a text', () => {
	it('follows its first letter', () => {
		expect(isRightToLeft('1. مرحبا hello')).toBe(true);
		expect(isRightToLeft('שלום')).toBe(true);
		expect(isRightToLeft('hello مرحبا')).toBe(false);
		expect(isRightToLeft('123 …')).toBe(false);
	});
});
