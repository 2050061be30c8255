import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { WebhookEvent } from '../webhooks';

/** Deeper than any provider nests, and as deep as n8n can store for sure. */
const maxDepth = 200;

/** One item for one event; the provider's own object only where it is asked for. */
export function toItem({ raw, ...event }: WebhookEvent, simplify: boolean): INodeExecutionData {
	const json = JSON.parse(JSON.stringify(event)) as IDataObject;
	if (simplify) return { json };
	return { json: { ...json, raw: isDeep(raw) ? { tooDeep: true } : (raw as IDataObject) } };
}

function isDeep(value: unknown): boolean {
	let level: unknown[] = [value];
	for (let depth = 0; depth < maxDepth; depth++) {
		level = level.flatMap((entry) =>
			typeof entry === 'object' && entry !== null ? Object.values(entry) : [],
		);
		if (level.length === 0) return false;
	}
	return true;
}
