import type { FlowCompletion, MessageState, WebhookEvent } from './events';

/** The events that start a workflow; everything else is acknowledged and dropped. */
export interface Selection {
	types: ReadonlySet<WebhookEvent['type']>;
	/** Of message statuses; empty for all. */
	statuses: ReadonlySet<MessageState>;
	/** Of flow alerts, in Meta's words such as `ENDPOINT_LATENCY`; empty for all. */
	alerts: ReadonlySet<string>;
	/** Empty for all. A completion counts only if its verified token names one of these. */
	flowIds: ReadonlySet<string>;
	/** Meta's ids of business numbers; empty for all. */
	phoneNumberIds: ReadonlySet<string>;
	/** Phone numbers as digits, or business-scoped user ids; empty for all. */
	senders: ReadonlySet<string>;
	/** Drops completions whose flow token is missing, foreign or forged. */
	onlyValidTokens: boolean;
}

/** Whether an event is one of those that were asked for. */
export function isSelected(event: WebhookEvent, selection: Selection): boolean {
	if (!selection.types.has(event.type)) return false;
	switch (event.type) {
		case 'flowCompletion':
			return (
				fits(event.flowId, selection.flowIds) &&
				isFromSelected(event, selection) &&
				(event.flowTokenValid === true || !selection.onlyValidTokens)
			);
		case 'otherMessage':
			return isFromSelected(event, selection);
		case 'messageStatus':
			return fits(event.status, selection.statuses) && fitsPerson([event.recipient], selection);
		case 'flowEvent':
			return fits(event.event, selection.alerts) && fits(event.flowId, selection.flowIds);
	}
}

function isFromSelected(
	{ phoneNumberId, from, userId }: Pick<FlowCompletion, 'phoneNumberId' | 'from' | 'userId'>,
	selection: Selection,
): boolean {
	return fits(phoneNumberId, selection.phoneNumberIds) && fitsPerson([from, userId], selection);
}

/** A filter that is set lets nothing through that it can't judge. */
function fits<T>(value: T | undefined, chosen: ReadonlySet<T>): boolean {
	return chosen.size === 0 || (value !== undefined && chosen.has(value));
}

/** Providers write numbers with and without a plus. */
function fitsPerson(ids: ReadonlyArray<string | undefined>, { senders }: Selection): boolean {
	return senders.size === 0 || ids.some((id) => id !== undefined && senders.has(asPerson(id)));
}

/** A phone number as digits, however it is written, or a business-scoped user id as it is. */
export function asPerson(id: string): string {
	return /[A-Za-z]/.test(id) ? id : id.replace(/\D/g, '').replace(/^00/, '');
}
