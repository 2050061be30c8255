import { member, textOf, type ObjectNode } from '../../parse/nodes';
import * as say from '../messages/schema';
import { isDynamic } from '../patterns';
import type { Version } from '../versions';
import {
	checkMembers,
	nameOf,
	objectOr,
	report,
	reportKey,
	reportMissing,
	required,
	shapeOf,
	type Kind,
	type Properties,
	type SchemaContext,
	type Shape,
} from './context';
import { anything, object, plainObject, text } from './kinds';

/** An action by name, where it begins to exist after the oldest version that is checked. */
interface Known {
	readonly name: string;
	readonly since?: Version;
}

const dataExchange: Known = { name: 'data_exchange' };
const navigate: Known = { name: 'navigate' };
const complete: Known = { name: 'complete' };
const openUrl: Known = { name: 'open_url', since: 6 };
const updateData: Known = { name: 'update_data', since: 6 };

const names = (known: readonly Known[], version: Version) =>
	known.filter(({ since = 0 }) => since <= version).map(({ name }) => name);

const next: Kind = object({ type: required(text), name: required(text) });

/** An address of the web, or a reference. */
const url: Kind = {
	check(node, context) {
		if (node.kind !== 'string') {
			report(context, say.wrongType(nameOf(node), 'string', node.kind), node);
			return;
		}
		if (isDynamic(node.value, context.version) || isWebAddress(node.value)) return;
		report(context, say.wrongFormat(nameOf(node), 'uri'), node);
		report(context, say.notBinding(nameOf(node)), node);
	},
};

function isWebAddress(value: string): boolean {
	return /^https?:\/\/\S/i.test(value) && URL.canParse(value);
}

const clickProperties: Properties = { name: anything, next, payload: plainObject };
const clickShape = shapeOf(clickProperties);
const clickShapeWithUrl = shapeOf({ ...clickProperties, url });

/**
 * Which properties go with which action beside `name`, see
 * https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson (actions)
 */
const belongs: ReadonlyMap<string, readonly string[]> = new Map([
	['navigate', ['next', 'payload']],
	['data_exchange', ['payload']],
	['complete', ['payload']],
	['open_url', ['url']],
]);

const needs: ReadonlyMap<string, string> = new Map([
	['navigate', 'next'],
	['open_url', 'url'],
]);

/** What happens at a tap: one of some actions. */
function onClick(...known: readonly Known[]): Kind {
	return {
		check(node, context) {
			const action = objectOr(node, context);
			if (!action) return;
			const allowed = names(known, context.version);
			const shape = context.version >= 6 ? clickShapeWithUrl : clickShape;
			checkMembers(action, shape, context);
			const named = member(action, 'name');
			const name = textOf(named) ?? '';
			if (!named) reportMissing(action, ['name'], context);
			else if (allowed.includes(name)) checkCombination(action, name, shape, context);
			else report(context, say.notOneOf(allowed), named);
		},
	};
}

function checkCombination(
	action: ObjectNode,
	name: string,
	{ properties }: Shape,
	context: SchemaContext,
): void {
	const own = belongs.get(name) ?? [];
	for (const [property, value] of action.members) {
		const known = property !== 'name' && properties.has(property);
		if (known && !own.includes(property)) {
			reportKey(context, say.notInAction(property, name), value);
		}
	}
	const needed = needs.get(name);
	if (needed) reportMissing(action, [needed], context);
}

const selectShape = shapeOf({ name: required(anything), payload: required(plainObject) });

/** What happens when a choice changes: one of some actions. */
function onSelect(...known: readonly Known[]): Kind {
	return {
		check(node, context) {
			const action = objectOr(node, context);
			if (!action) return;
			checkMembers(action, selectShape, context);
			const named = member(action, 'name');
			const allowed = names(known, context.version);
			if (!named || allowed.includes(textOf(named) ?? '')) return;
			// Meta names the first alternative alone: it reports one wrong constant for each place.
			report(context, say.wrongConstant('name', allowed[0]), named);
		},
	};
}

export const footerAction: Kind = onClick(dataExchange, navigate, complete);
export const linkAction: Kind = onClick(dataExchange, navigate, openUrl);
export const listAction: Kind = onClick(dataExchange, navigate);

export const exchangeOnSelect: Kind = onSelect(dataExchange);
export const exchangeOrUpdateOnSelect: Kind = onSelect(dataExchange, updateData);
export const updateOnSelect: Kind = onSelect(updateData);
