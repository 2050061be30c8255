/** What is only read, see https://developers.facebook.com/docs/whatsapp/flows/reference/components */
import { imageKilobytes } from '../check/warnings/limits';
import { component, type Builder } from './component';
import { FormFault } from './fault';
import type { ImageBlock, TextBlock } from './form';
import { text } from './labels';
import { line, literal, paragraph } from './texts';

const textTypes = {
	heading: 'TextHeading',
	subheading: 'TextSubheading',
	body: 'TextBody',
	caption: 'TextCaption',
} as const;

export const textBlock: Builder<TextBlock> = ({ field, place }) => {
	if (field.type !== 'richText') return [text(textTypes[field.type], field.text, place)];
	const markdown = paragraph(field.text);
	if (markdown === '') throw new FormFault(place, 'the text is empty', 'Write one.');
	return [component('RichText', { text: literal(markdown) })];
};

/** How pictures begin that WhatsApp shows, in base64: JPEG and PNG. */
const beginnings = /^(?:\/9j\/|iVBORw0KGgo)/;

export const image: Builder<ImageBlock> = ({ field, place }) => {
	const src = paragraph(field.image)
		.replace(/^data:[^,]*,/, '')
		.replace(/\s/g, '');
	if (src === '') {
		throw new FormFault(place, 'there is no picture', 'Give a JPEG or PNG file of up to 300 KB.');
	}
	if (!beginnings.test(src) || src.length % 4 !== 0 || !/^[A-Za-z\d+/]+={0,2}$/.test(src)) {
		throw new FormFault(place, 'the picture is no JPEG or PNG file', 'Choose another file.');
	}
	const kilobytes = Math.ceil((src.length * 3) / 4 / 1024);
	if (kilobytes > imageKilobytes) {
		throw new FormFault(
			place,
			`the picture has ${kilobytes} KB`,
			`WhatsApp takes up to ${imageKilobytes} KB: make the picture smaller.`,
		);
	}
	const shown = line(field.altText);
	return [component('Image', { src, 'alt-text': shown === '' ? undefined : literal(shown) })];
};
