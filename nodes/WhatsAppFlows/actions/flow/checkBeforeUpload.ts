import type { INodeProperties } from 'n8n-workflow';
import { validateFlowJson } from '../../flow-json';
import { InvalidFlowJson } from '../../providers/invalidInput';
import type { Item } from '../operation';
import { parameter } from '../operation';
import { asProviderFault, listFaults, placeOf } from './faults';

/**
 * The switch that has a Flow JSON checked before anything is asked of the provider.
 * @param withoutJson the values of `defineFlowBy` that give none
 */
export const checkField = (withoutJson: string[]): INodeProperties[] => [
	{
		displayName: 'Check Before Upload',
		name: 'checkBeforeUpload',
		type: 'boolean',
		default: true,
		description:
			'Whether to look for what WhatsApp would refuse in the definition, and to stop before anything is uploaded',
		displayOptions: { hide: { defineFlowBy: withoutJson } },
	},
];

export const checksBeforeUpload = (item: Item): boolean =>
	parameter(item, 'checkBeforeUpload', true);

/**
 * Stops at a Flow JSON that WhatsApp would refuse.
 * @param label how the field is called from which it comes
 * @throws InvalidFlowJson with every fault and its line
 */
export function refuseInvalid(flowJson: string, label: string): void {
	const faults = validateFlowJson(flowJson).errors.map(asProviderFault);
	if (faults.length === 0) return;
	const list = listFaults(faults, flowJson);
	const [first] = faults;
	const place = placeOf(first).toLowerCase();
	const reason = first.message.replace(/[.\s]+$/, '');
	if (first.error === 'INVALID_FLOW_JSON') {
		throw new InvalidFlowJson(
			`${label} is not valid JSON (${place}${reason.replace(/^Flow JSON is not valid\. /, '')})`,
			'Copy the whole text from the Flow Builder, from the first { to the last }.',
			faults,
			list,
		);
	}
	const rest = faults.length - 1;
	const more = rest > 0 ? ` (and ${rest} more ${rest > 1 ? 'faults' : 'fault'})` : '';
	throw new InvalidFlowJson(
		`${label}, ${place}${reason}${more}, so nothing was uploaded`,
		'Correct it, or turn off Check Before Upload to let the provider decide.',
		faults,
		list,
	);
}
