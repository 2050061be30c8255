import {
	validateFlowJson,
	type ValidationEntry,
	type ValidationPointer,
} from '../../../../nodes/WhatsAppFlows/flow-json';
import type { Json, JsonObject, Step } from './flows';

/** A place in a Flow, and how an entry is to spell its path. */
export interface Target {
	readonly steps: readonly Step[];
	readonly covers: 'value' | 'key';
	readonly spelled: string;
}

/** A value of a Flow, with the path as the rules spell it unless the schema's spelling is given. */
export const value = (steps: readonly Step[], spelled = dotted(steps)): Target => ({
	steps,
	covers: 'value',
	spelled,
});

/** The key of a value. */
export const key = (steps: readonly Step[], spelled = dotted(steps)): Target => ({
	steps,
	covers: 'key',
	spelled,
});

export interface Expected {
	readonly error: string;
	readonly message: string;
	readonly at: Target | readonly Target[];
}

/** Expects exactly these errors, each with all of its places, in whichever order. */
export function expectErrors(flow: JsonObject, ...expected: readonly Expected[]): void {
	expectEntries(flow, 'errors', expected);
}

/** Expects exactly these warnings, and no errors. */
export function expectWarnings(flow: JsonObject, ...expected: readonly Expected[]): void {
	expectValid(flow);
	expectEntries(flow, 'warnings', expected);
}

export function expectValid(flow: JsonObject): void {
	expect(validateFlowJson(textOf(flow))).toMatchObject({ valid: true, errors: [] });
}

function expectEntries(
	flow: JsonObject,
	kind: 'errors' | 'warnings',
	expected: readonly Expected[],
): void {
	const text = textOf(flow);
	const result = validateFlowJson(text);
	const type: ValidationEntry['error_type'] =
		kind === 'errors' ? 'FLOW_JSON_ERROR' : 'FLOW_JSON_WARNING';
	const wanted = expected.map(({ error, message, at }): ValidationEntry => {
		const pointers = [at].flat().map((target) => pointerTo(flow, target));
		const { path: _path, ...first } = pointers[0];
		return { error, error_type: type, message, ...first, pointers };
	});
	expect(result.valid).toBe(kind === 'warnings' || expected.length === 0);
	expect(sorted(result[kind])).toEqual(sorted(wanted));
}

/** The text of a Flow as it is checked. */
export function textOf(flow: JsonObject): string {
	return JSON.stringify(flow, null, 2);
}

/** The errors of a Flow without their places. */
export function messagesOf(flow: JsonObject): string[] {
	return validateFlowJson(textOf(flow)).errors.map(({ error, message }) => `${error}: ${message}`);
}

function sorted(entries: readonly ValidationEntry[]): ValidationEntry[] {
	return [...entries].sort((one, other) => order(one).localeCompare(order(other)));
}

function order({ error, message, line_start: line }: ValidationEntry): string {
	return `${error} ${message} ${line}`;
}

/** Finds a place by putting a mark there and comparing what stands before and after it. */
function pointerTo(flow: JsonObject, { steps, covers, spelled }: Target): ValidationPointer {
	const text = textOf(flow);
	const marked = textOf(withMark(flow, steps, covers) as JsonObject);
	const token = JSON.stringify(mark);
	const start = marked.indexOf(token);
	const end = text.length - (marked.length - start - token.length);
	const from = positionIn(text, start);
	const to = positionIn(text, end);
	return {
		line_start: from.line,
		line_end: to.line,
		column_start: from.column,
		column_end: to.column,
		path: spelled,
	};
}

const mark = '§ here §';

function withMark(node: Json, steps: readonly Step[], covers: Target['covers']): Json {
	const [step, ...inner] = steps;
	if (step === undefined) return mark;
	const marksKey = covers === 'key' && inner.length === 0;
	if (Array.isArray(node)) {
		return node.map((item, index) => (index === step ? withMark(item, inner, covers) : item));
	}
	return Object.fromEntries(
		Object.entries(node as JsonObject).map(([name, item]) => {
			if (name !== step) return [name, item];
			return marksKey ? [mark, item] : [name, withMark(item, inner, covers)];
		}),
	);
}

function positionIn(text: string, offset: number): { line: number; column: number } {
	const lines = text.slice(0, offset).split('\n');
	return { line: lines.length, column: lines[lines.length - 1].length + 1 };
}

function dotted(steps: readonly Step[]): string {
	return steps
		.map((step) => (/^\d+$/.test(String(step)) ? `[${step}]` : `.${step}`))
		.join('')
		.replace(/^\./, '');
}
