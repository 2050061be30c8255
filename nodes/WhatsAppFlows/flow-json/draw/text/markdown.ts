import { capped } from '../read/json';
import { plain, type Run } from './runs';

/** What RichText and texts with `markdown` are made of. */
export type Block =
	| { readonly kind: 'heading'; readonly level: 1 | 2; readonly runs: readonly Run[] }
	| { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
	| { readonly kind: 'item'; readonly marker: string; readonly runs: readonly Run[] }
	| { readonly kind: 'image'; readonly source: string; readonly alternative: string }
	| { readonly kind: 'table'; readonly rows: ReadonlyArray<ReadonlyArray<readonly Run[]>> };

const heading = /^\s{0,3}(#{1,6})\s+(.*)$/;
const item = /^\s{0,9}(?:([-*+])|(\d{1,9}[.)]))\s+(.*)$/;
const image = /^\s*"?!\[([^\]]*)\]\(\s*([^)\s]*)[^)]*\)"?\s*$/;
const tableRow = /^\s*\|/;
const tableRule = /^[\s|:-]+$/;

/**
 * Takes Markdown apart as far as Flows have it, line by line; long lines are cut, pictures are not.
 * Source: https://developers.facebook.com/docs/whatsapp/flows/reference/components (RichText)
 */
export function parseMarkdown(text: string, mostOfLine: number, mostLines = 400): Block[] {
	const blocks: Block[] = [];
	let rows: Run[][][] | undefined;
	for (const given of text.split(/\r\n?|\n/, mostLines)) {
		const line = image.test(given) ? given : capped(given, mostOfLine);
		if (tableRow.test(line)) {
			if (!rows) blocks.push({ kind: 'table', rows: (rows = []) });
			if (!tableRule.test(line)) rows.push(cells(line));
			continue;
		}
		rows = undefined;
		if (line.trim() !== '') blocks.push(blockOf(line));
	}
	return blocks.filter((block) => block.kind !== 'table' || block.rows.length > 0);
}

function blockOf(line: string): Block {
	const headed = heading.exec(line);
	if (headed) {
		const [, marks, words] = headed;
		return { kind: 'heading', level: marks.length === 1 ? 1 : 2, runs: parseInline(words) };
	}
	const listed = item.exec(line);
	if (listed) {
		const [, bullet, number, words] = listed;
		return { kind: 'item', marker: bullet ? '•' : number, runs: parseInline(words) };
	}
	const pictured = image.exec(line);
	if (pictured) return { kind: 'image', alternative: pictured[1], source: pictured[2] };
	return { kind: 'paragraph', runs: parseInline(line.trim()) };
}

function cells(line: string): Run[][] {
	const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '');
	return inner
		.split('|')
		.slice(0, 6)
		.map((cell) => parseInline(cell.trim()));
}

const token =
	/\\[\\`*_~[\]()#+\-.!|]|\*{1,3}|~~|\[[^[\]]{1,500}\]\([^()\s]{0,2000}\)|[^\\*~[]+|[\s\S]/g;

/** Bold, italic, struck and linked parts; marks without a partner are text. */
export function parseInline(text: string): Run[] {
	const tokens = text.match(token) ?? [];
	const left = new Map<string, number>();
	for (const part of tokens) left.set(part, (left.get(part) ?? 0) + 1);
	const style = { bold: false, italic: false, strike: false };
	const runs: Run[] = [];
	const say = (words: string, more: Partial<Run> = {}) => {
		runs.push(plain(words, { ...onlyTrue(style), ...more }));
	};
	for (const part of tokens) {
		const partners = (left.get(part) ?? 1) - 1;
		left.set(part, partners);
		const marks = marksOf(part);
		const toggles = marks.length > 0 && (partners > 0 || marks.every((mark) => style[mark]));
		if (toggles) for (const mark of marks) style[mark] = !style[mark];
		else if (/^\[.+\]\(/s.test(part)) say(part.slice(1, part.lastIndexOf('](')), { link: true });
		else say(part.length === 2 && part.startsWith('\\') ? part[1] : part);
	}
	return runs;
}

function marksOf(part: string): ReadonlyArray<'bold' | 'italic' | 'strike'> {
	if (part === '***') return ['bold', 'italic'];
	if (part === '**') return ['bold'];
	if (part === '*') return ['italic'];
	return part === '~~' ? ['strike'] : [];
}

function onlyTrue(style: Record<'bold' | 'italic' | 'strike', boolean>): Partial<Run> {
	return Object.fromEntries(Object.entries(style).filter(([, on]) => on));
}
