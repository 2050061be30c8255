import { z } from 'zod';
import { id, readMetaFlow } from '../metaShapes';
import type { Flow } from '../model';
import type { FlowPage, MigratedFlows } from '../provider';

/**
 * Kaleyra puts Meta's answers into an envelope of its own, whose inside few pages show.
 *
 * Source: https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-update-flow-metadata
 */
const envelope = z.object({ data: z.unknown() }).passthrough();

const entries = z.array(z.unknown());
const cursors = z.object({
	paging: z.object({ cursors: z.object({ after: z.string().min(1) }) }),
});
const assets = z.array(z.object({ asset_type: z.string(), download_url: z.string().url() }));
const optionalText = z.string().optional().catch(undefined);
const optionalId = id.optional().catch(undefined);
const migrated = z.object({
	migrated_flows: z
		.array(
			z.object({
				source_name: optionalText,
				source_id: optionalId,
				migrated_id: optionalId,
			}),
		)
		.default([]),
	failed_flows: z
		.array(
			z.object({
				source_name: optionalText,
				error_code: optionalId,
				error_message: z.string().catch(''),
			}),
		)
		.default([]),
});
const ids = z
	.object({
		message_id: optionalId,
		id: optionalId,
		messages: z
			.array(z.object({ id: optionalId }))
			.optional()
			.catch(undefined),
	})
	.catch({});

/** The content of an answer; an answer without the envelope is its own content. */
export function readData(body: unknown): unknown {
	const parsed = envelope.safeParse(body);
	const data = parsed.success ? parsed.data.data : undefined;
	return data === undefined || data === null ? body : data;
}

/**
 * Reads a single flow.
 * @throws zod's error when there is no id
 */
export function readFlow(body: unknown): Flow {
	const data = readData(body);
	const flow: unknown = Array.isArray(data) ? data[0] : data;
	return { ...readMetaFlow('kaleyra', flow), raw: body };
}

/**
 * Reads a list. No page of the documentation shows paging, so a cursor is followed where one
 * comes, as at Meta.
 *
 * @param after the cursor that was asked for
 * @throws zod's error when there is no list
 */
export function readList(
	body: unknown,
	after: string | undefined,
): { entries: unknown[]; after?: string } {
	const found = cursors.safeParse(readData(body));
	const outside = cursors.safeParse(body);
	const next = (found.data ?? outside.data)?.paging.cursors.after;
	// The cursor that was asked for comes back where it is not understood: that page is known already.
	if (next !== undefined && next === after) return { entries: [] };
	const list = readEntries(body);
	return { entries: list, after: list.length > 0 ? next : undefined };
}

/** Reads a page of flows, as `readList` does. */
export function readPage(body: unknown, after: string | undefined): FlowPage {
	const page = readList(body, after);
	return {
		flows: page.entries.map((entry) => readMetaFlow('kaleyra', entry)),
		after: page.after,
	};
}

/**
 * Finds the address of the Flow JSON among the assets of a flow.
 * @throws zod's error when there is none
 */
export function readFlowJsonAddress(body: unknown): string {
	const asset = assets
		.parse(readEntries(body))
		.find(({ asset_type }) => asset_type === 'FLOW_JSON');
	return z.string({ required_error: 'no FLOW_JSON among the assets' }).parse(asset?.download_url);
}

/** Reads what became of a migration; Meta's words inside Kaleyra's envelope. */
export function readMigrated(body: unknown): MigratedFlows {
	const data = readData(body);
	const found = migrated.parse(Array.isArray(data) ? {} : data);
	return {
		migratedFlows: found.migrated_flows.map((flow) => ({
			flowName: flow.source_name,
			sourceFlowId: flow.source_id,
			flowId: flow.migrated_id,
		})),
		failedFlows: found.failed_flows.map((flow) => ({
			flowName: flow.source_name,
			code: flow.error_code,
			message: flow.error_message,
		})),
		raw: body,
	};
}

/**
 * The id of a message that was taken. What a send answers is shown on no page and clients disagree,
 * so every place they name is looked at.
 *
 * @returns undefined when there is none, which does not make the message unsent
 */
export function readMessageId(body: unknown): string | undefined {
	const inside = ids.parse(readData(body));
	const outside = ids.parse(body);
	return (
		inside.message_id ??
		outside.id ??
		inside.id ??
		inside.messages?.[0]?.id ??
		outside.messages?.[0]?.id
	);
}

/** The list of an answer: in `data`, or in the `data` of Meta's own list inside of it. */
function readEntries(body: unknown): unknown[] {
	const data = readData(body);
	return entries.parse(Array.isArray(data) ? data : envelope.parse(data).data);
}
