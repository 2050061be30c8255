import { z } from 'zod';
import { segment } from '../account';
import { id, readTime } from '../metaShapes';
import type { Flow } from '../model';
import type {
	Call,
	FlowCalls,
	FlowReference,
	ListCall,
	MultipartBody,
	ProviderRequest,
} from '../provider';
import { unconfirmed } from '../provider';
import type { LipachatAccount } from './account';
import { readData, readFlow, readFlowIfAny, readPage } from './shapes';

/**
 * Sources: https://docs.lipachat.com/api/whatsapp-flows/creating-a-flow and the pages beside it,
 * updating-a-flow and get-flow-preview. They don't say which of a flow's two ids a call takes, so
 * every call passes on the one that was given.
 */

const flows = '/whatsapp/manage/flow';

const preview = z.object({
	id: id.nullish().catch(undefined),
	preview: z
		.object({ preview_url: z.string(), expires_at: z.union([z.string(), z.number()]).optional() })
		.passthrough(),
});

/** The printed samples look like JSON, but the header beside them says multipart. */
function form(fields: Record<string, string | undefined>, flowJson?: string): MultipartBody {
	const parts: MultipartBody['parts'] = Object.entries(fields).flatMap(([field, value]) =>
		value === undefined ? [] : [{ field, value }],
	);
	const file = { field: 'file', fileName: 'flow.json', contentType: 'application/json' };
	return {
		kind: 'multipart',
		parts: flowJson === undefined ? parts : [...parts, { ...file, content: flowJson }],
	};
}

const flowPath = ({ flowId }: FlowReference) => `${flows}/${segment(flowId)}`;

const publish: Call<FlowReference, Flow, LipachatAccount> = {
	effect: 'change',
	request: ({ flowId }, account) => ({
		method: 'POST',
		path: account.publishPath.replaceAll('{flowId}', segment(flowId)),
	}),
	read: ({ body }, { flowId }) => ({
		...readFlowIfAny(readData(body), body, { status: 'PUBLISHED', flowId }),
		flowId,
	}),
};

/** List Path may bring parameters of its own, as its right form is for the user to find out. */
function askForPage(listPath: string, page: string): Pick<ProviderRequest, 'path' | 'query'> {
	const [path, parameters] = listPath.split('?', 2);
	return { path, query: { ...Object.fromEntries(new URLSearchParams(parameters)), page } };
}

const list: ListCall<LipachatAccount> = {
	effect: 'read',
	pageSize: 100,
	// How many come in one answer is Lipachat's choice: no page names a parameter for it.
	request: ({ after }, { listPath }) => ({
		method: 'GET',
		...(after === undefined ? { path: listPath } : askForPage(listPath, after)),
	}),
	read: ({ body }, { after }) => readPage(readData(body), after),
};

export const flowCalls: FlowCalls<LipachatAccount> = {
	create: {
		effect: 'change',
		takes: { flowJson: 'required', oneCategory: true },
		request: (input, account) => ({
			method: 'POST',
			path: flows,
			body: form(
				{
					phoneNumber: account.senderNumber,
					name: input.flowName,
					categories: input.categories.join(),
				},
				input.flowJson,
			),
		}),
		read: ({ body }, input) =>
			readFlow(readData(body), body, {
				name: input.flowName,
				status: 'DRAFT',
				categories: input.categories,
			}),
	},
	update: {
		effect: 'change',
		takes: { flowJson: true, oneCategory: true },
		// Whether fields may be left out is not documented; one that is not known can't be sent.
		request: (input) => ({
			method: 'PUT',
			path: flowPath(input),
			body: form({ name: input.flowName, categories: input.categories?.join() }, input.flowJson),
		}),
		read: ({ body }, input) =>
			readFlowIfAny(readData(body), body, {
				flowId: input.flowId,
				name: input.flowName,
				categories: input.categories,
			}),
	},
	publish: unconfirmed(
		publish,
		'Lipachat’s public documentation names this call but not its address, so if it is refused put the right address into Publish Path in the credential.',
	),
	list: unconfirmed(
		list,
		'Lipachat’s public documentation names this call but not its address, so if it is refused put the right address into List Path in the credential.',
	),
	getPreview: {
		effect: 'read',
		request: (input) => ({ method: 'GET', path: `${flowPath(input)}/preview/url` }),
		read: ({ body }, { flowId }) => {
			const found = preview.parse(readData(body));
			return {
				provider: 'lipachat',
				flowId,
				// Here, unlike anywhere else, `id` is WhatsApp's.
				waFlowId: found.id ?? undefined,
				previewUrl: found.preview.preview_url,
				previewExpiresAt: readTime(found.preview.expires_at),
				raw: body,
			};
		},
	},
};
