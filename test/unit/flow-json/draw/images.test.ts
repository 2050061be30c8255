import { deflateSync } from 'node:zlib';
import { single, type Json } from '../support/flows';
import { drawn } from './drawing';

const png = Buffer.concat([
	Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x01\x08\x02\0\0\0', 'latin1'),
	deflateSync(Buffer.alloc(8)),
]).toString('base64');
const jpeg = Buffer.from(
	`\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x0b\x08\0\x10\0\x20\x01\x01\x11\0`,
	'latin1',
).toString('base64');
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>').toString(
	'base64',
);

/** The addresses of the pictures in the drawing of one. */
const embedded = (src: Json): string[] =>
	drawn(single([{ type: 'Image', src, 'alt-text': 'Shown instead' }]))
		.all.filter(({ name }) => name === 'image')
		.map(({ attributes }) => attributes.get('href')!);

describe('a picture in a flow', () => {
	it('is embedded with the type that its first bytes prove', () => {
		expect(embedded(png)).toEqual([`data:image/png;base64,${png}`]);
		expect(embedded(`data:image/png;base64,${png}`)).toEqual([`data:image/png;base64,${png}`]);
		expect(embedded(`data:image/png;base64,${jpeg}`)).toEqual([`data:image/jpeg;base64,${jpeg}`]);
	});

	it.each([
		['an address', 'https://evil.example/x.png'],
		['an SVG', `data:image/svg+xml;base64,${svg}`],
		['an SVG that calls itself a PNG', `data:image/png;base64,${svg}`],
		['a script', `data:text/html;base64,${svg}`],
		['no base64', `data:image/png;base64,${png}" onload="`],
		[
			'too large',
			Buffer.concat([Buffer.from(png, 'base64'), Buffer.alloc(400 * 1024)]).toString('base64'),
		],
		['no text', { a: 1 }],
	])('is left out where it is %s', (_, src) => {
		expect(embedded(src)).toEqual([]);
		expect(drawn(single([{ type: 'Image', src, 'alt-text': 'Shown instead' }])).lines).toContain(
			'Shown instead',
		);
	});

	it('counts against a limit for the whole drawing', () => {
		const large = Buffer.concat([Buffer.from(png, 'base64'), Buffer.alloc(250 * 1024)]).toString(
			'base64',
		);
		const images = Array.from({ length: 30 }, (): Json => ({ type: 'Image', src: large }));
		const { all, svg: markup } = drawn(single(images));
		expect(all.filter(({ name }) => name === 'image').length).toBeGreaterThan(0);
		expect(markup.length).toBeLessThan(3_500_000);
	});
});
