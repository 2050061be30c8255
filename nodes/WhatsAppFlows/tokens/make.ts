import { randomBytes } from 'node:crypto';
import {
	flowIdFormat,
	maxLength,
	randomPart,
	sign,
	timePart,
	version,
	waitingVersion,
} from './format';
import type { ResumeReference } from './resume';
import { sealResume } from './resume';

export interface FlowTokenParts {
	/** Letters, digits, hyphens and underscores; left out when it is unknown. */
	flowId?: string;
	/** Whatever the sender wants to find again in the completion, such as an order number. */
	reference?: string;
	/** The execution that waits for the answer; only who has the secret can read it. */
	resume?: ResumeReference;
	/** Signs the token; whoever has it can make valid ones. */
	secret: string;
}

/**
 * Makes a flow token, which comes back with the answers and tells which flow they answer, since
 * WhatsApp does not (https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/guides/receiveflowresponse ).
 * Each one is unique. Its parts can be read by anyone who sees it: it proves, it does not hide.
 *
 * @returns URL-safe text of fewer than 200 characters
 * @throws RangeError when the secret is empty, the flow id has other characters, or the reference
 * is too long (a little over 80 bytes fit beside a usual flow id, 25 beside an execution that waits)
 * or is not well-formed text
 */
export function makeFlowToken(given: FlowTokenParts): string {
	const { flowId = '', reference = '', resume, secret } = given;
	if (!secret) throw new RangeError('A flow token needs a secret to be signed with.');
	if (flowId && !flowIdFormat.test(flowId)) {
		throw new RangeError('The flow id may have only letters, digits, hyphens and underscores.');
	}
	const nonce = makeNonce();
	const parts = [resume ? waitingVersion : version, flowId, nonce.toString('base64url')];
	if (resume) parts.push(sealResume(resume, secret, nonce));
	if (reference) parts.push(encode(reference));
	const text = parts.join('.');
	const token = `${text}.${sign(text, secret)}`;
	if (token.length > maxLength) {
		const over = token.length - maxLength;
		throw new RangeError(
			`The flow token would be ${over} characters too long: use a shorter reference.`,
		);
	}
	return token;
}

/** Carries the time, so that a token can grow too old without anybody remembering it. */
function makeNonce(): Buffer {
	const time = Buffer.alloc(timePart);
	time.writeUInt32BE(Math.floor(Date.now() / 1000));
	return Buffer.concat([time, randomBytes(randomPart)]);
}

function encode(reference: string): string {
	const bytes = Buffer.from(reference, 'utf8');
	if (bytes.toString('utf8') !== reference) {
		throw new RangeError('The reference has half of a character that takes two code units.');
	}
	return bytes.toString('base64url');
}
