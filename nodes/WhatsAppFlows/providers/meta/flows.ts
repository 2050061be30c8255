import { z } from 'zod';
import { segment } from '../account';
import { metaChanges } from '../metaCalls';
import {
	flowJsonAsset,
	id,
	readMetaFlow,
	readMetaPage,
	readTime,
	validationErrors,
} from '../metaShapes';
import type { FlowCalls, FlowReference } from '../provider';
import type { MetaAccount } from './account';

/** Source of every call: https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi */

const fields = [
	'id',
	'name',
	'status',
	'categories',
	'validation_errors',
	'json_version',
	'data_api_version',
	'endpoint_uri',
	'preview.invalidate(false)',
	'health_status',
].join(',');

const created = z.object({ id, validation_errors: validationErrors.optional() }).passthrough();
const uploaded = z.object({ validation_errors: validationErrors }).passthrough();
const assets = z.object({
	data: z.array(z.object({ asset_type: z.string(), download_url: z.string().url() })),
});
const migrated = z
	.object({
		migrated_flows: z
			.array(
				z
					.object({
						source_name: z.string().optional(),
						source_id: id.optional(),
						migrated_id: id.optional(),
					})
					.passthrough(),
			)
			.default([]),
		failed_flows: z
			.array(
				z
					.object({
						source_name: z.string().optional(),
						error_code: id.optional(),
						error_message: z.string().default(''),
					})
					.passthrough(),
			)
			.default([]),
	})
	.passthrough();

const flowPath = ({ flowId }: FlowReference) => `/${segment(flowId)}`;

export const flowCalls: FlowCalls<MetaAccount> = {
	create: {
		effect: 'change',
		takes: { flowJson: 'optional', publish: true, clone: true, endpointUri: true },
		request: (input, account) => ({
			method: 'POST',
			path: `/${segment(account.wabaId)}/flows`,
			body: {
				kind: 'json',
				value: {
					name: input.flowName,
					categories: input.categories,
					flow_json: input.flowJson,
					publish: input.publish || undefined,
					clone_flow_id: input.cloneFlowId,
					endpoint_uri: input.endpointUri,
				},
			},
		}),
		read: ({ body }, input) => {
			const answer = created.parse(body);
			const faults = answer.validation_errors ?? [];
			return {
				provider: 'meta',
				flowId: answer.id,
				name: input.flowName,
				// With faults in its JSON a flow is saved as a draft, whatever was asked.
				status: input.publish && faults.length === 0 ? 'PUBLISHED' : 'DRAFT',
				categories: input.categories,
				validationErrors: faults,
				endpointUri: input.endpointUri,
				raw: body,
			};
		},
	},
	...metaChanges<MetaAccount>('meta', flowPath, {
		endpointUri: true,
		applicationId: true,
	}),
	uploadJson: {
		effect: 'change',
		request: (input) => ({
			method: 'POST',
			path: `${flowPath(input)}/assets`,
			body: flowJsonAsset(input.flowJson),
		}),
		read: ({ body }) => ({ validationErrors: uploaded.parse(body).validation_errors, raw: body }),
	},
	get: {
		effect: 'read',
		request: (input) => ({ method: 'GET', path: flowPath(input), query: { fields } }),
		read: ({ body }) => readMetaFlow('meta', body),
	},
	list: {
		effect: 'read',
		pageSize: 100,
		request: ({ limit, after }, account) => ({
			method: 'GET',
			path: `/${segment(account.wabaId)}/flows`,
			query: { limit: String(limit), ...(after ? { after } : {}) },
		}),
		read: ({ body }, { limit }) => readMetaPage('meta', body, limit),
	},
	getPreview: {
		effect: 'read',
		renews: true,
		request: (input) => ({
			method: 'GET',
			path: flowPath(input),
			query: { fields: `preview.invalidate(${input.invalidate})` },
		}),
		read: ({ body }, { flowId }) => {
			const { preview } = z
				.object({ preview: z.object({ preview_url: z.string(), expires_at: z.string() }) })
				.parse(body);
			return {
				provider: 'meta',
				flowId,
				previewUrl: preview.preview_url,
				previewExpiresAt: readTime(preview.expires_at),
				raw: body,
			};
		},
	},
	downloadJson: {
		effect: 'read',
		hosts: ['fbcdn.net', 'whatsapp.net', 'facebook.com', 'fbsbx.com'],
		request: (input) => ({ method: 'GET', path: `${flowPath(input)}/assets` }),
		read: ({ body }) => ({ downloadUrl: readFlowJsonAddress(body) }),
	},
	migrate: {
		effect: 'change',
		// Meta keeps the destination in the path; names as a JSON array is what its collection sends.
		request: (input, account) => ({
			method: 'POST',
			path: `/${segment(input.destinationWabaId ?? account.wabaId)}/migrate_flows`,
			body: {
				kind: 'json',
				value: {
					source_waba_id: input.sourceWabaId,
					source_flow_names: input.flowNames.length > 0 ? input.flowNames : undefined,
				},
			},
		}),
		read: ({ body }) => {
			const answer = migrated.parse(body);
			return {
				migratedFlows: answer.migrated_flows.map((flow) => ({
					flowName: flow.source_name,
					sourceFlowId: flow.source_id,
					flowId: flow.migrated_id,
				})),
				failedFlows: answer.failed_flows.map((flow) => ({
					flowName: flow.source_name,
					code: flow.error_code,
					message: flow.error_message,
				})),
				raw: body,
			};
		},
	},
};

/** The address of the Flow JSON in a list of assets; throws zod's error where there is none. */
function readFlowJsonAddress(body: unknown): string {
	const { data } = assets.parse(body);
	const asset = data.find(({ asset_type }) => asset_type === 'FLOW_JSON');
	return z.string({ required_error: 'no FLOW_JSON among the assets' }).parse(asset?.download_url);
}
