/**
 * The kinds of values in components, see
 * https://developers.facebook.com/docs/whatsapp/flows/reference/components and, for what each of them
 * reports, the schema of Meta's Flow Builder.
 */
import { members, type JsonNode, type NumberNode, type StringNode } from '../../parse/nodes';
import * as say from '../messages/schema';
import { isBlank, isDynamic, isExpression } from '../patterns';
import type { ValueType } from '../types';
import {
	checkMembers,
	nameOf,
	objectOr,
	refusePrototype,
	report,
	shapeOf,
	type Check,
	type Kind,
	type Properties,
	type SchemaContext,
} from './context';

type Then<T extends JsonNode> = (node: T, context: SchemaContext) => void;

/** Reports anything but a string, and goes on with a string. */
const ifString =
	(then: Then<StringNode>): Check =>
	(node, context) => {
		if (node.kind === 'string') then(node, context);
		else report(context, say.wrongType(nameOf(node), 'string', node.kind), node);
	};

const notBlank: Then<StringNode> = (node, context) => {
	if (isBlank(node.value)) report(context, say.blank(nameOf(node)), node);
};

/** Blank texts are refused from version 6.0 on. */
const notBlankFrom6: Then<StringNode> = (node, context) => {
	if (context.version >= 6) notBlank(node, context);
};

/** Any string, `${…}` references and expressions included. */
export const text: Kind = { accepts: ['string'], check: ifString(notBlankFrom6) };

/** A string of at least one character. */
export const text1: Kind = {
	accepts: ['string'],
	check: ifString((node, context) => {
		if (node.value === '') report(context, say.tooFewCharacters(nameOf(node), 1), node);
		notBlankFrom6(node, context);
	}),
};

/** A string that is not blank, whatever the version. */
export const nonBlank: Kind = { accepts: ['string'], check: ifString(notBlank) };

/** A name that answers are filed under: known beforehand, so never an expression. */
export const name: Kind = {
	check: ifString((node, context) => {
		notBlank(node, context);
		if (context.version < 6) return;
		if (isExpression(node.value, context.version)) {
			report(context, say.inBackticks(nameOf(node)), node);
		} else if (isDynamic(node.value, context.version)) {
			report(context, say.binding(nameOf(node)), node);
		}
	}),
};

/** A value of a type, or a text that gives it when the screen opens. */
function orDynamic(type: ValueType, accepts: readonly ValueType[], then?: Check): Kind {
	const isType = (node: JsonNode) =>
		type === 'integer'
			? node.kind === 'number' && Number.isInteger(node.value)
			: node.kind === type;
	return {
		accepts,
		check(node, context) {
			if (isType(node)) return then?.(node, context);
			if (node.kind === 'string' && isDynamic(node.value, context.version)) return;
			report(context, say.wrongType(nameOf(node), type, node.kind), node);
			// Meta reports a text against both of the alternatives.
			if (node.kind === 'string') report(context, say.notTypeOrBinding(nameOf(node), type), node);
		},
	};
}

export const flag: Kind = orDynamic('boolean', ['boolean']);
export const integer: Kind = orDynamic('integer', ['number']);

/** A number, or a text that gives one. */
export const number = (least = -Infinity): Kind =>
	orDynamic('number', ['number'], within(least, Infinity));

/** A number that the documentation calls a string, so that a data model may declare either. */
export const numberOrText: Kind = { ...number(), accepts: ['number', 'string'] };

function within(least: number, most: number): Check {
	return (node, context) => {
		const { value } = node as NumberNode;
		if (value < least) report(context, say.tooSmall(nameOf(node), least), node);
		if (value > most) report(context, say.tooLarge(nameOf(node), most), node);
	};
}

/** An integer that can't be a reference. */
export const plainInteger = (least: number, most: number): Kind => ({
	check(node, context) {
		if (node.kind === 'number' && Number.isInteger(node.value)) within(least, most)(node, context);
		else report(context, say.wrongType(nameOf(node), 'integer', node.kind), node);
	},
});

/** `true` or `false`, never a reference. */
export const plainFlag: Kind = {
	check(node, context) {
		if (node.kind !== 'boolean') {
			report(context, say.wrongType(nameOf(node), 'boolean', node.kind), node);
		}
	},
};

/** One of some words. */
export const oneOf = (...words: readonly string[]): Kind => ({
	check(node, context) {
		if (node.kind === 'string' && words.includes(node.value)) return;
		report(context, say.notOneOf(words), node);
	},
});

/** One of some words, or a reference. */
export const oneOfOrDynamic = (...words: readonly string[]): Kind => ({
	accepts: ['string'],
	check: ifString((node, context) => {
		if (words.includes(node.value) || isDynamic(node.value, context.version)) return;
		report(context, say.notOneOf(words), node);
		report(context, say.notBinding(nameOf(node)), node);
	}),
});

/** A picture in base64, or a reference; a text that only begins like a reference is neither. */
export const image: Kind = {
	accepts: ['string'],
	check: ifString((node, context) => {
		notBlankFrom6(node, context);
		if (node.value.startsWith('${') && !isDynamic(node.value, context.version)) {
			report(context, say.notBinding(nameOf(node)), node);
		}
	}),
};

/** A string that matches a regular expression. */
export const matching = (pattern: RegExp): Kind => ({
	check: ifString((node, context) => {
		if (!pattern.test(node.value)) {
			report(context, say.notMatching(nameOf(node), pattern.source), node);
		}
	}),
});

/** A regular expression for what a person may type. */
export const regex: Kind = {
	accepts: ['string'],
	check: ifString((node, context) => {
		notBlankFrom6(node, context);
		if (!compiles(node.value)) report(context, say.wrongFormat(nameOf(node), 'regex'), node);
	}),
};

function compiles(pattern: string): boolean {
	try {
		return new RegExp(pattern) instanceof RegExp;
	} catch {
		return false;
	}
}

/** A reference or, from 6.0 on, an expression: no text of its own. */
export const dynamic: Kind = {
	accepts: [],
	check: ifString((node, context) => {
		if (!isDynamic(node.value, context.version)) {
			report(context, say.notBinding(nameOf(node)), node);
		}
	}),
};

interface Bounds {
	readonly least?: number;
	readonly most?: number;
	/** What the items of a list must declare that stands in a data model. */
	readonly itemMembers?: readonly string[];
}

/** A list that can't be a reference. */
export const plainList = (item: Check, { least = 0, most = Infinity }: Bounds = {}): Kind => ({
	check(node, context) {
		if (node.kind !== 'array') {
			report(context, say.wrongType(nameOf(node), 'array', node.kind), node);
			return;
		}
		if (node.items.length < least) report(context, say.tooFewItems(nameOf(node), least), node);
		if (node.items.length > most) report(context, say.tooManyItems(nameOf(node), most), node);
		for (const each of node.items) {
			if (context.found.isFull) return;
			item(each, context);
		}
	},
});

/** A list, or a reference to one. */
export const list = (item: Check, bounds: Bounds = {}): Kind => ({
	...orDynamic('array', ['array'], plainList(item, bounds).check),
	itemMembers: bounds.itemMembers,
});

const anyString: Check = ifString(() => undefined);

/** A list of strings, or a reference to one. */
export const texts: Kind = list(anyString);

/** A text or a list of texts none of which is blank. */
export const textOrTexts: Kind = {
	accepts: ['string', 'array'],
	check(node, context) {
		if (node.kind === 'array') plainList(nonBlank.check).check(node, context);
		else nonBlank.check(node, context);
	},
};

/** An object with some properties and no others. */
export function object(properties: Properties): Kind {
	const shape = shapeOf(properties);
	return {
		check(node, context) {
			const found = objectOr(node, context);
			if (found) checkMembers(found, shape, context);
		},
	};
}

/** An object of whatever content. */
export const plainObject: Kind = {
	check(node, context) {
		if (objectOr(node, context)) refusePrototype(node, context);
	},
};

/** An object whose values all have a kind, or a reference to one. */
export const objectOf = (value: Kind): Kind =>
	orDynamic('object', ['object'], (node, context) => {
		refusePrototype(node, context);
		for (const each of members(node).values()) value.check(each, context);
	});

/** Anything. */
export const anything: Kind = { check: () => undefined };
