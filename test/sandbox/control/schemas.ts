import { z } from 'zod';
import { templateStatuses } from '../templates/template';
import { messageStatuses, providerIds } from '../types';

const provider = z.enum(providerIds);
const count = z.number().int();
const url = z
	.string()
	.url()
	.regex(/^https?:/, 'must be a web address');

function isPattern(source: string): boolean {
	try {
		new RegExp(source);
		return true;
	} catch {
		return false;
	}
}

/** POST /webhooks */
export const webhook = z
	.object({
		provider,
		url,
		secretHeader: z
			.string()
			.regex(/^[A-Za-z0-9-]+$/, 'must be a header name')
			.optional(),
		secretInQuery: z.boolean().optional(),
		/** What the app subscribes to at Meta; everything by default. */
		fields: z.array(z.enum(['messages', 'flows'])).optional(),
	})
	.strict();

/** A file that the person uploads; together they may have 100 MiB, which no body here reaches. */
const upload = z
	.object({
		fileName: z.string().min(1),
		mimeType: z.string().regex(/^[\w.+-]+\/[\w.+-]+$/, 'must be a media type'),
		base64: z.string().base64(),
	})
	.strict()
	.transform(({ base64, ...rest }) => ({ ...rest, bytes: Buffer.from(base64, 'base64') }));

/** POST /complete */
export const complete = z
	.object({
		provider,
		messageId: z.string().optional(),
		answers: z.record(z.unknown()),
		media: z.array(upload).max(10, 'a reply carries no more than 10 files').default([]),
		batch: count.min(1).max(1000).default(1),
		duplicate: count.min(0).max(1000).default(0),
		parallel: z.boolean().default(false),
		wrongSecret: z.boolean().default(false),
		shape: z.enum(['string', 'object', 'broken']).default('string'),
		withoutToken: z.boolean().default(false),
		address: z.boolean().default(false),
	})
	.strict();

/** POST /status */
export const status = z
	.object({
		provider,
		messageId: z.string().optional(),
		status: z.enum(messageStatuses),
		wrongSecret: z.boolean().default(false),
	})
	.strict();

/** POST /misbehave */
export const misbehave = z
	.object({
		provider,
		match: z
			.object({
				method: z.string().toUpperCase().optional(),
				path: z
					.string()
					.refine(isPattern, 'must be text or the source of a regular expression')
					.optional(),
			})
			.strict()
			.default({}),
		times: count.min(1).default(1),
		status: count.min(200).max(599).optional(),
		headers: z
			.record(
				z.string().regex(/^[A-Za-z0-9-]+$/),
				z.string().regex(/^[\x20-\x7e]*$/, 'must be printable ASCII'),
			)
			.optional(),
		body: z.unknown(),
		delayMs: count.min(0).max(600_000).optional(),
		dropConnection: z.boolean().optional(),
		carryOut: z.boolean().optional(),
	})
	.strict();

/** POST /flow-status */
export const flowStatus = z
	.object({
		provider,
		flowId: z.string(),
		status: z.enum(['DRAFT', 'PUBLISHED', 'DEPRECATED', 'THROTTLED', 'BLOCKED']),
	})
	.strict();

/** The providers that have templates with a button for a flow, and hold the 24-hour window. */
const withTemplates = z.enum(['8x8', 'kaleyra', 'meta']);

/** POST /template-status */
export const templateStatus = z
	.object({
		provider: withTemplates,
		name: z.string(),
		language: z.string().optional(),
		status: z.enum(templateStatuses),
	})
	.strict();

/** POST /window */
export const serviceWindow = z
	.object({
		provider: withTemplates,
		/** A phone number or a business-scoped user id; everybody when it is left out. */
		person: z.string().min(1).optional(),
		state: z.enum(['open', 'closed']),
	})
	.strict();

/** POST /account */
export const account = z
	.object({
		provider,
		data: z
			.object({
				pathFamily: z.enum(['reference', 'guide']),
				publishPath: z.string(),
				listPath: z.string(),
				createPath: z.string(),
				pathPrefix: z.string(),
				createEncoding: z.enum(['multipart', 'json']),
				deleteStyle: z.enum(['query', 'path']),
			})
			.partial()
			.strict(),
	})
	.strict();

/** The query of the lists */
export const listQuery = z.object({ provider: provider.optional() }).strict();
