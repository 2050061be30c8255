import fc from 'fast-check';
import {
	parseInline,
	parseMarkdown,
} from '../../../../nodes/WhatsAppFlows/flow-json/draw/text/markdown';
import { textOfRuns } from '../../../../nodes/WhatsAppFlows/flow-json/draw/text/runs';

describe('Markdown in one line', () => {
	it('knows bold, italic, both, struck and linked parts', () => {
		expect(parseInline('a **b** *c* ***d*** ~~e~~ [f](https://x.example)')).toEqual([
			{ text: 'a ' },
			{ text: 'b', bold: true },
			{ text: ' ' },
			{ text: 'c', italic: true },
			{ text: ' ' },
			{ text: 'd', bold: true, italic: true },
			{ text: ' ' },
			{ text: 'e', strike: true },
			{ text: ' ' },
			{ text: 'f', link: true },
		]);
	});

	it('takes marks without a partner as text', () => {
		expect(textOfRuns(parseInline('2 * 3 and ** and ~~ and [x]'))).toBe(
			'2 * 3 and ** and ~~ and [x]',
		);
		expect(textOfRuns(parseInline('\\*not italic\\*'))).toBe('*not italic*');
	});

	it('loses no words', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom('word', '*', '**', '***', '~~', '[', '](', ')', ' ', '\\')),
				(parts) => {
					const count = (text: string) => text.split('word').length;
					expect(count(textOfRuns(parseInline(parts.join(''))))).toBeLessThanOrEqual(
						count(parts.join('')),
					);
					const words = parts.filter((part) => part === 'word' || part === ' ').join('');
					expect(textOfRuns(parseInline(words))).toBe(words);
				},
			),
		);
	});
});

describe('Markdown of several lines', () => {
	it('knows headings, lists, tables and pictures', () => {
		const kinds = parseMarkdown(
			'# A\n## B\n- c\n1. d\n|e|f|\n|---|---|\n|g|h|\n![i](data:x)\nj',
			100,
		).map(({ kind }) => kind);
		expect(kinds).toEqual(['heading', 'heading', 'item', 'item', 'table', 'image', 'paragraph']);
	});

	it('leaves the line under the head out of a table', () => {
		const [table] = parseMarkdown('|a|b|\n|:--|--:|\n|c|d|', 100);
		expect(table).toMatchObject({
			kind: 'table',
			rows: [
				[[{ text: 'a' }], [{ text: 'b' }]],
				[[{ text: 'c' }], [{ text: 'd' }]],
			],
		});
	});

	it('cuts a line that nobody would read', () => {
		const [paragraph] = parseMarkdown('x'.repeat(500), 100);
		expect(paragraph.kind === 'paragraph' && textOfRuns(paragraph.runs)).toBe(
			`${'x'.repeat(100)}…`,
		);
	});
});
