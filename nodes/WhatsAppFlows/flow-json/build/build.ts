import { documentedComponents, mostCharacters } from '../check/warnings/limits';
import { component, type Component } from './component';
import { componentsOf } from './components';
import { FormFault } from './fault';
import type { ClosingPage, FlowForm } from './form';
import { kinds } from './kinds';
import { text, within } from './labels';
import { placePages, type Placed, type PlacedPage } from './place';
import { conditionOf } from './showIf';
import { line } from './texts';
import { filesOf, mostFiles } from './uploads';
import { isYes } from './values';

const version = '7.3';
const closingScreen = 'CLOSING';

/** 10 MB, in bytes of UTF-8. */
const mostBytes = 10 * 1024 * 1024;

/** An answer that a form gives. */
export interface FormAnswer {
	/** Its field in the response. */
	readonly name: string;
	readonly label: string;
}

/**
 * Makes a Flow JSON, version 7.3, of a form: a screen for each page, the answers of all of them in
 * the payload of the last button, under the names of their fields. What it returns is always valid,
 * and within the limits of what WhatsApp shows.
 *
 * @throws FormFault when the form can't become a Flow, in words about the form
 *
 * Sources: https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson,
 * https://developers.facebook.com/docs/whatsapp/flows/reference/components and
 * https://developers.facebook.com/docs/whatsapp/flows/reference/media_upload
 */
export function buildFlowJson(form: FlowForm): object {
	const pages = placePages(form);
	const all = pages.flatMap(({ fields }) => fields);
	checkFiles(all);
	const { closingPage } = form;
	const screens = pages.map((page, index) => {
		const next = pages[index + 1]?.screen ?? (closingPage ? closingScreen : undefined);
		const children = layout(page, all);
		const label = line(page.page.buttonText) || (next ? 'Continue' : 'Send');
		const action = next ? navigate(next) : complete(all, page.screen);
		const { title } = page.page;
		return screen(
			page,
			title,
			[...children, footer(label, action, page.place)],
			!next,
			secretsOf(page),
		);
	});
	if (closingPage) screens.push(closing(closingPage, all));
	const flow = { version, screens };
	if (Buffer.byteLength(JSON.stringify(flow)) > mostBytes) {
		throw new FormFault(
			'The form',
			'it is larger than 10 MB',
			'Use fewer or smaller pictures, or shorter texts.',
		);
	}
	return flow;
}

/**
 * The answers that a form gives, in their order.
 * @throws FormFault
 */
export function answersOf(form: FlowForm): FormAnswer[] {
	return placePages(form)
		.flatMap(({ fields }) => fields)
		.flatMap(({ field, name }) =>
			name !== undefined && 'label' in field ? [{ name, label: line(field.label) }] : [],
		);
}

/** The components of a page; neighbours with the same condition stand under it together. */
function layout({ place, fields }: PlacedPage, all: readonly Placed[]): Component[] {
	if (fields.length === 0) throw new FormFault(place, 'it has no fields', 'Add at least one.');
	checkTogether(fields);
	const groups: Array<{ condition: string | undefined; components: Component[] }> = [];
	let components = 1;
	for (const placed of fields) {
		const made = componentsOf(placed);
		const condition = conditionOf(placed, all);
		const last = groups.at(-1);
		if (last && last.condition === condition) last.components.push(...made);
		else groups.push({ condition, components: [...made] });
		components += made.length + (condition !== undefined && last?.condition !== condition ? 1 : 0);
		if (components > documentedComponents) {
			throw new FormFault(
				placed.place,
				`the page has more than WhatsApp shows, which is ${documentedComponents} parts`,
				'Move this field and those below it to a page of their own.',
			);
		}
	}
	// Unconfirmed for calendars and uploads: Meta's documentation does not list them among what an If
	// may hold, its own validator takes them.
	return groups.flatMap(({ condition, components: then }) =>
		condition === undefined ? then : [component('If', { condition, then })],
	);
}

/** What a page can have only so many of: https://developers.facebook.com/docs/whatsapp/flows/reference/components */
const together = [
	{ types: ['image'], most: 3, what: 'three pictures' },
	{ types: ['optIn'], most: 5, what: 'five opt-ins' },
	{ types: ['photos', 'documents'], most: 1, what: 'one field for photos or documents' },
] as const;

function checkTogether(fields: readonly Placed[]): void {
	for (const { types, most, what } of together) {
		const extra = fields.filter(({ field }) => types.some((type) => type === field.type))[most];
		if (!extra) continue;
		throw new FormFault(
			extra.place,
			`a page can have only ${what}`,
			'Move this one to another page.',
		);
	}
	const richText = fields.find(({ field }) => field.type === 'richText');
	if (richText && fields.length > 1) {
		throw new FormFault(
			richText.place,
			'rich text can’t stand beside other fields',
			'Move it to a page of its own, or use headings and body texts.',
		);
	}
}

function checkFiles(all: readonly Placed[]): void {
	let files = 0;
	for (const { field, place } of all) {
		if (field.type !== 'photos' && field.type !== 'documents') continue;
		files += filesOf(field, place);
		if (files > mostFiles) {
			throw new FormFault(
				place,
				`with this one the whole form takes ${files} files`,
				`WhatsApp takes up to ${mostFiles} with the answers: lower Maximum Files.`,
			);
		}
	}
}

/** The answers that the chat does not show. */
function secretsOf({ fields }: PlacedPage): string[] {
	return fields.flatMap(({ field, name }) => {
		const secret = kinds[field.type].secret ?? ('sensitive' in field && isYes(field.sensitive));
		return secret && name !== undefined ? [name] : [];
	});
}

function screen(
	{ screen: id, place }: Pick<PlacedPage, 'screen' | 'place'>,
	title: string,
	children: readonly Component[],
	last: boolean,
	sensitive: readonly string[] = [],
): object {
	return {
		id,
		title: within(line(title), Infinity, place, 'title'),
		...(last ? { terminal: true, success: true } : {}),
		...(sensitive.length > 0 ? { sensitive } : {}),
		layout: { type: 'SingleColumnLayout', children },
	};
}

function closing(
	{ title, heading, text: body, buttonText }: ClosingPage,
	all: readonly Placed[],
): object {
	const place = 'Closing page';
	const children = [
		...(line(heading) === '' ? [] : [text('TextHeading', line(heading), place, 'heading')]),
		...(line(body) === '' ? [] : [text('TextBody', body, place)]),
		footer(line(buttonText) || 'Send', complete(all, closingScreen), place),
	];
	return screen({ screen: closingScreen, place }, title, children, true);
}

function footer(label: string, action: object, place: string): Component {
	const shown = within(label, mostCharacters.Footer.label, place, 'button text');
	return component('Footer', { label: shown, 'on-click-action': action });
}

function navigate(name: string): object {
	return { name: 'navigate', next: { type: 'screen', name }, payload: {} };
}

/** Ends the Flow with all answers; those of other screens by their global references. */
function complete(all: readonly Placed[], here: string): object {
	const payload = all.flatMap(({ name, screen: id }) =>
		name === undefined
			? []
			: [[name, `\${${id === here ? '' : `screen.${id}.`}form.${name}}`] as const],
	);
	return { name: 'complete', payload: Object.fromEntries(payload) };
}
