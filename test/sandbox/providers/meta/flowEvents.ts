import { z } from 'zod';
import { requiredText } from '../../fields';
import { metaBody } from '../../graph/webhook';
import { readJson } from '../../http/read';
import type { Webhook } from '../../state';
import type { ControlRoute, ProviderContext, SandboxProvider } from '../../types';
import { deliver } from '../../webhooks';

const amount = z.number().min(0);
const flowStatus = z.enum(['DRAFT', 'PUBLISHED', 'DEPRECATED', 'THROTTLED', 'BLOCKED']);
const alertState = z.enum(['ACTIVATED', 'DEACTIVATED']);

/** `threshold` is a percentage or, for latency, milliseconds. */
const alert = { message: requiredText, threshold: amount, alert_state: alertState };

const errorRate = {
	...alert,
	error_rate: amount,
	errors: z.array(
		z.object({ error_type: requiredText, error_rate: amount, error_count: amount.int() }).strict(),
	),
};

/** What every order has beside the event's own fields. */
const common = {
	provider: z.literal('meta'),
	/** Default: the newest flow. */
	flow_id: requiredText.optional(),
	wrongSecret: z.boolean().default(false),
};

/**
 * The events of the `flows` field in Meta's own names.
 * https://developers.facebook.com/docs/whatsapp/flows/reference/flowswebhooks
 */
const order = z.discriminatedUnion('event', [
	z
		.object({
			event: z.literal('FLOW_STATUS_CHANGE'),
			...common,
			message: requiredText,
			// Absent when the flow was just created.
			old_status: flowStatus.optional(),
			new_status: flowStatus,
			warning: requiredText.optional(),
		})
		.strict(),
	z.object({ event: z.literal('CLIENT_ERROR_RATE'), ...common, ...errorRate }).strict(),
	z.object({ event: z.literal('ENDPOINT_ERROR_RATE'), ...common, ...errorRate }).strict(),
	z
		.object({
			event: z.literal('ENDPOINT_LATENCY'),
			...common,
			...alert,
			p50_latency: amount,
			p90_latency: amount,
			requests_count: amount.int(),
		})
		.strict(),
	z
		.object({
			event: z.literal('ENDPOINT_AVAILABILITY'),
			...common,
			...alert,
			availability: amount.max(100),
		})
		.strict(),
	z
		.object({
			event: z.literal('FLOW_VERSION_EXPIRY_WARNING'),
			...common,
			warning: requiredText,
		})
		.strict(),
]);

/**
 * POST /control/flow-event: Meta tells something of a flow, always to the app's own callback. It only
 * tells; `/control/flow-status` is what changes a flow.
 *
 * @param ofApp where a WABA's events go, or why nowhere
 */
export function flowEventControl(
	{ account, state }: ProviderContext,
	webhooks: SandboxProvider['webhooks'],
	ofApp: (wabaId: string) => Webhook | string,
): ControlRoute {
	return [
		'POST',
		'/flow-event',
		async (request) => {
			const { provider: _, wrongSecret, flow_id: given, ...fields } = readJson(request, order);
			const known = state.flows.list();
			const flow = given === undefined ? known.at(-1) : known.find((each) => each.flowId === given);
			const flowId = given ?? flow?.flowId;
			if (flowId === undefined) return { status: 409, body: { reason: 'there is no flow' } };
			// An event may speak of a flow that was deleted since.
			const wabaId = flow?.ownerId ?? account.data.wabaId;
			const webhook = ofApp(wabaId);
			if (typeof webhook === 'string') return { status: 409, body: { reason: webhook } };
			const body = metaBody(wabaId, { ...fields, flow_id: flowId }, 'flows');
			const told = await deliver({ account, webhooks }, webhook, body, wrongSecret);
			return { status: 200, body: { delivered: [told] } };
		},
	];
}
