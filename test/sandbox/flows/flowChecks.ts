/**
 * What the sandbox refuses in a Flow JSON beyond its version: a few rules of each kind, written from
 * https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes and the pages on Flow
 * JSON and components. The rest is left to Meta.
 */

export type JsonObject = Record<string, unknown>;

/** A fault with the path of its place, as Meta writes both. */
export interface Found {
	readonly error: string;
	readonly message: string;
	readonly path: string;
}

const found = (error: string, message: string, path: string): Found => ({ error, message, path });
const missing = (name: string, path: string) =>
	found('MISSING_REQUIRED_PROPERTY', `Required property '${name}' is missing.`, path);

export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What each component can't do without, beside its type. */
const needs: Readonly<Record<string, readonly string[]>> = {
	CalendarPicker: ['name', 'label'],
	CheckboxGroup: ['name', 'label', 'data-source'],
	ChipsSelector: ['name', 'label', 'data-source'],
	DatePicker: ['name', 'label'],
	DocumentPicker: ['name', 'label'],
	Dropdown: ['name', 'label', 'data-source'],
	EmbeddedLink: ['text', 'on-click-action'],
	Footer: ['label', 'on-click-action'],
	Form: ['name', 'children'],
	If: ['condition', 'then'],
	Image: ['src'],
	ImageCarousel: ['images'],
	NavigationList: ['name', 'list-items'],
	OptIn: ['name', 'label'],
	PhotoPicker: ['name', 'label'],
	RadioButtonsGroup: ['name', 'label', 'data-source'],
	RichText: ['text'],
	Switch: ['value', 'cases'],
	TextArea: ['name', 'label'],
	TextBody: ['text'],
	TextCaption: ['text'],
	TextHeading: ['text'],
	TextInput: ['name', 'label'],
	TextSubheading: ['text'],
};

const topLevel = ['version', 'screens', 'data_api_version', 'routing_model', 'meta'];

interface Component {
	readonly value: JsonObject;
	readonly type: string;
	readonly path: string;
}

/** The components of a screen at any depth; its own stack keeps a deep upload from ours. */
function componentsOf(
	screen: JsonObject,
	path: string,
): { components: Component[]; faults: Found[] } {
	const components: Component[] = [];
	const faults: Found[] = [];
	const layout = isObject(screen.layout) ? screen.layout : {};
	const open: Array<[unknown, string]> = [[layout.children, `${path}.layout.children`]];
	for (let next = open.pop(); next; next = open.pop()) {
		const [list, where] = next;
		for (const [index, value] of (Array.isArray(list) ? list : []).entries()) {
			const at = `${where}[${index}]`;
			if (!isObject(value)) continue;
			const { type } = value;
			if (type === undefined) faults.push(missing('type', at));
			else if (typeof type !== 'string' || !Object.hasOwn(needs, type)) {
				const message = "Invalid value found for property 'type'.";
				faults.push(found('INVALID_PROPERTY_VALUE', message, `${at}.type`));
			} else {
				components.push({ value, type, path: at });
				for (const name of needs[type]) if (!(name in value)) faults.push(missing(name, at));
			}
			open.push([value.children, `${at}.children`], [value.then, `${at}.then`]);
			open.push([value.else, `${at}.else`]);
			for (const [key, inner] of Object.entries(isObject(value.cases) ? value.cases : {})) {
				open.push([inner, `${at}.cases.${key}`]);
			}
		}
	}
	return { components, faults };
}

interface CheckedScreen {
	readonly screen: JsonObject;
	readonly id: string;
	readonly path: string;
	readonly components: readonly Component[];
}

/** The faults of a parsed Flow JSON; those of its form hide those that look across it. */
export function checkFlow(flow: JsonObject): Found[] {
	const faults = Object.keys(flow)
		.filter((key) => !topLevel.includes(key))
		.map((key) => found('INVALID_PROPERTY_KEY', `Property '${key}' is not allowed.`, key));
	if (flow.screens === undefined) return [...faults, missing('screens', '')];
	if (!Array.isArray(flow.screens)) {
		const message = `Expected property 'screens' to be of type 'array' but found '${typeof flow.screens}'.`;
		return [...faults, found('INVALID_PROPERTY_TYPE', message, 'screens')];
	}
	if (flow.screens.length === 0) {
		const message = "Property 'screens' should have at least '1' item.";
		return [...faults, found('MIN_ITEMS_REQUIRED', message, 'screens')];
	}
	const screens = flow.screens.map((screen: unknown, index): CheckedScreen => {
		const path = `screens[${index}]`;
		const object = isObject(screen) ? screen : {};
		const { components, faults: inside } = componentsOf(object, path);
		faults.push(...screenFaults(object, path), ...inside);
		return { screen: object, id: String(object.id), path, components };
	});
	return faults.length > 0 ? faults : acrossFaults(flow, screens);
}

function screenFaults(screen: JsonObject, path: string): Found[] {
	const faults = ['id', 'title', 'layout']
		.filter((name) => !(name in screen))
		.map((name) => missing(name, path));
	const { id } = screen;
	if (typeof id === 'string' && !/^(?!_+$)[A-Za-z_]+$/.test(id)) {
		const message = "Property 'id' should only consist of alphabets and underscores.";
		faults.push(found('PATTERN_MISMATCH', message, `${path}.id`));
	}
	return faults;
}

function acrossFaults(flow: JsonObject, screens: readonly CheckedScreen[]): Found[] {
	const faults: Found[] = [];
	const ids = new Set<string>();
	for (const { id, path } of screens) {
		const message = `Duplicate screen id found: '${id}'.`;
		if (ids.has(id)) faults.push(found('DUPLICATE_SCREEN_IDS', message, `${path}.id`));
		ids.add(id);
	}
	if (!screens.some(({ screen }) => screen.terminal === true)) {
		const message = 'Terminal screen is required but not provided.';
		faults.push(found('MISSING_TERMINAL_SCREEN', message, 'screens'));
	}
	if (flow.data_api_version !== undefined && flow.routing_model === undefined) {
		const message = "The property 'routing_model' is required for property 'data_api_version'.";
		faults.push(found('MISSING_REQUIRED_PROPERTY', message, ''));
	}
	for (const screen of screens) faults.push(...componentFaults(screen, ids));
	return faults;
}

function componentFaults(
	{ screen, id, path, components }: CheckedScreen,
	ids: ReadonlySet<string>,
) {
	const faults: Found[] = [];
	const names = new Set<string>();
	for (const { value, type, path: at } of components) {
		const { name } = value;
		if (typeof name !== 'string' || type === 'Form') continue;
		const message = `Duplicate name found for Form components: '${name}'.`;
		if (names.has(name))
			faults.push(found('DUPLICATE_FORM_COMPONENT_NAMES', message, `${at}.name`));
		names.add(name);
	}
	if (screen.terminal === true && !components.some(({ type }) => type === 'Footer')) {
		const message = `Footer component is missing on terminal screen '${id}'.`;
		faults.push(found('MISSING_FOOTER_ON_TERMINAL_SCREEN', message, path));
	}
	for (const { value, path: at } of components) {
		const action = value['on-click-action'];
		if (isObject(action))
			faults.push(...actionFaults(action, `${at}.on-click-action`, { id, ids, names }));
	}
	return faults;
}

interface Known {
	/** The id of the screen that the action stands on. */
	readonly id: string;
	readonly ids: ReadonlySet<string>;
	readonly names: ReadonlySet<string>;
}

function actionFaults(action: JsonObject, path: string, { id, ids, names }: Known): Found[] {
	const faults: Found[] = [];
	const { next, payload } = action;
	const target = isObject(next) ? next.name : undefined;
	if (action.name === 'navigate' && typeof target === 'string' && !/^[$`]/.test(target)) {
		const message = `Unknown screen ids found: [${target}].`;
		const code = 'INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME';
		if (!ids.has(target)) faults.push(found(code, message, `${path}.next.name`));
	}
	for (const [key, value] of Object.entries(isObject(payload) ? payload : {})) {
		const field = typeof value === 'string' ? /^\$\{form\.([\w-]+)\}$/.exec(value)?.[1] : undefined;
		if (field === undefined || names.has(field)) continue;
		const message = `Missing Form component \${form.${field}} for screen '${id}'.`;
		faults.push(found('INVALID_ON_CLICK_ACTION_PAYLOAD', message, `${path}.payload.${key}`));
	}
	return faults;
}
