import { validateFlowJson, type ValidationEntry } from '../../flow-json';
import { InvalidInput } from '../../providers/invalidInput';
import type { LocalOperation } from '../operation';
import { fieldsOf } from '../operation';
import { asProviderFault, lineUnder, listFaults } from './faults';
import { flowJsonFields, readGivenFlowJson } from './flowJsonField';

export const validate: LocalOperation = {
	value: 'validate',
	name: 'Validate',
	action: 'Validate flow JSON',
	description: 'Find what WhatsApp would refuse in a Flow JSON, without uploading it',
	fields: fieldsOf('validate', [
		{
			displayName: 'Take JSON From',
			name: 'defineFlowBy',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'File', value: 'binary', description: 'A file in the input item' },
				{ name: 'Text', value: 'text', description: 'Paste it, or map it from the input' },
			],
			default: 'text',
			description: 'Where the Flow JSON to look at comes from',
		},
		...flowJsonFields,
	]),
	async execute(item) {
		const given = await readGivenFlowJson(item);
		if (!given) {
			throw new InvalidInput('Take JSON From is not set', 'Choose Text or File.');
		}
		const { valid, errors, warnings } = validateFlowJson(given.json);
		const withLine = (entry: ValidationEntry) => ({
			...entry,
			excerpt: lineUnder(asProviderFault(entry), given.json),
		});
		return {
			json: {
				valid,
				errors: errors.map(withLine),
				warnings: warnings.map(withLine),
				report: reportOf(errors, warnings, given.json),
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
