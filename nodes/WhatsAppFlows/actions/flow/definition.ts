import type { INodeProperties } from 'n8n-workflow';
import {
	answersOf,
	buildFlowJson,
	FormFault,
	type FlowForm,
	type FormAnswer,
} from '../../flow-json';
import { InvalidInput } from '../../providers/invalidInput';
import type { Item } from '../operation';
import { text } from '../operation';
import { refuseInvalid } from './checkBeforeUpload';
import { flowJsonFields, readFlowJson } from './flowJsonField';
import { formFields } from './form.fields';
import { readForm } from './form.read';
import { readTemplate, templateFields } from './template';

/** What a flow consists of, as a person gives it. */
export interface Definition {
	readonly flowJson: string;
	/** The answers that will come back, where the flow is made from a form. */
	readonly answerFields?: readonly FormAnswer[];
}

/** The ways to define a flow that every provider takes, as the dropdown shows them. */
export const definitionSources = [
	{
		name: 'Form Fields',
		value: 'form',
		description: 'Put the form together here, page by page',
	},
	{
		name: 'JSON From File',
		value: 'binary',
		description: 'A file in the input item',
	},
	{
		name: 'JSON From Text',
		value: 'text',
		description: 'Paste it, or map it from the input',
	},
	{
		name: 'Template',
		value: 'template',
		description: 'A ready form in your language, with your own words',
	},
];

/** The fields of these ways, shown by the field `defineFlowBy`. */
export const definitionFields: INodeProperties[] = [
	...formFields,
	...flowJsonFields,
	...templateFields,
];

/**
 * Reads what the flow consists of.
 * @returns undefined when `defineFlowBy` names nothing that the item defines
 * @throws InvalidInput when it can't become a flow
 */
export async function readDefinition(item: Item): Promise<Definition | undefined> {
	const by = text(item, 'defineFlowBy');
	if (by === 'form') return fromForm(await readForm(item));
	if (by === 'template') return fromForm(readTemplate(item));
	const flowJson = await readFlowJson(item);
	return flowJson === undefined ? undefined : { flowJson };
}

function fromForm(form: FlowForm): Definition {
	const flowJson = JSON.stringify(built(form), null, 2);
	refuseInvalid(flowJson, 'The flow made from the form');
	return { flowJson, answerFields: answersOf(form) };
}

function built(form: FlowForm): object {
	try {
		return buildFlowJson(form);
	} catch (thrown) {
		throw refused(thrown);
	}
}

function refused(thrown: unknown): unknown {
	return thrown instanceof FormFault ? new InvalidInput(thrown.message, thrown.remedy) : thrown;
}
