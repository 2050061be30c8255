import { validateFlowJson, type ValidationEntry } from '../../flow-json';
import type { LocalOperation } from '../operation';
import { fieldsOf } from '../operation';
import { asProviderFault, lineUnder, listFaults } from './faults';
import { readTakenFlowJson, takeJsonFrom } from './flowJsonField';

export const validate: LocalOperation = {
	value: 'validate',
	name: 'Validate',
	action: 'Validate flow JSON',
	description: 'Find what WhatsApp would refuse in a Flow JSON, without uploading it',
	fields: fieldsOf('validate', takeJsonFrom),
	async execute(item) {
		const given = await readTakenFlowJson(item);
		const { valid, errors, warnings } = validateFlowJson(given.json);
		const withLine = (entry: ValidationEntry) => ({
			...entry,
			excerpt: lineUnder(asProviderFault(entry), given.json),
		});
		return {
			json: {
				valid,
				// Before the lists, which leave no room for it in n8n's table.
				report: reportOf(errors, warnings, given.json),
				errors: errors.map(withLine),
				warnings: warnings.map(withLine),
			},
		};
	},
};

const mostListed = 50;

function reportOf(
	errors: readonly ValidationEntry[],
	warnings: readonly ValidationEntry[],
	flowJson: string,
): string {
	const list = (entries: readonly ValidationEntry[]) =>
		listFaults(entries.map(asProviderFault), flowJson, mostListed);
	return [
		errors.length === 0
			? 'This Flow JSON is valid.'
			: `This Flow JSON is not valid:\n\n${list(errors)}`,
		...(warnings.length === 0 ? [] : [`Worth a look:\n\n${list(warnings)}`]),
	].join('\n\n');
}
