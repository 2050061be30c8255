import { expectErrors, expectValid, expectWarnings, value } from './support/expect';
import { at, body, data, form, pair, single, type Json, type JsonObject } from './support/flows';

const when = (then: Json[], otherwise?: Json[]): JsonObject => ({
	type: 'If',
	condition: true,
	then,
	...(otherwise && { else: otherwise }),
});
const switched = (cases: JsonObject): JsonObject => ({
	type: 'Switch',
	value: '${data.word}',
	cases,
});
const word = { word: data('string', 'a') };
const image = { type: 'Image', src: 'AAAA' };
const link = {
	type: 'EmbeddedLink',
	text: 'More',
	'on-click-action': { name: 'open_url', url: 'https://example.com' },
};
const picker = (type: string, name: string, more: JsonObject = {}): JsonObject => ({
	type,
	name,
	label: 'Upload',
	...more,
});
const tooMany = (type: string, most: number, found: number) => ({
	error: 'COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN',
	message: `Maximum number of ${type} allowed per screen is ${most} but found ${found}.`,
});

describe('the number of components', () => {
	const limits: ReadonlyArray<
		readonly [type: string, most: number, make: (index: number) => JsonObject]
	> = [
		['EmbeddedLink', 2, () => link],
		['OptIn', 5, (index) => ({ type: 'OptIn', name: `agree${index}`, label: 'A' })],
		['Image', 3, () => image],
		[
			'ImageCarousel',
			2,
			() => ({ type: 'ImageCarousel', images: [{ src: 'AAAA', 'alt-text': 'A' }] }),
		],
		['PhotoPicker', 1, (index) => picker('PhotoPicker', `photo${index}`)],
		['DocumentPicker', 1, (index) => picker('DocumentPicker', `file${index}`)],
		['Form', 1, () => form([])],
	];

	it.each(limits)('%s is up to %i on a screen', (type, most, make) => {
		const several = (count: number) =>
			single(Array.from({ length: count }, (_, index) => make(index)));
		expectValid(several(most));
		expectErrors(several(most + 1), {
			...tooMany(type, most, most + 1),
			at: value(at(0, most, 'type')),
		});
	});

	it('of Forms is only counted from version 7.0 on', () => {
		expectValid(single([form([]), form([])], { version: '6.3' }));
	});

	it('in branches is that of the branch with most', () => {
		expectValid(single([when([image, image], [image, image]), image]));
		expectErrors(single([when([image, image], [image]), form([image]), image]), {
			...tooMany('Image', 3, 5),
			at: [
				value(at(0, 0, 'then', 0, 'type')),
				value(at(0, 0, 'then', 1, 'type')),
				value(at(0, 0, 'else', 0, 'type')),
				value(at(0, 1, 'children', 0, 'type')),
				value(at(0, 2, 'type')),
			],
		});
		expectValid(single([switched({ a: [image, image, image], b: [image] })], { data: word }));
	});

	it('of pickers for photos and documents together is one', () => {
		expectErrors(single([picker('PhotoPicker', 'a'), picker('DocumentPicker', 'b')]), {
			error: 'COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN',
			message:
				'You can only have a maximum of 1 component of type PhotoPicker or DocumentPicker per screen.',
			at: [value(at(0, 0, 'type')), value(at(0, 1, 'type'))],
		});
		expectValid(single([when([picker('PhotoPicker', 'a')], [picker('DocumentPicker', 'b')])]));
	});

	it('in all is up to 100, and documented as up to 50', () => {
		const many = (count: number) => single(Array.from({ length: count - 1 }, () => body()));
		expectWarnings(many(51), {
			error: 'DISPLAY_LIMIT',
			message: 'The documentation allows up to 50 components per screen, but there are 51.',
			at: value(at(0, 50, 'type')),
		});
		expectErrors(many(102), {
			error: 'MAX_ALLOWED_COMPONENTS_PER_SCREEN',
			message: 'Maximum number of components allowed per screen is 100 but found 102.',
			at: [value(at(0, 100, 'type')), value(at(0, 101, 'type'))],
		});
	});

	it('of carousels is up to three in a Flow, each of up to three pictures in base64', () => {
		const carousel = (count: number, src = 'AAAA') => ({
			type: 'ImageCarousel',
			images: Array.from({ length: count }, () => ({ src, 'alt-text': 'A' })),
		});
		expectErrors(pair([carousel(1), carousel(1)], [carousel(1), carousel(1)]), {
			error: 'INVALID_PROPERTY_VALUE',
			message: 'Maximum number of ImageCarousel allowed per Flow is 3 but found 4.',
			at: [value(at(0, 0)), value(at(0, 1)), value(at(1, 0)), value(at(1, 1))],
		});
		expectErrors(single([carousel(4)]), {
			error: 'INVALID_PROPERTY_VALUE',
			message: "Property 'images' should have at most '3' items.",
			at: value(at(0, 0, 'images')),
		});
		expectErrors(single([carousel(1, 'not base64')]), {
			error: 'INVALID_PROPERTY_VALUE',
			message: 'Image source is not in a valid base64 format.',
			at: value(at(0, 0, 'images', 0, 'src')),
		});
		expectValid(single([carousel(1, 'data:image/png;base64,iVBORw0=')]));
	});
});
