import { member, textOf, type JsonNode, type ObjectNode } from '../parse/nodes';
import { JsonFault } from '../parse/fault';
import { parseJson } from '../parse/parse';
import { positionsIn } from '../parse/positions';
import { fault, type Fault } from './fault';
import * as say from './messages/flow';
import { frozenVersion, tooBig } from './messages/habits';
import { flowOf } from './model/flow';
import { entriesOf, type Validation } from './report';
import { checkRules } from './rules';
import { checkSchema } from './schema/checkSchema';
import { frozenSince, recommended, supported } from './versions';
import { checkHabits } from './warnings';

interface Found {
	readonly errors: readonly Fault[];
	readonly warnings?: readonly Fault[];
}

/** 10 MB, in bytes of UTF-8. */
const mostBytes = 10 * 1024 * 1024;

/**
 * Checks a Flow JSON as Meta does at its upload: the same codes, messages, lines, columns and paths,
 * for versions 5.1 to 7.3. Never throws.
 *
 * What breaks the schema hides what the rules beyond it would find, as it does with Meta. Limits that
 * Meta documents without enforcing them, and habits that would surprise, come as warnings in the same
 * shape.
 *
 * Sources: https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes,
 * https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson and, where its own validator
 * says otherwise, Meta's Flow Builder. Unlike there, a text that is no JSON gets the place at which it
 * stops being any.
 */
export function validateFlowJson(text: string): Validation {
	const { errors, warnings = [] } = find(text);
	const positionOf = positionsIn(text);
	return {
		valid: errors.length === 0,
		errors: entriesOf(errors, positionOf, 'FLOW_JSON_ERROR'),
		warnings: entriesOf(warnings, positionOf, 'FLOW_JSON_WARNING'),
	};
}

function find(text: string): Found {
	const root = parsed(text);
	if (root.kind === 'fault') return { errors: [root.fault] };
	const { object } = root;
	const versionNode = member(object, 'version');
	if (!versionNode) return { errors: [fault(say.missingVersion, object)] };
	const name = textOf(versionNode) ?? '';
	const version = supported(name);
	if (version === undefined) {
		return {
			errors: [fault(say.invalidVersion, versionNode)],
			warnings: frozenWarnings(name, versionNode),
		};
	}
	const excess = Buffer.byteLength(text) - mostBytes;
	if (excess > 0 && version >= 6) return { errors: [fault(say.tooBig(excess), object)] };
	const size = excess > 0 ? [fault(tooBig(excess), object)] : [];
	const schemaFaults = checkSchema(object, version);
	if (schemaFaults.length > 0) return { errors: schemaFaults, warnings: size };
	const flow = flowOf(object, version);
	const { errors, warnings } = checkRules(flow);
	return { errors, warnings: [...size, ...warnings, ...checkHabits(flow)] };
}

type Parsed =
	| { readonly kind: 'root'; readonly object: ObjectNode }
	| { readonly kind: 'fault'; readonly fault: Fault };

function parsed(text: string): Parsed {
	try {
		const root = parseJson(text);
		if (root.kind === 'object') return { kind: 'root', object: root };
		return { kind: 'fault', fault: fault(say.notJson('JSON is not an object'), root) };
	} catch (error) {
		const known = error instanceof JsonFault ? error : new JsonFault(String(error), 0, text.length);
		const { message, start, end } = known;
		return {
			kind: 'fault',
			fault: { ...say.notJson(message), pointers: [{ start, end, path: '' }] },
		};
	}
}

function frozenWarnings(name: string, node: JsonNode): Fault[] {
	const since = frozenSince(name);
	return since === undefined ? [] : [fault(frozenVersion(name, since, recommended), node)];
}
