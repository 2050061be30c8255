import { asPerson, type MessageState, type Selection, type WebhookEvent } from '../webhooks';

type Read = (name: string, fallback: unknown) => unknown;

/** Reads which events start the workflow from the trigger's parameters. */
export function readSelection(read: Read): Selection {
	const filters = objectOf(read('filters', {}));
	return {
		types: readTypes(read),
		statuses: new Set(listOf(read('statuses', [])) as MessageState[]),
		alerts: new Set(listOf(read('alerts', []))),
		flowIds: new Set(listOf(filters.flowIds)),
		phoneNumberIds: new Set(listOf(filters.phoneNumberIds)),
		senders: new Set(listOf(filters.senders).map(asPerson)),
		onlyValidTokens: filters.onlyValidTokens === true,
	};
}

export function readTypes(read: Read): Set<WebhookEvent['type']> {
	return new Set(listOf(read('triggerOn', ['flowCompletion'])) as Array<WebhookEvent['type']>);
}

/** A list, or text with commas or lines. */
function listOf(value: unknown): string[] {
	const entries: unknown[] = Array.isArray(value)
		? value
		: typeof value === 'string' || typeof value === 'number'
			? String(value).split(/[,;\n]/)
			: [];
	return entries.map((entry) => String(entry).trim()).filter(Boolean);
}

function objectOf(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
