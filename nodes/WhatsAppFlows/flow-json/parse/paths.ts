import type { JsonNode } from './nodes';

const identifier = /^[a-z$_][\w$]*$/i;
const digits = /^\d+$/;

/**
 * The path of a value as the schema stage spells it, Ajv's data path without its leading dot:
 * `screens[0].layout.children[0]['on-click-action'].name`. The root has the empty path.
 */
export function schemaPath(node: JsonNode): string {
	if (!node.parent) return '';
	const { step } = node;
	const outer = schemaPath(node.parent);
	if (typeof step === 'number') return `${outer}[${step}]`;
	if (!identifier.test(step)) return `${outer}['${step.replace(/['\\]/g, '\\$&')}']`;
	return outer === '' ? step : `${outer}.${step}`;
}

/**
 * The path of a value as the rules after the schema spell it: dots between all steps, digits in
 * brackets, `screens[0].layout.children[0].on-click-action.payload.name`.
 */
export function rulePath(node: JsonNode): string {
	if (!node.parent) return '';
	const { step } = node;
	const outer = rulePath(node.parent);
	if (typeof step === 'number' || digits.test(step)) return `${outer}[${step}]`;
	return outer === '' ? step : `${outer}.${step}`;
}

/** The JSON pointer of a value (RFC 6901): `/screens/0/data/name`. */
export function jsonPointer(node: JsonNode): string {
	if (!node.parent) return '';
	const step = String(node.step).replaceAll('~', '~0').replaceAll('/', '~1');
	return `${jsonPointer(node.parent)}/${step}`;
}
