import { drawFlow } from '../../../../nodes/WhatsAppFlows/flow-json';
import { elementsIn, parseXml, textIn, type XmlElement } from './xml';

/** A drawing as a reader of XML sees it. */
export interface Drawing {
	readonly svg: string;
	readonly all: readonly XmlElement[];
	/** The texts of all lines, in the order of the document. */
	readonly lines: readonly string[];
	readonly screens: readonly XmlElement[];
	/** From and to of each arrow, and its kind. */
	readonly arrows: readonly string[];
}

/** Draws and reads the drawing; fails where it is no XML. */
export function drawn(flow: unknown): Drawing {
	const svg = drawFlow(flow);
	const all = elementsIn(parseXml(svg));
	const having = (key: string) => all.filter(({ attributes }) => attributes.has(key));
	return {
		svg,
		all,
		lines: all.filter(({ name }) => name === 'text').map(textIn),
		screens: having('data-screen'),
		arrows: having('data-from').map(
			({ attributes: at }) => `${at.get('data-from')} ${at.get('data-kind')} ${at.get('data-to')}`,
		),
	};
}

/** The lines of one screen, with a space between any two. */
export function textOfScreen({ screens }: Drawing, id: string): string {
	const screen = screens.find(({ attributes }) => attributes.get('data-screen') === id);
	if (!screen) throw new Error(`There is no screen ${id}`);
	return elementsIn(screen)
		.filter(({ name }) => name === 'text')
		.map(textIn)
		.join(' ');
}
