import { isTrue, member, members, type JsonNode, type ObjectNode } from '../../parse/nodes';
import { Merger, type Fault } from '../fault';
import * as say from '../messages/schema';
import { isScreenId } from '../patterns';
import type { Version } from '../versions';
import { checkComponent } from './checkComponent';
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
	type SchemaContext,
} from './context';
import { dataModel } from './dataModel';
import { anything, nonBlank, plainFlag, plainList, plainObject } from './kinds';

/**
 * The schema stage: everything that is wrong with the shape of a Flow JSON by itself, see
 * https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson
 */
export function checkSchema(root: ObjectNode, version: Version): Fault[] {
	const found = new Merger();
	checkMembers(root, flowShape, { version, place: 'screen', insideForm: false, found });
	return found.faults;
}

/** The id of a screen, where it is defined or referred to. */
const screenId: Kind = {
	check(node, context) {
		if (node.kind !== 'string') {
			report(context, say.wrongType(nameOf(node), 'string', node.kind), node);
			return;
		}
		if (node.value === '') report(context, say.tooFewCharacters(nameOf(node), 1), node);
		if (!isScreenId(node.value, context.version)) {
			report(context, say.notLetters(nameOf(node)), node);
		}
	},
};

const layoutType: Kind = {
	check(node, context) {
		if (node.kind === 'string' && node.value === 'SingleColumnLayout') return;
		report(context, say.invalidType, node);
	},
};

const layoutShape = shapeOf({ type: layoutType, children: plainList(checkComponent) });

const layout: Kind = {
	check(node, context) {
		const found = objectOr(node, context);
		if (!found) return;
		checkMembers(found, layoutShape, context);
		// Unlike elsewhere, a missing type hides nothing else that is missing.
		reportMissing(found, ['type'], context);
		reportMissing(found, ['children'], context);
	},
};

const screenShape = shapeOf({
	id: required(screenId),
	title: required(nonBlank),
	layout,
	data: dataModel,
	terminal: plainFlag,
	success: plainFlag,
	refresh_on_back: plainFlag,
	sensitive: plainList(sensitiveName, { least: 1 }),
});

function sensitiveName(node: JsonNode, context: SchemaContext): void {
	if (node.kind !== 'string') {
		report(context, say.wrongType(nameOf(node), 'string', node.kind), node);
	}
}

function checkScreen(node: JsonNode, context: SchemaContext): void {
	const screen = objectOr(node, context);
	if (!screen) return;
	checkMembers(screen, screenShape, context);
	if (context.version >= 6) reportMissing(screen, ['layout'], context);
	const success = member(screen, 'success');
	if (success && !isTrue(member(screen, 'terminal'))) {
		report(context, say.successWithoutTerminal, success);
	}
}

const dataApiVersion: Kind = {
	check(node, context) {
		const known = context.version >= 7.3 ? ['3.0', '4.0'] : ['3.0'];
		if (node.kind === 'string' && known.includes(node.value)) return;
		report(context, say.wrongConstant('data_api_version', known[0]), node);
	},
};

const routingModel: Kind = {
	check(node, context) {
		if (!objectOr(node, context)) return;
		for (const [key, targets] of members(node)) {
			if (!isScreenId(key, context.version)) {
				reportKey(context, say.keyNotLetters(key), targets);
			}
			plainList(screenId.check).check(targets, context);
		}
	},
};

const flowShape = shapeOf({
	version: anything,
	screens: required(plainList(checkScreen, { least: 1 })),
	data_api_version: dataApiVersion,
	routing_model: routingModel,
	data_channel_uri: {
		check: (node, context) => reportKey(context, say.dataChannelUri, node),
	},
	// Not documented, but Meta's own tools write it.
	meta: plainObject,
});
