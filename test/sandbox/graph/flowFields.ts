import type { StoredFlow } from '../flows/flow';
import { validationErrors } from '../flows/flow';
import { refuse } from '../refusal';
import type { ProviderContext } from '../types';
import { graphDate } from './dates';
import { parseFields, readFields, type FieldReaders, type FieldRequest } from './fields';

export const defaultFlowFields = 'id,name,status,categories,validation_errors';

/** Keeps the subfields asked for. */
function narrow(node: Record<string, string>, field: FieldRequest): Record<string, string> {
	if (field.subfields === undefined) return node;
	const unknown = field.subfields.find((name) => !Object.hasOwn(node, name));
	if (unknown !== undefined) {
		throw refuse('invalidField', `Tried accessing nonexisting field (${unknown})`, 'fields');
	}
	return Object.fromEntries(field.subfields.map((name) => [name, node[name]]));
}

/** The preview link, with its secret and the time of its death. */
export function previewOf(flow: StoredFlow, context: ProviderContext) {
	return {
		preview_url: `${context.publicUrl}/preview/${flow.flowId}/?token=${flow.previewToken}`,
		expires_at: graphDate(flow.previewExpiresAt),
	};
}

/** Something of a flow that keeps it from working, as its health names it. */
export interface HealthFault {
	readonly error_code: number;
	readonly error_description: string;
	readonly possible_solution: string;
}

function health(flow: StoredFlow, faults: readonly HealthFault[]) {
	const words: Partial<Record<StoredFlow['status'], string>> = {
		THROTTLED: 'LIMITED',
		BLOCKED: 'BLOCKED',
		DEPRECATED: 'BLOCKED',
	};
	const state = words[flow.status] ?? (faults.length > 0 ? 'BLOCKED' : 'AVAILABLE');
	return {
		can_send_message: state,
		entities: [
			{
				entity_type: 'FLOW',
				id: flow.flowId,
				can_send_message: state,
				...(faults.length > 0 && { errors: faults }),
			},
			{ entity_type: 'WABA', id: flow.ownerId, can_send_message: 'AVAILABLE' },
		],
	};
}

function readPreview(flow: StoredFlow, field: FieldRequest, context: ProviderContext) {
	if (field.modifier !== undefined) {
		const { name, argument } = field.modifier;
		if (name !== 'invalidate' || !['true', 'false'].includes(argument)) {
			throw refuse('invalidField', 'preview takes the modifier invalidate(true|false)', 'fields');
		}
		if (argument === 'true') context.state.flows.renewPreview(flow);
	}
	return previewOf(flow, context);
}

function readers(context: ProviderContext): FieldReaders<StoredFlow> {
	return {
		id: (flow) => flow.flowId,
		name: (flow) => flow.name,
		status: (flow) => flow.status,
		categories: (flow) => flow.categories,
		validation_errors: (flow) => validationErrors(flow),
		json_version: (flow) => flow.json?.report.version,
		data_api_version: (flow) => flow.json?.report.dataApiVersion,
		endpoint_uri: (flow) => flow.endpointUri,
		updated_at: (flow) => graphDate(flow.updatedAt),
		preview: (flow, field) => readPreview(flow, field, context),
		health_status: (flow) => health(flow, context.healthFaults?.(flow) ?? []),
		whatsapp_business_account: (flow, field) =>
			narrow(
				{
					id: flow.ownerId,
					name: 'Sandbox account',
					timezone_id: '54',
					business_type: 'ent',
					message_template_namespace: 'sandbox_namespace',
				},
				field,
			),
		application: (flow, field) =>
			flow.applicationId === undefined
				? undefined
				: narrow(
						{
							id: flow.applicationId,
							name: 'Sandbox app',
							link: `https://www.facebook.com/games/?app_id=${flow.applicationId}`,
						},
						field,
					),
	};
}

/**
 * A flow with the fields asked for, in Meta's names.
 * https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi
 *
 * @throws {Refusal} for a field or modifier that does not exist
 */
export function readFlowFields(
	flow: StoredFlow,
	fields: string | undefined,
	context: ProviderContext,
): Record<string, unknown> {
	return readFields(flow, parseFields(fields ?? defaultFlowFields), readers(context));
}

/** The list of a flow's files: one JSON, or none before the first upload. */
export function flowAssets(flow: StoredFlow, context: ProviderContext) {
	if (flow.json === undefined) return { data: [] };
	const cursor = Buffer.from('flow.json').toString('base64url');
	return {
		data: [
			{
				name: 'flow.json',
				asset_type: 'FLOW_JSON',
				download_url: fileAddress(flow, context),
			},
		],
		paging: { cursors: { before: cursor, after: cursor } },
	};
}

/** Where the flow's JSON can be fetched, without the API's key. */
export function fileAddress(flow: StoredFlow, context: ProviderContext): string {
	return `${context.publicUrl}/files/${flow.fileToken}`;
}
