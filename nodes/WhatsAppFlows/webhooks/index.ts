import { parse8x8 } from './8x8';
import type { WebhookEvent, WebhookParser } from './events';
import { parseInfobip } from './infobip';
import { parseJson } from './json';
import { parseKaleyra } from './kaleyra';
import { parseKapso } from './kapso';
import { parseLipachat } from './lipachat';
import { parseMeta } from './meta';
import { parseTolerant } from './tolerant';
import { parseYCloud } from './ycloud';

export type {
	FlowCompletion,
	FlowEvent,
	FlowEventError,
	JsonObject,
	MessageState,
	MessageStatus,
	OtherMessage,
	StatusError,
	WebhookEvent,
} from './events';
export { defaultLimits, eventKey, TakenEvents, type DeduplicationLimits } from './deduplicate';
export { sameSecret, secretDigest } from './secret';
export { asPerson, isSelected, type Selection } from './select';
export { verifySignature } from './signature';

const parsers: ReadonlyMap<string, WebhookParser> = new Map<string, WebhookParser>([
	['360dialog', parseMeta],
	['8x8', parse8x8],
	['gupshup', parseMeta],
	['infobip', parseInfobip],
	['kaleyra', parseKaleyra],
	['kapso', parseKapso],
	['lipachat', parseLipachat],
	['meta', parseMeta],
	['ycloud', parseYCloud],
]);

/**
 * Reads one delivery of a provider into events, in the order in which the body has them. A provider
 * without a documented delivery (Dreams), or an unknown one, is read tolerantly. What is no event
 * for us gives an empty list, and no body whatever makes it throw.
 *
 * Nothing in a body proves which flow was answered, so a completion has no `flowId` here: it comes
 * from a flow token whose signature was verified.
 *
 * @param provider a provider's id: `meta`, `8x8`, `kaleyra`, `lipachat`, `dreams`, `ycloud`,
 * `360dialog`, `kapso`, `infobip`, `gupshup`
 * @param body the parsed body, or its JSON text
 * @param now the time of receipt, for deliveries that carry no time
 */
export function parseWebhook(
	provider: string,
	body: unknown,
	now: Date = new Date(),
): WebhookEvent[] {
	const parse = parsers.get(provider) ?? parseTolerant;
	try {
		return parse(provider, typeof body === 'string' ? parseJson(body) : body, now);
	} catch {
		// Only an object that no JSON text makes gets here, such as one whose getter throws.
		return [];
	}
}
