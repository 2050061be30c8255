import { z } from 'zod';
import { segment } from '../account';
import { readMetaFlow } from '../metaShapes';
import type { Flow } from '../model';
import type { FlowCalls, FlowReference, ProviderResponse } from '../provider';
import { unconfirmed } from '../provider';
import type { DreamsAccount } from './account';
import { create } from './create';
import { send } from './send';
import { readData, readEntries, readFaults, readFlowJson } from './shapes';

/** Source of every call: https://docs.dreams.com.sa/whatsapp-flows */

const record = z.object({}).passthrough().catch({});

/** The answer to a change is a sentence: what is now true follows from the request. */
const becomes =
	(status: string) =>
	({ body }: ProviderResponse, { flowId }: FlowReference): Flow => ({
		provider: 'dreams',
		flowId,
		status,
		raw: body,
	});

const flowPath = ({ flowId }: FlowReference, { flowsPath }: DreamsAccount) =>
	`${flowsPath}/${segment(flowId)}`;

const readFlow = (body: unknown): Flow => ({
	...readMetaFlow('dreams', readData(body)),
	raw: body,
});

const calls: Required<Omit<FlowCalls<DreamsAccount>, 'migrate'>> = {
	create,
	send,
	update: {
		effect: 'change',
		takes: { endpointUri: true },
		request: (input, account) => ({
			method: 'POST',
			path: flowPath(input, account),
			body: {
				kind: 'json',
				value: {
					name: input.flowName,
					categories: input.categories,
					endpoint_uri: input.endpointUri,
				},
			},
		}),
		// The page has the whole flow as the answer, clients have met one with the id alone.
		read: ({ body }, input) => {
			const told = readMetaFlow('dreams', { ...record.parse(readData(body)), id: input.flowId });
			return {
				...told,
				name: told.name ?? input.flowName,
				categories: told.categories ?? input.categories,
				endpointUri: told.endpointUri ?? input.endpointUri,
				raw: body,
			};
		},
	},
	uploadJson: {
		effect: 'change',
		// Unlike anywhere else the flow is named in the body; the file's name must end with .json.
		request: ({ flowId, flowJson }, { flowsPath }) => ({
			method: 'POST',
			path: `${flowsPath}/upload-flow-json`,
			body: {
				kind: 'multipart',
				parts: [
					{ field: 'flow_id', value: flowId },
					{
						field: 'file',
						fileName: 'flow.json',
						contentType: 'application/json',
						content: flowJson,
					},
				],
			},
		}),
		read: ({ body }) => ({ validationErrors: readFaults(body), raw: body }),
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
		// The one path that the page prints without /api, perhaps by a slip: a flow can be deprecated
		// only once, so that asking at both addresses does no harm.
		request: ({ flowId }, { wabaId }) => ({
			method: 'POST',
			path: `/whatsapp/${segment(wabaId)}/flows/${segment(flowId)}/deprecate`,
		}),
		otherwise: ({ status }, input, account) =>
			status === 404 || status === 405
				? { method: 'POST', path: `${flowPath(input, account)}/deprecate` }
				: undefined,
		read: becomes('DEPRECATED'),
	},
	delete: {
		effect: 'change',
		request: (input, account) =>
			account.deleteStyle === 'path'
				? { method: 'DELETE', path: flowPath(input, account) }
				: { method: 'DELETE', path: account.flowsPath, query: { flowId: input.flowId } },
		read: () => undefined,
	},
	get: {
		effect: 'read',
		request: (input, account) => ({ method: 'GET', path: flowPath(input, account) }),
		read: ({ body }) => readFlow(body),
	},
	list: {
		effect: 'read',
		// Dreams takes no limit and no cursor, and answers all of WhatsApp's pages at once.
		pageSize: Infinity,
		request: (_, { flowsPath }) => ({ method: 'GET', path: flowsPath }),
		read: ({ body }) => ({
			flows: readEntries(body).map((entry) => readMetaFlow('dreams', entry)),
		}),
	},
	getPreview: {
		effect: 'read',
		request: (input, account) => ({ method: 'GET', path: flowPath(input, account) }),
		read: ({ body }, { flowId }) => {
			const { previewUrl, previewExpiresAt } = readFlow(body);
			return {
				provider: 'dreams',
				flowId,
				previewUrl: z.string({ required_error: 'the flow has no preview' }).parse(previewUrl),
				previewExpiresAt,
				raw: body,
			};
		},
	},
	downloadJson: {
		effect: 'read',
		request: (input, account) => ({ method: 'GET', path: flowPath(input, account) }),
		read: ({ body }) => ({ flowJson: readFlowJson(body) }),
	},
};

/** No page names a whole address, so that every call rests on the same guess. */
const address =
	'Dreams’ public documentation does not give the whole address of this call, so if it is not found change Base URL or Path Prefix in the credential.';

export const flowCalls: FlowCalls<DreamsAccount> = {
	create: unconfirmed(
		calls.create,
		'Dreams’ public documentation leaves the address and the encoding of this call open, so if it is refused change Path Prefix or Create Encoding in the credential.',
	),
	update: unconfirmed(calls.update, address),
	uploadJson: unconfirmed(calls.uploadJson, address),
	publish: unconfirmed(calls.publish, address),
	deprecate: unconfirmed(
		calls.deprecate,
		'Dreams’ public documentation gives this call an address unlike all others, so both are tried; if neither is found change Base URL or Path Prefix in the credential.',
	),
	delete: unconfirmed(
		calls.delete,
		'Dreams’ public documentation does not give the whole address of this call, so if it is refused change Path Prefix or Delete Style in the credential.',
	),
	get: unconfirmed(calls.get, address),
	list: unconfirmed(calls.list, address),
	getPreview: unconfirmed(calls.getPreview, address),
	downloadJson: unconfirmed(calls.downloadJson, address),
	send: unconfirmed(calls.send, address),
};
