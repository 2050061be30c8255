import type { FlowStore } from './flowStore';

export interface Migration {
	readonly migrated_flows: Array<{ source_name: string; source_id: string; migrated_id: string }>;
	readonly failed_flows: Array<{ source_name: string; error_code: string; error_message: string }>;
}

/**
 * Copies flows to another WABA: names that are missing in the source or taken in the destination are
 * reported beside the ones that moved, published flows stay published, ids are new.
 * https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi
 */
export function migrateFlows(
	flows: FlowStore,
	sourceId: string,
	destinationId: string,
	names = flows.list(sourceId).map((flow) => flow.name),
): Migration {
	const result: Migration = { migrated_flows: [], failed_flows: [] };
	const fail = (name: string, message: string) =>
		result.failed_flows.push({
			source_name: name,
			error_code: '4233041',
			error_message: `Flows Migration Error: ${message}`,
		});
	for (const name of names) {
		const source = flows.find((flow) => flow.ownerId === sourceId && flow.name === name);
		if (source === undefined) {
			fail(name, 'Flow name not found in source WABA.');
		} else if (flows.list(destinationId).some((flow) => flow.name === name)) {
			fail(name, 'Flow with the same name exists in destination WABA.');
		} else {
			const { categories, endpointUri, json, status } = source;
			const draft = { ownerId: destinationId, name, categories, endpointUri };
			const copy = flows.create({ ...draft, flowJson: json?.text });
			flows.setStatus(copy, status);
			result.migrated_flows.push({
				source_name: name,
				source_id: source.flowId,
				migrated_id: copy.flowId,
			});
		}
	}
	return result;
}
