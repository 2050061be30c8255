import {
	buildFlowJson,
	FormFault,
	validateFlowJson,
	type FlowForm,
	type FormField,
} from '../../../../nodes/WhatsAppFlows/flow-json';
import { inspectFlowJson } from '../../../sandbox/flows/flowJson';

interface BuiltScreen {
	readonly id: string;
	readonly terminal?: boolean;
	readonly sensitive?: string[];
	readonly layout: { readonly children: ReadonlyArray<Record<string, unknown>> };
}

export const screensOf = (form: FlowForm) =>
	(buildFlowJson(form) as { screens: BuiltScreen[] }).screens;

export const onePage = (...fields: FormField[]): FlowForm => ({
	pages: [{ title: 'Page', fields }],
});

/** The components of one page, without the Footer. */
export const built = (...fields: FormField[]) =>
	screensOf(onePage(...fields))[0].layout.children.slice(0, -1);

/** What a person is told about a form that must be refused. */
export function refusal(form: FlowForm): string {
	try {
		buildFlowJson(form);
	} catch (thrown) {
		if (thrown instanceof FormFault) return `${thrown.message}. ${thrown.remedy}`;
		throw thrown;
	}
	throw new Error('it was built');
}

export const name = { type: 'shortText', label: 'Your name' } as const satisfies FormField;
export const size = {
	type: 'radio',
	label: 'Size',
	options: 'S\nM\nL',
} as const satisfies FormField;

/** Neither the check nor the sandbox, which has rules of its own, finds anything in a Flow JSON. */
export function expectSound(flowJson: string): void {
	expect(validateFlowJson(flowJson)).toEqual({ valid: true, errors: [], warnings: [] });
	expect(inspectFlowJson(flowJson).validationErrors).toEqual([]);
}
