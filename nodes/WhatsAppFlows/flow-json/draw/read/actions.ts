import { textOfRuns } from '../text/runs';
import { asArray, asObject, asText, capped, isObject, objectsIn, type JsonObject } from './json';
import { isDynamic, readable, type Values } from './values';

/** Something that happens when a person taps or chooses. */
export interface Action {
	/** Among those of its screen. */
	readonly number: number;
	readonly name: string;
	/** What the person taps, in words. */
	readonly label: string;
	/** The screen that it leads to; undefined if it leads to none, or only data tells. */
	readonly target?: string;
	/** What it names besides: an address, or the data that tells the screen. */
	readonly detail?: string;
	readonly component: JsonObject;
	/** The option or list item that has it, else the component. */
	readonly owner: JsonObject;
}

const triggers = ['on-click-action', 'on-select-action', 'on-unselect-action'] as const;

/** Of one screen; nobody could follow more arrows with the eye. */
const mostActions = 300;
const mostComponents = 5_000;

/** What the components of a screen do, at any depth and in reading order. */
export function actionsOf(screen: JsonObject, values: Values): Action[] {
	const actions: Action[] = [];
	for (const component of componentsIn(asObject(screen.layout).children)) {
		addActions(component, component, labelOf(component), values, actions);
		for (const list of ['data-source', 'list-items']) {
			for (const item of objectsIn(asArray(values.resolve(component[list])).slice(0, 200))) {
				addActions(item, component, labelOf(item), values, actions);
			}
		}
		if (actions.length >= mostActions) break;
	}
	return actions;
}

function* componentsIn(list: unknown): Iterable<JsonObject> {
	const open: unknown[] = [...asArray(list).slice(0, mostComponents)].reverse();
	for (let count = 0; open.length > 0 && count < mostComponents; count += 1) {
		const at = open.pop();
		if (!isObject(at)) continue;
		yield at;
		const inner = [at.children, at.then, at.else, ...Object.values(asObject(at.cases))];
		const children = inner.flatMap((part) => asArray(part).slice(0, mostComponents));
		for (const child of children.slice(0, mostComponents).reverse()) open.push(child);
	}
}

function labelOf(part: JsonObject): unknown {
	const main = asObject(part['main-content']);
	return [part.label, part.text, main.title, part.title, part.name].find(
		(value) => typeof value === 'string',
	);
}

function addActions(
	owner: JsonObject,
	component: JsonObject,
	label: unknown,
	values: Values,
	actions: Action[],
): void {
	for (const trigger of triggers) {
		const action = owner[trigger];
		if (!isObject(action)) continue;
		const name = asText(action.name);
		const next = asText(asObject(action.next).name);
		const leads = name === 'navigate' && next !== '';
		actions.push({
			number: actions.length,
			name,
			label: capped(textOfRuns(values.show(asText(label).slice(0, 80))), 80),
			target: leads && !isDynamic(next) ? next : undefined,
			detail: leads && isDynamic(next) ? readable(next) : hostOf(action.url),
			component,
			owner,
		});
	}
}

/** Whose page a link opens, as far as a person reads an address. */
function hostOf(url: unknown): string | undefined {
	const text = asText(url).slice(0, 300);
	if (text === '') return undefined;
	return isDynamic(text) ? readable(text) : (/^https?:\/\/([^/?#]+)/i.exec(text)?.[1] ?? text);
}
