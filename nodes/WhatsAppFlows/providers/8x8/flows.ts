import { z } from 'zod';
import { segment } from '../account';
import { readTime } from '../metaShapes';
import type { Flow } from '../model';
import type { FlowCalls, FlowReference, ProviderResponse } from '../provider';
import type { EightByEightAccount } from './account';
import { readFlow } from './shapes';

/**
 * Source of every call: https://developer.8x8.com/connect/reference/create-whatsapp-flow and the
 * pages beside it. Flow JSON is a string there, and the endpoint's key is `endPointUri` with a
 * capital P.
 */

const page = z.object({ flows: z.array(z.unknown()) }).passthrough();
const preview = z
	.object({ preview_url: z.string(), expires_at: z.union([z.string(), z.number()]).optional() })
	.passthrough();
// The reference gives an address, the guide the JSON itself.
const definition = z.union([
	z.object({ flowJson: z.string().min(1) }),
	z.object({ flowJsonUrl: z.string().url() }),
]);

/** The reference answers nothing to these: what is now true follows from the request. */
const becomes =
	(status: string) =>
	({ body }: ProviderResponse, { flowId }: FlowReference): Flow =>
		readFlow(body, { flowId, status });

const flowPath = ({ flowId }: FlowReference, { flowsPath }: EightByEightAccount) =>
	`${flowsPath}/${segment(flowId)}`;

export const flowCalls: FlowCalls<EightByEightAccount> = {
	create: {
		effect: 'change',
		takes: { flowJson: 'optional', publish: true, clone: true, endpointUri: true },
		request: (input, account) => ({
			method: 'POST',
			path: account.flowsPath,
			body: {
				kind: 'json',
				value: {
					name: input.flowName,
					categories: input.categories,
					publish: input.publish,
					flowJson: input.flowJson,
					cloneFlowId: input.cloneFlowId,
					endPointUri: input.endpointUri,
				},
			},
		}),
		read: ({ body }, input) => {
			// `validationErrors` is absent, not empty, where there are none.
			const flow = readFlow(body, {
				name: input.flowName,
				categories: input.categories,
				endpointUri: input.endpointUri,
				validationErrors: [],
			});
			// With faults in its JSON a flow is saved as a draft, whatever was asked.
			const published = input.publish && flow.validationErrors?.length === 0;
			return { ...flow, status: flow.status ?? (published ? 'PUBLISHED' : 'DRAFT') };
		},
	},
	update: {
		effect: 'change',
		takes: { flowJson: true, endpointUri: true, applicationId: true },
		request: (input, account) => ({
			method: 'PUT',
			path: flowPath(input, account),
			body: {
				kind: 'json',
				value: {
					name: input.flowName,
					categories: input.categories,
					flowJson: input.flowJson,
					endPointUri: input.endpointUri,
					applicationId: input.applicationId,
				},
			},
		}),
		read: ({ body }, input) =>
			readFlow(body, {
				flowId: input.flowId,
				name: input.flowName,
				categories: input.categories,
				endpointUri: input.endpointUri,
				validationErrors: [],
			}),
	},
	publish: {
		effect: 'change',
		request: (input, account) => ({
			method: 'POST',
			path: `${flowPath(input, account)}/publish`,
		}),
		read: becomes('PUBLISHED'),
	},
	deprecate: {
		effect: 'change',
		request: (input, account) => ({
			method: 'POST',
			path: `${flowPath(input, account)}/deprecate`,
		}),
		read: becomes('DEPRECATED'),
	},
	delete: {
		effect: 'change',
		request: (input, account) => ({ method: 'DELETE', path: flowPath(input, account) }),
		read: ({ body }, { flowId }) => {
			readFlow(body, { flowId });
		},
	},
	get: {
		effect: 'read',
		request: (input, account) => ({ method: 'GET', path: flowPath(input, account) }),
		read: ({ body }) => readFlow(body, { validationErrors: [] }),
	},
	list: {
		effect: 'read',
		// There is no cursor: what does not fit into one answer can't be had.
		pageSize: 1000,
		request: ({ limit }, account) => ({
			method: 'GET',
			path: account.flowsPath,
			query: { limit: String(limit) },
		}),
		read: ({ body }) => ({ flows: page.parse(body).flows.map((entry) => readFlow(entry)) }),
	},
	getPreview: {
		effect: 'read',
		renews: true,
		request: (input, account) => ({
			method: 'GET',
			path: `${flowPath(input, account)}/preview`,
			query: { refresh: String(input.invalidate) },
		}),
		read: ({ body }, { flowId }) => {
			const { preview_url, expires_at } = preview.parse(body);
			return {
				provider: '8x8',
				flowId,
				previewUrl: preview_url,
				previewExpiresAt: readTime(expires_at),
				raw: body,
			};
		},
	},
	downloadJson: {
		effect: 'read',
		hosts: ['whatsapp.net', 'fbcdn.net'],
		request: (input, account) => ({ method: 'GET', path: flowPath(input, account) }),
		read: ({ body }) => {
			const found = definition.parse(body);
			return 'flowJson' in found
				? { flowJson: found.flowJson }
				: { downloadUrl: found.flowJsonUrl };
		},
	},
};
