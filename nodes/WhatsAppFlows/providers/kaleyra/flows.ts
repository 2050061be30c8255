import { z } from 'zod';
import { segment } from '../account';
import { metaChanges } from '../metaCalls';
import { flowJsonAsset, id, readTime, validationErrors } from '../metaShapes';
import type { Flow } from '../model';
import type {
	Call,
	CreateCall,
	FlowCalls,
	FlowReference,
	MigratedFlows,
	MigrateFlows,
} from '../provider';
import { unconfirmed } from '../provider';
import type { KaleyraAccount } from './account';
import { readData, readFlow, readFlowJsonAddress, readMigrated, readPage } from './shapes';

/**
 * Source of every call: the pages of Kaleyra's Flow API V2, such as
 * https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-get-flow-details-by-flow-id
 */

const defaultFields = 'id,name,status,categories,validation_errors';
const allFields = `${defaultFields},json_version,data_api_version,endpoint_uri,health_status`;

const created = z.object({ id }).passthrough();
const uploaded = z.object({ validation_errors: validationErrors });
const previewed = z.object({
	preview: z.object({
		preview_url: z.string(),
		expires_at: z.union([z.string(), z.number()]).optional(),
	}),
});

const flowPath = ({ flowId }: FlowReference) => `/whatsapp/${segment(flowId)}`;

const create: CreateCall<KaleyraAccount> = {
	effect: 'change',
	takes: {
		clone: {
			unconfirmed:
				'Kaleyra names the copying of a flow on one page only, so check the copy before you publish it.',
		},
		endpointUri: {
			unconfirmed:
				'Kaleyra documents the endpoint address for Update but not for Create, so set it with Update if it is missing in the new flow.',
		},
	},
	request: (input, account) => ({
		method: 'POST',
		path: account.createPath,
		body: {
			kind: 'json',
			value: {
				name: input.flowName,
				categories: input.categories,
				clone_flow_id: input.cloneFlowId,
				endpoint_uri: input.endpointUri,
			},
		},
	}),
	read: ({ body }, input) => ({
		provider: 'kaleyra',
		flowId: created.parse(readData(body)).id,
		name: input.flowName,
		status: 'DRAFT',
		categories: input.categories,
		endpointUri: input.endpointUri,
		raw: body,
	}),
};

const getPreview: Call<FlowReference & { invalidate: boolean }, Flow, KaleyraAccount> = {
	effect: 'read',
	request: (input) => ({
		method: 'GET',
		path: flowPath(input),
		query: { fields: 'preview' },
	}),
	read: ({ body }, { flowId }) => {
		const { preview } = previewed.parse(readData(body));
		return {
			provider: 'kaleyra',
			flowId,
			previewUrl: preview.preview_url,
			previewExpiresAt: readTime(preview.expires_at),
			raw: body,
		};
	},
};

const migrate: Call<MigrateFlows, MigratedFlows, KaleyraAccount> = {
	effect: 'change',
	// Both accounts are in the path, the source first; at Meta the path holds the destination.
	request: ({ sourceWabaId, destinationWabaId, flowNames }, account) => ({
		method: 'POST',
		path: `/whatsapp/${segment(sourceWabaId)}/migrate_flows/${segment(destinationWabaId ?? account.wabaId)}`,
		body:
			flowNames.length > 0 ? { kind: 'json', value: { source_flow_names: flowNames } } : undefined,
	}),
	read: ({ body }) => readMigrated(body),
};

export const flowCalls: FlowCalls<KaleyraAccount> = {
	create: unconfirmed(
		create,
		'Kaleyra’s public documentation names this call but not its address, so if it is refused put the right address into Create Path in the credential.',
	),
	...metaChanges<KaleyraAccount>('kaleyra', flowPath, { endpointUri: true }),
	uploadJson: {
		effect: 'change',
		request: (input) => ({
			method: 'POST',
			path: `${flowPath(input)}/assets`,
			body: flowJsonAsset(input.flowJson),
		}),
		read: ({ body }) => ({
			// The page shows only `success`; faults would come as Meta writes them.
			validationErrors: uploaded.safeParse(readData(body)).data?.validation_errors ?? [],
			raw: body,
		}),
	},
	get: {
		effect: 'read',
		request: (input) => ({ method: 'GET', path: flowPath(input), query: { fields: allFields } }),
		read: ({ body }) => readFlow(body),
	},
	list: {
		effect: 'read',
		// How many come in one answer is Kaleyra's choice: no page names a parameter for it.
		pageSize: 100,
		request: ({ after }, account) => ({
			method: 'GET',
			path: `/whatsapp/${segment(account.wabaId)}/flows`,
			query: { fields: defaultFields, ...(after ? { after } : {}) },
		}),
		read: ({ body }, { after }) => readPage(body, after),
	},
	getPreview: unconfirmed(
		getPreview,
		'Kaleyra’s public documentation names no preview link, so it is asked for as WhatsApp itself does and may be refused.',
	),
	downloadJson: {
		effect: 'read',
		hosts: ['whatsapp.net', 'fbcdn.net', 'facebook.com', 'fbsbx.com', 'kaleyra.io', 'kaleyra.ai'],
		request: (input) => ({ method: 'GET', path: `${flowPath(input)}/assets` }),
		read: ({ body }) => ({ downloadUrl: readFlowJsonAddress(body) }),
	},
	migrate: unconfirmed(
		migrate,
		'Kaleyra does not document the field for Flow Names, so with names given check which flows were copied.',
	),
};
