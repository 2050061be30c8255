import { z } from 'zod';
import {
	categoryList,
	ctaText,
	initialData,
	metaCategories,
	requiredText,
	textUpTo,
	webAddress,
} from '../../fields';
import { interactiveHeader } from '../../graph/flowMessage';
import { templateMessage } from './templateSchemas';

/** https://developer.8x8.com/connect/reference/create-whatsapp-flow */
const flowFields = {
	publish: z.boolean().optional(),
	flowJson: z.string({ invalid_type_error: 'flowJson must be a string' }).optional(),
	cloneFlowId: requiredText.optional(),
	// The capital P is the page's.
	endPointUri: webAddress.optional(),
};

const onlyOneSource = (flow: { flowJson?: string; cloneFlowId?: string }) =>
	flow.flowJson === undefined || flow.cloneFlowId === undefined;
const onlyOneSourceRule = {
	message: 'give only one of flowJson and cloneFlowId',
	path: ['cloneFlowId'],
};

export const createFlow = z
	.object({ name: requiredText, categories: categoryList(metaCategories), ...flowFields })
	.strict()
	.refine(onlyOneSource, onlyOneSourceRule);

/** https://developer.8x8.com/connect/reference/update-whatsapp-flow: at least one property */
export const updateFlow = z
	.object({
		name: requiredText.optional(),
		categories: categoryList(metaCategories).optional(),
		applicationId: requiredText.optional(),
		...flowFields,
	})
	.strict()
	.refine(onlyOneSource, onlyOneSourceRule)
	.refine((changes) => Object.keys(changes).length > 0, {
		message: 'at least one property is required',
	});

export const listQuery = z
	.object({ limit: z.coerce.number().int().min(1).max(1000).default(100) })
	.strict();

export const previewQuery = z.object({ refresh: z.enum(['true', 'false']).optional() }).strict();

const parameters = z
	.object({
		flowId: requiredText,
		flowCta: ctaText,
		flowAction: z.enum(['navigate', 'data_exchange']).optional(),
		flowActionPayload: z
			.object({ screen: requiredText.optional(), data: initialData.optional() })
			.strict()
			.optional(),
		// The next three are named by the guide page only.
		flowToken: requiredText.optional(),
		mode: z.literal('draft').optional(),
		flowMessageVersion: z.literal('3').optional(),
	})
	.strict()
	.refine((value) => value.flowAction !== 'data_exchange' || !value.flowActionPayload, {
		message: 'flowActionPayload goes with flowAction navigate only',
		path: ['flowActionPayload'],
	});

/** A national number needs its country beside it. */
const user = z
	.object({
		msisdn: z.string().optional(),
		channelUserId: requiredText.optional(),
		country: z
			.string()
			.regex(/^[A-Z]{2}$/)
			.optional(),
	})
	.strict()
	.refine((value) => value.msisdn !== undefined || value.channelUserId !== undefined, {
		message: 'msisdn or channelUserId is required',
	})
	.refine(
		({ msisdn, country }) =>
			msisdn === undefined ||
			/^\+[1-9]\d{6,14}$/.test(msisdn) ||
			(country !== undefined && /^\d{5,14}$/.test(msisdn)),
		{ message: 'invalid MSISDN', path: ['msisdn'] },
	);

const interactive = z
	.object({
		type: z.literal('flow'),
		header: interactiveHeader.optional(),
		body: z.object({ text: textUpTo(1024) }).strict(),
		footer: z
			.object({ text: textUpTo(60) })
			.strict()
			.optional(),
		// No `name: "flow"` here, unlike at Meta.
		action: z.object({ parameters }).strict(),
	})
	.strict();

const envelope = {
	user,
	clientMessageId: requiredText.max(50).optional(),
	scheduled: z.string().datetime({ offset: true }).optional(),
	expiry: z.string().datetime({ offset: true }).optional(),
	dlrCallbackUrl: webAddress.optional(),
	context: z.object({ umid: z.string().uuid() }).strict().optional(),
};

/** POST /subaccounts/{subAccountId}/messages with an interactive flow or a template */
export const sendMessage = z.discriminatedUnion('type', [
	z
		.object({
			...envelope,
			type: z.literal('interactive'),
			content: z.object({ interactive }).strict(),
		})
		.strict(),
	z
		.object({
			...envelope,
			type: z.literal('template'),
			content: z.object({ template: templateMessage }).strict(),
		})
		.strict(),
]);

export type InteractiveFlow = z.infer<typeof interactive>;
