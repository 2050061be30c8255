import { z } from 'zod';
import { id, validationErrors as snakeValidationErrors } from '../metaShapes';
import type { Flow, ValidationError } from '../model';

const line = z.number().optional().catch(undefined);
const place = { lineStart: line, lineEnd: line, columnStart: line, columnEnd: line };
const text = z.string().nullish();

/** Meta's findings in camel case: https://developer.8x8.com/connect/reference/create-whatsapp-flow */
const finding = z.object({
	error: z.string().catch('UNKNOWN'),
	errorType: z.string().optional().catch(undefined),
	message: z.string().catch(''),
	...place,
	pointers: z
		.array(z.object({ ...place, path: z.string().optional().catch(undefined) }))
		.optional()
		.catch(undefined),
});

// A finding that can't be read is still one: without it a draft would look published.
const unreadable = z
	.unknown()
	.transform((value): ValidationError => ({ error: 'UNKNOWN', message: JSON.stringify(value) }));

/** A flow with the names of the reference and those of the guide, which differ. */
const flow = z
	.object({
		flowId: id.nullish(),
		id: id.nullish(),
		name: text,
		status: text,
		categories: z.array(z.string()).nullish(),
		validationErrors: z.array(finding.or(unreadable)).nullish(),
		validation_errors: snakeValidationErrors.nullish(),
	})
	.passthrough();

// Publish, deprecate and delete answer nothing at all in the reference, and the flow in the guide.
const flowOrNothing = z.preprocess((body) => (body === '' ? {} : body), flow);

/**
 * Reads what an answer tells about a flow.
 *
 * @param known what follows from the request; the answer's own words win
 * @throws zod's error when there is no id in the answer or in `known`
 */
export function readFlow(body: unknown, known: Partial<Flow> = {}): Flow {
	const found = flowOrNothing.parse(body);
	return {
		provider: '8x8',
		flowId: z
			.string({ required_error: 'no id of a flow' })
			.parse(found.flowId ?? found.id ?? known.flowId),
		name: found.name ?? known.name,
		status: found.status ?? known.status,
		categories: found.categories ?? known.categories,
		validationErrors: found.validationErrors ?? found.validation_errors ?? known.validationErrors,
		endpointUri: known.endpointUri,
		raw: body,
	};
}
