import { z } from 'zod';
import type { Flow, ProviderId, ValidationError } from './model';
import type { MultipartBody, SendFlow } from './provider';

/**
 * Shapes that Meta defined and other providers pass through.
 *
 * Source: https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi
 */

/** Ids are strings to us, whatever a provider's JSON makes of them. */
export const id = z.union([z.string().min(1), z.number()]).transform(String);

const position = {
	line_start: z.number().optional(),
	line_end: z.number().optional(),
	column_start: z.number().optional(),
	column_end: z.number().optional(),
};

export const validationErrors = z
	.array(
		z
			.object({
				error: z.string().catch('UNKNOWN'),
				error_type: z.string().optional(),
				message: z.string().catch(''),
				...position,
				pointers: z.array(z.object({ ...position, path: z.string().optional() })).optional(),
			})
			.transform((found): ValidationError => ({
				error: found.error,
				errorType: found.error_type,
				message: found.message,
				...camelPosition(found),
				pointers: found.pointers?.map((pointer) => ({
					...camelPosition(pointer),
					path: pointer.path,
				})),
			})),
	)
	.catch([]);

function camelPosition(at: {
	line_start?: number;
	line_end?: number;
	column_start?: number;
	column_end?: number;
}) {
	return {
		lineStart: at.line_start,
		lineEnd: at.line_end,
		columnStart: at.column_start,
		columnEnd: at.column_end,
	};
}

const flow = z
	.object({
		id,
		name: z.string().optional(),
		status: z.string().optional(),
		categories: z.array(z.string()).optional().catch(undefined),
		validation_errors: validationErrors.optional(),
		json_version: z.string().nullish(),
		data_api_version: z.string().nullish(),
		endpoint_uri: z.string().nullish(),
		// `data_channel_uri` is the name that Graph versions up to 17 use.
		data_channel_uri: z.string().nullish(),
		preview: z
			.object({ preview_url: z.string(), expires_at: z.union([z.string(), z.number()]).optional() })
			.nullish()
			.catch(undefined),
		health_status: z.object({}).passthrough().nullish().catch(undefined),
	})
	.passthrough();

/** Reads a flow as Meta writes it, in snake case and with more keys than we know. */
export function readMetaFlow(provider: ProviderId, body: unknown): Flow {
	const found = flow.parse(body);
	return {
		provider,
		flowId: found.id,
		name: found.name,
		status: found.status,
		categories: found.categories,
		validationErrors: found.validation_errors,
		jsonVersion: found.json_version ?? undefined,
		dataApiVersion: found.data_api_version ?? undefined,
		endpointUri: found.endpoint_uri ?? found.data_channel_uri ?? undefined,
		previewUrl: found.preview?.preview_url,
		previewExpiresAt: readTime(found.preview?.expires_at),
		health: found.health_status ?? undefined,
		raw: body,
	};
}

/** `2025-12-13T05:49:59+0000`, ISO 8601 or unix seconds, as ISO 8601 in UTC. */
export function readTime(value: string | number | undefined): string | undefined {
	if (value === undefined) return undefined;
	const time =
		typeof value === 'number' || /^\d+$/.test(value)
			? Number(value) * 1000
			: Date.parse(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
	return Number.isNaN(time) || Math.abs(time) > 8.64e15 ? undefined : new Date(time).toISOString();
}

const page = z
	.object({
		data: z.array(z.unknown()),
		paging: z
			.object({
				cursors: z.object({ after: z.string().optional() }).passthrough().optional(),
				next: z.string().optional(),
			})
			.passthrough()
			.nullish(),
	})
	.passthrough();

/**
 * Reads a Graph list. Meta's own samples have a cursor on the last page too and no `next`, so the
 * end is a page that is not full.
 */
export function readGraphPage(
	body: unknown,
	limit: number,
): { entries: unknown[]; after?: string } {
	const { data, paging } = page.parse(body);
	const after = paging?.cursors?.after;
	return {
		entries: data,
		after: paging?.next !== undefined || data.length >= limit ? after : undefined,
	};
}

/** Reads a page of flows. */
export function readMetaPage(
	provider: ProviderId,
	body: unknown,
	limit: number,
): { flows: Flow[]; after?: string } {
	const { entries, after } = readGraphPage(body, limit);
	return { flows: entries.map((entry) => readMetaFlow(provider, entry)), after };
}

/** The upload of a Flow JSON: https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi */
export function flowJsonAsset(flowJson: string): MultipartBody {
	return {
		kind: 'multipart',
		parts: [
			{ field: 'name', value: 'flow.json' },
			{ field: 'asset_type', value: 'FLOW_JSON' },
			{ field: 'file', fileName: 'flow.json', contentType: 'application/json', content: flowJson },
		],
	};
}

/**
 * The interactive message that opens a flow, as the value of `interactive`.
 *
 * Source: https://developers.facebook.com/docs/whatsapp/flows/guides/sendingaflow
 */
export function metaFlowMessage(input: SendFlow): object {
	return {
		type: 'flow',
		header: input.header && metaHeader(input.header),
		body: { text: input.body },
		footer: input.footer ? { text: input.footer } : undefined,
		action: {
			name: 'flow',
			parameters: {
				flow_message_version: '3',
				flow_id: input.flowId,
				flow_cta: input.flowCta,
				flow_token: input.flowToken,
				mode: input.mode === 'draft' ? 'draft' : undefined,
				flow_action: input.flowAction === 'dataExchange' ? 'data_exchange' : 'navigate',
				// Without a screen Meta opens the first one; the payload is only for navigate.
				flow_action_payload:
					input.flowAction === 'navigate' && (input.screen || input.data)
						? { screen: input.screen, data: input.data }
						: undefined,
			},
		},
	};
}

export function metaHeader(header: NonNullable<SendFlow['header']>): object {
	if (header.kind === 'text') return { type: 'text', text: header.text };
	const media =
		header.kind === 'document' && header.fileName
			? { link: header.link, filename: header.fileName }
			: { link: header.link };
	return { type: header.kind, [header.kind]: media };
}
