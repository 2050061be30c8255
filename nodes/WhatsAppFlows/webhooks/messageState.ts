import type { MessageState } from './events';

const states: ReadonlyMap<string, MessageState> = new Map([
	['accepted', 'accepted'],
	['ok', 'accepted'],
	['queued', 'queued'],
	['enqueued', 'queued'],
	['pending', 'queued'],
	['sent', 'sent'],
	['delivered', 'delivered'],
	['read', 'read'],
	['played', 'played'],
	['failed', 'failed'],
	['error', 'failed'],
	['expired', 'failed'],
	['notsent', 'failed'],
	['rejected', 'failed'],
	['undeliverable', 'failed'],
	['undelivered', 'failed'],
]);

/**
 * A provider's word for what became of a message, in the words of the package; case, hyphens and
 * underscores don't count (Lipachat and Kaleyra write upper case, `NOT-SENT`).
 *
 * @returns undefined for a word that says nothing about delivery, such as `deleted`
 */
export function messageState(word: unknown): MessageState | undefined {
	if (typeof word !== 'string') return undefined;
	return states.get(word.toLowerCase().replace(/[^a-z]/g, ''));
}
