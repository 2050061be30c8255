import type { StoredFlow } from '../flows/flow';
import { refuse } from '../refusal';
import { expectHealthy } from '../sending';
import { parametersOf, type StoredButton, type StoredTemplate } from './template';

/** One value of a message. */
export interface GivenValue {
	readonly kind: 'text' | 'image' | 'video' | 'document';
	readonly name?: string;
	readonly text?: string;
}

/** What a message says about a button. */
export interface GivenButton {
	readonly kind: string;
	readonly index: number;
	readonly flowToken?: string;
	readonly screen?: string;
	readonly data?: unknown;
}

/** What a message fills into a template, in nobody's wire format. */
export interface GivenParts {
	readonly header?: readonly GivenValue[];
	readonly body?: readonly GivenValue[];
	readonly buttons: readonly GivenButton[];
}

/** The longest body once its values are in it. */
const bodyLimit = 1024;

function expectTexts(
	part: string,
	text: string | undefined,
	given: readonly GivenValue[],
	named: boolean,
): void {
	const wanted = parametersOf(text);
	if (given.length !== wanted.length) {
		const counts = `number of localizable_params (${given.length}) does not match the expected number of params (${wanted.length})`;
		throw refuse('parameterCount', `${part}: ${counts}`, part);
	}
	for (const { kind, name } of given) {
		if (kind !== 'text') throw refuse('parameterFormat', `${part}: expected text`, part);
		if (named !== (name !== undefined)) {
			const format = named ? 'by name' : 'by place';
			throw refuse(
				'parameterFormat',
				`${part}: the parameters of this template are ${format}`,
				part,
			);
		}
		if (name !== undefined && !wanted.includes(name)) {
			throw refuse('parameterFormat', `${part}: there is no parameter ${name}`, part);
		}
	}
}

function expectHeader({ header, named }: StoredTemplate, given: readonly GivenValue[] = []): void {
	if (header === undefined || header.format === 'TEXT') {
		expectTexts('header', header?.text, given, named);
		return;
	}
	const wanted = header.format.toLowerCase();
	if (given.length !== 1 || given[0].kind !== wanted) {
		const found = given[0]?.kind ?? 'UNKNOWN';
		const message = `header: Format mismatch, expected ${header.format}, received ${found}`;
		throw refuse('parameterFormat', message, 'header');
	}
}

/** The message's own words with the values in them, as the person reads them. */
export function filledBody({ body }: StoredTemplate, given: readonly GivenValue[] = []): string {
	return body.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => {
		const value = given.find((each) => each.name === name) ?? given[Number(name) - 1];
		return value?.text ?? '';
	});
}

/**
 * The button that opens the flow, and what the message says about it. It must be named in every
 * message, with its own index: five public reports have 131009 without it.
 */
function expectFlowButton(
	{ buttons }: StoredTemplate,
	given: readonly GivenButton[],
): { button: StoredButton; said: GivenButton } | undefined {
	const stray = given.find(({ index, kind }) => buttons[index]?.type.toLowerCase() !== kind);
	const at = buttons.findIndex(({ type }) => type === 'FLOW');
	const said = given.filter(({ index }) => index === at);
	const wrong = stray?.index ?? (at >= 0 && said.length !== 1 ? at : undefined);
	if (wrong !== undefined) {
		const message = `button: Components sub_type invalid at index: ${wrong} and type: ${buttons[wrong]?.type ?? 'UNKNOWN'}`;
		throw refuse('buttonComponent', message, 'components');
	}
	return at < 0 ? undefined : { button: buttons[at], said: said[0] };
}

/** What goes out. */
export interface FilledTemplate {
	readonly flow: StoredFlow;
	readonly said: GivenButton;
	readonly body: string;
}

/**
 * Holds what must be so before a template goes out: its values, the button for the flow, and the
 * flow itself.
 *
 * @throws {Refusal} `parameterCount`, `parameterFormat`, `textTooLong`, `buttonComponent`,
 *   `invalidField`, `blocked` or `throttled`
 */
export function fillTemplate(
	template: StoredTemplate,
	parts: GivenParts,
	flows: readonly StoredFlow[],
): FilledTemplate {
	expectHeader(template, parts.header);
	expectTexts('body', template.body, parts.body ?? [], template.named);
	const body = filledBody(template, parts.body);
	if (body.length > bodyLimit) {
		throw refuse('textTooLong', `the body has more than ${bodyLimit} characters`, 'body');
	}
	const found = expectFlowButton(template, parts.buttons);
	const flow = flows.find(({ flowId }) => flowId === found?.button.flowId);
	if (found === undefined || flow === undefined) {
		throw refuse('invalidField', 'the sandbox sends templates with a FLOW button only');
	}
	const { button, said } = found;
	if (button.flowAction === 'data_exchange' && (said.data !== undefined || said.screen)) {
		const message = 'data for the first screen goes with navigate only';
		throw refuse('invalidField', message, 'flow_action_data');
	}
	if (said.screen !== undefined && !flow.json?.report.entryScreens.includes(said.screen)) {
		throw refuse('invalidField', `${said.screen} is not an entry screen`, 'screen');
	}
	if (flow.status === 'DRAFT' || flow.status === 'DEPRECATED') {
		throw refuse('notSendable', `flow ${flow.flowId} is ${flow.status}`);
	}
	expectHealthy(flow);
	return { flow, said, body };
}
