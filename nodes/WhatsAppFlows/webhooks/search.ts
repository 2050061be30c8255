import type { JsonObject } from './events';
import { isObject } from './json';

/** A flow reply found somewhere in a body. */
export interface FoundReply {
	/** The reply's own name, where it has one. */
	name?: unknown;
	/** JSON text or an object with the answers. */
	content: unknown;
	/** The objects around the answers, the nearest first; the last is the list item or the body. */
	around: [JsonObject, ...JsonObject[]];
}

/** An object on the way to where the search stands. */
interface Place {
	object: JsonObject;
	outer?: Place;
}

interface Step {
	value: object;
	depth: number;
	outer?: Place;
}

const answersKey = /^response_?json$/i;
const flowReplyKey = /^flow_?reply$/i;

const maxDepth = 200;
const maxSteps = 500_000;

/**
 * Searches a body of unknown shape for flow replies and returns them in the order in which they
 * stand there. Keys are found in snake case and camel case. JSON within text is left alone: a person
 * could type a reply into the chat. The walk needs no call stack, and its depth (200) and the
 * number of objects (500,000, more than the largest batch has) are bounded, so that no body can hold
 * up the process.
 */
export function findReplies(body: unknown): FoundReply[] {
	const found: FoundReply[] = [];
	const seen = new Set<object>();
	const steps: Step[] = [];
	pushAll(steps, [body], 0);
	for (let count = 0; count < maxSteps; count++) {
		const step = steps.pop();
		if (!step) break;
		const { value, depth, outer } = step;
		if (depth > maxDepth || seen.has(value)) continue;
		seen.add(value);
		if (isObject(value)) {
			const place = { object: value, outer };
			pushAll(steps, lookInto(place, found), depth + 1, place);
		} else if (Array.isArray(value)) {
			// What stands around a list belongs to none of its items.
			pushAll(steps, value, depth + 1);
		}
	}
	return found;
}

/** Adds the reply that an object itself holds; returns the values in which to search on. */
function lookInto(place: Place, found: FoundReply[]): unknown[] {
	const { object } = place;
	// Some providers send every key with every message, empty where it does not apply.
	const entries = Object.entries(object).filter(([, value]) => value !== null && value !== '');
	const reply = entries.find(
		([key, value]) => answersKey.test(key) || (flowReplyKey.test(key) && isAnswers(value)),
	);
	if (!reply) return entries.map(([, value]) => value);
	const [key, content] = reply;
	found.push({
		...(answersKey.test(key) && { name: object.name }),
		content,
		around: around(place),
	});
	return entries.filter(([, value]) => value !== content).map(([, value]) => value);
}

/** Whether what is called a flow reply holds the answers themselves, without a wrapping. */
function isAnswers(value: unknown): boolean {
	if (typeof value === 'string') return true;
	return isObject(value) && !Object.keys(value).some((key) => answersKey.test(key));
}

function around(place: Place): [JsonObject, ...JsonObject[]] {
	const objects: [JsonObject, ...JsonObject[]] = [place.object];
	for (let next = place.outer; next; next = next.outer) objects.push(next.object);
	return objects;
}

/** Pushes the objects and lists among values, so that the first one is taken first. */
function pushAll(steps: Step[], values: unknown[], depth: number, outer?: Place): void {
	for (const value of [...values].reverse()) {
		if (typeof value === 'object' && value !== null) steps.push({ value, depth, outer });
	}
}
