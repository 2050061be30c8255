import { inspectFlowJson } from '../flows/flowJson';

type JsonObject = Record<string, unknown>;

const isObject = (value: unknown): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Why a phone refuses a screen, in the words that it reports to the endpoint. */
export interface ScreenFault {
	readonly error: 'invalid-screen-transition' | 'payload-schema-error';
	readonly message: string;
}

const types: Record<string, (value: unknown) => boolean> = {
	string: (value) => typeof value === 'string',
	number: (value) => typeof value === 'number',
	integer: (value) => Number.isInteger(value),
	boolean: (value) => typeof value === 'boolean',
	object: isObject,
	array: Array.isArray,
};

/** Where a value does not fit its declaration: `slots[0].id must be a string`. */
function misfit(path: string, declared: unknown, value: unknown): string | undefined {
	if (!isObject(declared)) return undefined;
	if (value === undefined) return `${path} is missing`;
	const { type, items, properties } = declared;
	if (typeof type === 'string' && !types[type]?.(value)) return `${path} must be of type ${type}`;
	if (Array.isArray(value)) {
		const misfits = value.map((item, index) => misfit(`${path}[${index}]`, items, item));
		return misfits.find((each) => each !== undefined);
	}
	if (!isObject(value) || !isObject(properties)) return undefined;
	// A list of choices declares what an entry may have; only of the screen itself must all be there.
	const misfits = Object.entries(properties).map(([name, of]) =>
		Object.hasOwn(value, name) ? misfit(`${path}.${name}`, of, value[name]) : undefined,
	);
	return misfits.find((each) => each !== undefined);
}

/** The screens of a flow as far as a phone needs them to follow its endpoint. */
export class Screens {
	private readonly flow: JsonObject;
	private readonly byId: ReadonlyMap<string, JsonObject>;
	/** Screens on which the flow may begin. */
	readonly entries: readonly string[];

	/** @param text a valid Flow JSON */
	constructor(text: string) {
		this.flow = JSON.parse(text) as JsonObject;
		const screens = (Array.isArray(this.flow.screens) ? this.flow.screens : []).filter(isObject);
		this.byId = new Map(screens.map((screen) => [String(screen.id), screen]));
		this.entries = inspectFlowJson(text).entryScreens;
	}

	/** The version of the data exchange, as requests carry it. */
	get dataApiVersion(): string {
		return String(this.flow.data_api_version);
	}

	/** Flow tokens are signed from Flow JSON 7.3 on, for version 4.0 of the data exchange. */
	get signsTokens(): boolean {
		const [major, minor] = String(this.flow.version).split('.').map(Number);
		return (major > 7 || (major === 7 && minor >= 3)) && this.dataApiVersion === '4.0';
	}

	has(id: string): boolean {
		return this.byId.has(id);
	}

	/** Whether going back from a screen asks the endpoint. */
	refreshesOnBack(id: string): boolean {
		return this.byId.get(id)?.refresh_on_back === true;
	}

	isTerminal(id: string): boolean {
		return this.byId.get(id)?.terminal === true;
	}

	/** Whether the routing model lets people go forward from a screen to another. */
	allows(from: string, to: string): boolean {
		const { routing_model: routes } = this.flow;
		const next = isObject(routes) ? routes[from] : undefined;
		return Array.isArray(next) && next.includes(to);
	}

	/** What is wrong with the data for a screen; every field that it declares must be there. */
	dataFault(id: string, data: JsonObject): ScreenFault | undefined {
		const declared = this.byId.get(id)?.data;
		if (!isObject(declared)) return undefined;
		const misfits = Object.entries(declared).map(([name, of]) => misfit(name, of, data[name]));
		const found = misfits.find((each) => each !== undefined);
		if (found === undefined) return undefined;
		return { error: 'payload-schema-error', message: `Data of screen ${id}: ${found}` };
	}
}
