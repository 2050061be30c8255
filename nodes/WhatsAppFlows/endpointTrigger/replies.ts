import { createHash } from 'node:crypto';
import type { EncryptedRequest } from '../endpoint/crypto';
import { Reply } from './reply';

/** Milliseconds for which a copy of a request gets the answer of the first one. */
const keptFor = 5 * 60 * 1000;

const maxKept = 2000;

/** Characters of all answers together; one may have several million. */
const maxLength = 32 * 1024 * 1024;

interface Kept {
	reply: Reply;
	at: number;
}

// Requests carry no time and no number, so that a copy is known only by its bytes, and only here.
const replies = new Map<string, Kept>();

/**
 * The reply to a request. A copy of it, which a proxy or somebody who recorded it may send, gets the
 * same one: its workflow runs once, and no two texts are encrypted with one key and one IV.
 *
 * @param endpoint what identifies the trigger within n8n
 */
export function replyTo(
	endpoint: string,
	{ encrypted_aes_key, initial_vector }: EncryptedRequest,
	now: number,
): { reply: Reply; copy: boolean } {
	const id = createHash('sha256')
		.update(`${endpoint} ${encrypted_aes_key} ${initial_vector}`)
		.digest('base64');
	const known = replies.get(id);
	if (known && now - known.at < keptFor) return { reply: known.reply, copy: true };
	forget(now);
	const reply = new Reply();
	replies.set(id, { reply, at: now });
	return { reply, copy: false };
}

/** The oldest come first, as a map keeps the order in which it was filled. */
function forget(now: number): void {
	let length = 0;
	for (const { reply } of replies.values()) length += reply.length;
	for (const [id, { reply, at }] of replies) {
		if (now - at < keptFor && replies.size < maxKept && length <= maxLength) return;
		length -= reply.length;
		replies.delete(id);
	}
}
