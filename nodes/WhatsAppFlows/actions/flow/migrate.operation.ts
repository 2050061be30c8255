import { InvalidInput } from '../../providers/invalidInput';
import type { MigratedFlows } from '../../providers/provider';
import type { FlowCalls } from '../../providers/provider';
import { ProviderFailure } from '../../transport/failure';
import type { ProviderOperation } from '../operation';
import { asText, fieldsOf, parameter, present, simplifyField, text } from '../operation';

export const migrate: ProviderOperation = {
	value: 'migrate',
	offeredBy: ({ flow }) => flow.migrate,
	name: 'Migrate',
	action: 'Migrate flows',
	description: 'Copy flows from another WhatsApp Business Account of the same business',
	fields: fieldsOf('migrate', [
		{
			displayName: 'Source Account ID',
			name: 'sourceWabaId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 104996122399160',
			description: 'The ID of the WhatsApp Business Account that has the flows now',
		},
		{
			displayName: 'Flow Names',
			name: 'flowNames',
			type: 'string',
			default: '',
			placeholder: 'e.g. Book a table, Survey',
			description: 'The names of the flows, separated by commas; leave it empty for all flows',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Destination Account ID',
					name: 'destinationWabaId',
					type: 'string',
					default: '',
					description: 'The account that gets the copies, if it is not the one of the credential',
				},
			],
		},
		simplifyField,
	]),
	async execute(item) {
		const { connection } = item;
		const call = connection.provider.flow.migrate as NonNullable<FlowCalls['migrate']>;
		const sourceWabaId = text(item, 'sourceWabaId');
		if (!sourceWabaId) {
			throw new InvalidInput(
				'Source Account ID is empty',
				'Give the id of the WhatsApp Business Account that has the flows.',
			);
		}
		const { destinationWabaId } = parameter<{ destinationWabaId?: unknown }>(item, 'options', {});
		const flowNames = readNames(parameter<string | string[]>(item, 'flowNames', ''));
		const answer = await connection.call(call, {
			sourceWabaId,
			destinationWabaId: asText(destinationWabaId) || undefined,
			flowNames,
		});
		if (answer.migratedFlows.length === 0 && answer.failedFlows.length > 0) {
			throw noneMigrated(connection.provider.id, answer);
		}
		return { json: present(item, { provider: connection.provider.id, ...answer }) };
	},
};

function readNames(given: string | string[]): string[] {
	const names = (Array.isArray(given) ? given : String(given).split(','))
		.map((name) => String(name).trim())
		.filter(Boolean);
	if (names.length > 100) {
		throw new InvalidInput(
			`Flow Names has ${names.length} names`,
			'Give at most 100 names at a time, or none for all flows.',
		);
	}
	return names;
}

function noneMigrated(
	provider: ProviderFailure['reason']['provider'],
	{ failedFlows, raw }: MigratedFlows,
): ProviderFailure {
	const reasons = failedFlows.map(({ flowName, message }) => `${flowName ?? '?'}: ${message}`);
	return new ProviderFailure(
		{
			provider,
			code: failedFlows[0].code ?? 'notMigrated',
			title: 'None of the flows was migrated',
			detail: `${reasons.slice(0, 5).join(' ')} A name must exist in the source account and be free in the destination.`,
			httpStatus: 200,
			disposition: 'fixRequest',
			raw,
		},
		'change',
	);
}
