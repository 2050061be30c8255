import type { FlowEvent, FlowEventError, JsonObject } from './events';
import { firstText, known, numberOf, objectsOf, textOf } from './json';
import { timeOf } from './time';

/**
 * Reads a change of Meta's field `flows`: a new status, or an alert about the flow's clients or its
 * endpoint. Names of events and of kinds of errors are open lists (two pages of Meta's spell the
 * latter differently).
 *
 * Source: https://developers.facebook.com/docs/whatsapp/flows/reference/flowswebhooks
 *
 * @param time `entry[].time`, unix seconds
 * @returns a list of one, or none when the change names no event or no flow
 */
export function readFlowEvent(
	provider: string,
	value: JsonObject,
	time: unknown,
	now: Date,
): FlowEvent[] {
	const event = textOf(value.event);
	const flowId = textOf(value.flow_id);
	if (event === undefined || flowId === undefined) return [];
	return [
		known<FlowEvent>({
			type: 'flowEvent',
			provider,
			event,
			flowId,
			message: textOf(value.message),
			warning: textOf(value.warning),
			oldStatus: textOf(value.old_status),
			newStatus: textOf(value.new_status),
			alertState: textOf(value.alert_state),
			threshold: numberOf(value.threshold),
			errorRate: numberOf(value.error_rate),
			errors: value.errors === undefined ? undefined : objectsOf(value.errors).map(readError),
			p50Latency: numberOf(value.p50_latency),
			p90Latency: numberOf(value.p90_latency),
			requestsCount: numberOf(value.requests_count),
			availability: numberOf(value.availability),
			timestamp: timeOf(time, now),
			raw: value,
		}),
	];
}

function readError(error: JsonObject): FlowEventError {
	return known({
		errorType: firstText(error.error_type) ?? 'unknown',
		errorRate: numberOf(error.error_rate),
		errorCount: numberOf(error.error_count),
	});
}
