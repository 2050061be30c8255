/** What leads on, see https://developers.facebook.com/docs/whatsapp/flows/reference/components */
import { member } from '../../../parse/nodes';
import { captionsTogether, missingDependency } from '../../messages/schema';
import { footerAction, linkAction, listAction } from '../actions';
import { everywhere, type ComponentSchema } from '../component';
import { report, required } from '../context';
import {
	flag,
	image,
	list,
	name,
	nonBlank,
	object,
	oneOfOrDynamic,
	plainFlag,
	plainList,
	text,
	text1,
} from '../kinds';

const sides = ['left-caption', 'right-caption'] as const;

export const Footer: ComponentSchema = {
	// Only a branch of the outermost If can hold one.
	places: { screen: 0, form: 0, if: 0, case: 0 },
	properties: {
		label: required(text1),
		'on-click-action': required(footerAction),
		'left-caption': text,
		'center-caption': text,
		'right-caption': text,
		enabled: flag,
	},
	also(node, context) {
		const present = sides.filter((side) => member(node, side));
		for (const side of present.length === 1 ? present : []) {
			const other = side === 'left-caption' ? 'right-caption' : 'left-caption';
			report(context, missingDependency('Footer', other, side), node);
		}
		if (present.length > 0 && member(node, 'center-caption')) {
			report(context, captionsTogether, node);
		}
	},
};

export const EmbeddedLink: ComponentSchema = {
	places: everywhere(),
	properties: {
		text: required(nonBlank),
		'on-click-action': required(linkAction),
		visible: flag,
	},
};

const item = object({
	id: required(nonBlank),
	'main-content': required(object({ title: required(text), description: text, metadata: text })),
	end: object({ title: text, description: text, metadata: text }),
	start: object({ image: required(image), 'alt-text': text }),
	badge: nonBlank,
	tags: plainList(text.check, { least: 1, most: 3 }),
	enabled: plainFlag,
	'on-click-action': listAction,
});

export const NavigationList: ComponentSchema = {
	places: { screen: 6.2, form: 6.2 },
	properties: {
		name: required(name),
		'list-items': required(list(item.check, { least: 1, itemMembers: ['id', 'main-content'] })),
		label: text,
		description: text,
		'media-size': oneOfOrDynamic('regular', 'large'),
		'on-click-action': listAction,
	},
};
