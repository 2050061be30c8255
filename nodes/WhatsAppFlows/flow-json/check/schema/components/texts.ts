/** Texts to read, see https://developers.facebook.com/docs/whatsapp/flows/reference/components */
import { everywhere, type ComponentSchema } from '../component';
import { required, type Kind, type Properties } from '../context';
import { flag, nonBlank, oneOfOrDynamic, plainFlag, plainList, text, textOrTexts } from '../kinds';

const title: Properties = { text: required(nonBlank), visible: flag };

const paragraph: Properties = {
	text: required(textOrTexts),
	'font-weight': oneOfOrDynamic('bold', 'italic', 'bold_italic', 'normal'),
	strikethrough: flag,
	markdown: plainFlag,
	visible: flag,
};

const richText: Kind = {
	accepts: ['string', 'array'],
	check(node, context) {
		if (node.kind === 'array') plainList(nonBlank.check).check(node, context);
		else text.check(node, context);
	},
};

export const TextHeading: ComponentSchema = { places: everywhere(), properties: title };
export const TextSubheading: ComponentSchema = { places: everywhere(), properties: title };
export const TextBody: ComponentSchema = { places: everywhere(), properties: paragraph };
export const TextCaption: ComponentSchema = { places: everywhere(), properties: paragraph };

export const RichText: ComponentSchema = {
	places: { screen: 5.1 },
	properties: { text: required(richText), visible: flag },
};
