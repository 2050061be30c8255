import { z } from 'zod';
import { id } from '../metaShapes';
import type { Flow } from '../model';
import type { FlowPage } from '../provider';

const text = z.string().nullish().catch(undefined);

/**
 * A flow has two ids: `id` is Lipachat's own number, `waFlowId` is WhatsApp's.
 *
 * Source: https://docs.lipachat.com/api/whatsapp-flows/creating-a-flow
 */
const flow = z
	.object({
		id: id.nullish(),
		waFlowId: id.nullish(),
		name: text,
		status: text,
		categories: z
			.array(z.string())
			.or(z.string().transform((one) => [one]))
			.nullish()
			.catch(undefined),
	})
	.passthrough();

const envelope = z.object({ data: z.unknown() }).passthrough();

/** What every answer carries its content in; throws zod's error when the body is no object. */
export function readData(body: unknown): unknown {
	return envelope.parse(body).data;
}

/**
 * Reads a flow object.
 *
 * @param raw what the flow's `raw` is to hold
 * @param known what follows from the request; the answer's own words win
 * @throws zod's error when there is no id in the answer or in `known`
 */
export function readFlow(data: unknown, raw: unknown, known: Partial<Flow> = {}): Flow {
	const found = flow.parse(data);
	return {
		provider: 'lipachat',
		flowId: z
			.string({ required_error: 'no id of a flow' })
			.parse(found.id ?? known.flowId ?? found.waFlowId),
		waFlowId: found.waFlowId ?? undefined,
		name: found.name ?? known.name,
		status: found.status ?? known.status,
		categories: found.categories ?? known.categories,
		raw,
	};
}

/** For answers that are not documented: a flow object is read, of anything else only `raw` is kept. */
export function readFlowIfAny(data: unknown, raw: unknown, known: Partial<Flow>): Flow {
	return readFlow(flow.safeParse(data).success ? data : {}, raw, known);
}

const entries = z.array(z.unknown());
const page = z.object({
	content: entries.optional(),
	flows: entries.optional(),
	items: entries.optional(),
	totalPages: z.number().optional().catch(undefined),
});

/**
 * Reads a list, whose shape is not documented: an array, or an object that holds one and counts
 * its pages, as Lipachat's other lists do.
 *
 * @param after number of the page that was asked for, counted from 0
 * @throws zod's error when there is no list
 */
export function readPage(data: unknown, after: string | undefined): FlowPage {
	const found = page.parse(Array.isArray(data) ? { content: data } : data);
	const next = Number(after ?? 0) + 1;
	return {
		flows: entries
			.parse(found.content ?? found.flows ?? found.items)
			.map((entry) => readFlow(entry, entry)),
		after: next < (found.totalPages ?? 1) ? String(next) : undefined,
	};
}
