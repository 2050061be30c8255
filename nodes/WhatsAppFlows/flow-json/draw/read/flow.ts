import { limits } from '../theme';
import { actionsOf, type Action } from './actions';
import { Budget } from './budget';
import { asArray, asObject, asText, isObject, type JsonObject } from './json';
import { Values } from './values';

/** A screen of the Flow, or one that is only named in it. */
export interface Place {
	readonly id: string;
	readonly object: JsonObject;
	/** What is known of its data. */
	readonly values: Values;
	/** It is only named: by a button or the routing model. */
	readonly missing: boolean;
	/** An earlier screen has the same id. */
	readonly repeated: boolean;
	readonly actions: readonly Action[];
}

/** A way from one place to another, by their numbers. */
export interface Link {
	readonly from: number;
	readonly to: number;
	/** A tap leads there, the endpoint may, or the routing model says that something does. */
	readonly kind: 'tap' | 'server' | 'route';
	/** What leads there; undefined if only the routing model names the way. */
	readonly action?: Action;
}

export interface FlowPicture {
	readonly version: string;
	readonly places: readonly Place[];
	readonly links: readonly Link[];
	readonly screensLeftOut: number;
	readonly linksLeftOut: number;
	readonly budget: Budget;
}

/** Reads anything as a Flow, as far as it is one. */
export function readFlow(flowJson: unknown): FlowPicture {
	const root = asObject(flowJson);
	const all = Array.isArray(root.screens) ? root.screens : Object.values(asObject(root.screens));
	const screens = all.slice(0, limits.screens).filter(isObject);
	const budget = new Budget();
	const screenById = new Map<string, JsonObject>();
	for (const screen of screens) {
		const id = asText(screen.id);
		if (!screenById.has(id)) screenById.set(id, screen);
	}
	const places = new Places(screens, screenById, budget);
	const links = new Links();
	for (const [from, { actions }] of [...places.all.entries()]) {
		for (const action of actions) {
			const to = action.target === undefined ? undefined : places.named(action.target);
			if (to !== undefined) links.add({ from, to, kind: 'tap', action });
		}
	}
	addRoutes(root.routing_model, places, links);
	return {
		version: asText(root.version).slice(0, 20),
		places: places.all,
		links: links.all,
		screensLeftOut: all.length - Math.min(all.length, limits.screens),
		linksLeftOut: links.leftOut,
		budget,
	};
}

/** The places by number, with those that come to be known by their name alone. */
class Places {
	readonly all: Place[] = [];
	private missing = 0;
	private readonly numbers = new Map<string, number>();

	constructor(
		screens: readonly JsonObject[],
		private readonly screenById: ReadonlyMap<string, JsonObject>,
		private readonly budget: Budget,
	) {
		for (const screen of screens) this.add(asText(screen.id), screen, false);
	}

	/** The number of the first place with an id; a new one for an id that no screen has, up to a limit. */
	named(id: string): number | undefined {
		const known = this.numbers.get(id);
		if (known !== undefined || this.missing >= limits.missingScreens) return known;
		this.missing += 1;
		return this.add(id, {}, true);
	}

	private add(id: string, object: JsonObject, missing: boolean): number {
		const values = new Values(object, this.screenById, this.budget);
		const repeated = this.numbers.has(id) && id !== '';
		const actions = actionsOf(object, values);
		const number = this.all.push({ id, object, values, missing, repeated, actions }) - 1;
		if (!this.numbers.has(id)) this.numbers.set(id, number);
		return number;
	}
}

class Links {
	readonly all: Link[] = [];
	leftOut = 0;
	private readonly known = new Set<string>();

	add(link: Link): void {
		const { from, to, kind, action } = link;
		const key = `${from} ${to} ${kind} ${action?.number ?? ''}`;
		if (this.known.has(key)) return;
		if (this.all.length >= limits.links) {
			this.leftOut += 1;
			return;
		}
		this.known.add(key);
		this.known.add(`${from} ${to}`);
		this.all.push(link);
	}

	has(from: number, to: number): boolean {
		return this.known.has(`${from} ${to}`);
	}
}

/**
 * What the routing model says beyond the buttons: where a screen asks the endpoint, that decides
 * which of its routes is taken.
 */
function addRoutes(routingModel: unknown, places: Places, links: Links): void {
	for (const [id, targets] of Object.entries(asObject(routingModel)).slice(0, limits.screens)) {
		for (const target of asArray(targets).slice(0, limits.links)) {
			if (typeof target !== 'string') continue;
			const from = places.named(id);
			const to = places.named(target);
			if (from === undefined || to === undefined || links.has(from, to)) continue;
			const asks = places.all[from].actions.filter(({ name }) => name === 'data_exchange');
			const action = asks.find(({ component }) => component.type === 'Footer') ?? asks[0];
			links.add({ from, to, kind: action ? 'server' : 'route', action });
		}
	}
}
