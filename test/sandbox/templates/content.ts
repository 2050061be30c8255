import type { StoredFlow } from '../flows/flow';
import { refuse } from '../refusal';
import { parametersOf, type StoredButton, type TemplateContent } from './template';

/** Meta's limits: https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/components */
const limits = { buttons: 10 };

function expectParameters(text: string, field: string, { named }: TemplateContent): string[] {
	const names = parametersOf(text);
	const odd = names.find((name) => (named ? !/^[a-z][a-z0-9_]*$/.test(name) : !/^\d+$/.test(name)));
	if (odd !== undefined) {
		throw refuse('invalidField', `{{${odd}}} does not fit the parameter format`, field);
	}
	const gap = names.findIndex((_name, at) => !named && !names.includes(String(at + 1)));
	if (gap >= 0) throw refuse('invalidField', `{{${gap + 1}}} is missing in the text`, field);
	return names;
}

function expectFlowButton(button: StoredButton, flows: readonly StoredFlow[]): void {
	const flow = flows.find(({ flowId }) => flowId === button.flowId);
	if (flow === undefined) throw refuse('invalidField', 'the flow does not exist', 'flow_id');
	// Throttled and blocked flows are published too.
	if (flow.status === 'DRAFT' || flow.status === 'DEPRECATED') {
		throw refuse('invalidField', `flow ${flow.flowId} is ${flow.status}`, 'flow_id');
	}
	const { navigateScreen: screen, flowAction } = button;
	const { entryScreens = [], dataApiVersion } = flow.json?.report ?? {};
	if (screen !== undefined && flowAction === 'data_exchange') {
		throw refuse('invalidField', 'navigate_screen goes with navigate only', 'navigate_screen');
	}
	if (screen !== undefined && !entryScreens.includes(screen)) {
		throw refuse('invalidField', `${screen} is not an entry screen`, 'navigate_screen');
	}
	if (flowAction === 'data_exchange' && dataApiVersion === undefined) {
		throw refuse('invalidField', `flow ${flow.flowId} has no data endpoint`, 'flow_action');
	}
}

/**
 * Holds what a template may consist of: its parameters, and its buttons, of which one may open a
 * flow that is published.
 *
 * @throws {Refusal} `invalidField`
 */
export function expectContent(content: TemplateContent, flows: readonly StoredFlow[]): void {
	expectParameters(content.body, 'BODY', content);
	const inHeader = expectParameters(content.header?.text ?? '', 'HEADER', content);
	if (inHeader.length > 1) {
		throw refuse('invalidField', 'a header has at most one parameter', 'HEADER');
	}
	if (parametersOf(content.footer).length > 0) {
		throw refuse('invalidField', 'a footer has no parameters', 'FOOTER');
	}
	const { buttons } = content;
	if (buttons.length > limits.buttons) throw refuse('invalidField', 'too many buttons', 'BUTTONS');
	const kinds = buttons.map(({ type }) => type);
	const mixed = kinds.findIndex((kind, at) => kinds.indexOf(kind) < at && kinds[at - 1] !== kind);
	if (mixed >= 0) {
		throw refuse('invalidField', 'buttons of one kind stand side by side', 'BUTTONS');
	}
	const flowButtons = buttons.filter(({ type }) => type === 'FLOW');
	if (flowButtons.length > 1) throw refuse('invalidField', 'at most one FLOW button', 'BUTTONS');
	for (const button of flowButtons) expectFlowButton(button, flows);
}
