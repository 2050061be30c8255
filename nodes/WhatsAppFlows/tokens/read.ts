import type { KeyObject } from 'node:crypto';
import { timingSafeEqual } from 'node:crypto';
import { maxLength, sign, tokenFormat, waitingVersion } from './format';
import type { ResumeReference } from './resume';
import { openResume } from './resume';

export interface FlowTokenReading {
	/** Whether the token has the format of ours. */
	ours: boolean;
	/** Whether one of the secrets signed it. */
	valid: boolean;
	/** Only of a valid token. */
	flowId?: string;
	/** Only of a valid token. */
	reference?: string;
	/** The execution that waits for the answer, if one does; only of a valid token. */
	resume?: ResumeReference;
	/** Only of a valid token: milliseconds since 1970 at which it was made, to the second. */
	issuedAt?: number;
}

/**
 * Reads a flow token that came back. A token that a user set, of another system, or a forged one is
 * not valid, and nothing of it is believed.
 *
 * @param secrets any of which may have signed it, or the keys that `tokenKey` made of them; empty
 * ones don't count. Never throws.
 */
export function readFlowToken(
	token: string,
	secrets: ReadonlyArray<string | KeyObject>,
): FlowTokenReading {
	if (typeof token !== 'string' || token.length > maxLength) return { ours: false, valid: false };
	const parts = tokenFormat.exec(token)?.groups;
	if (!parts?.signature) return { ours: false, valid: false };
	const { kind, flowId, nonce = '', more, signature } = parts;
	const waits = kind === waitingVersion;
	const [sealed, reference, surplus] = [...(waits ? [] : ['']), ...(more?.split('.') ?? [])];
	if (surplus !== undefined || (waits && !sealed)) return { ours: false, valid: false };
	const text = token.slice(0, -signature.length - 1);
	const secret = secrets.find((one) => one && sameText(sign(text, one), signature));
	if (!secret) return { ours: true, valid: false };
	return {
		ours: true,
		valid: true,
		issuedAt: Buffer.from(nonce, 'base64url').readUInt32BE() * 1000,
		...(flowId && { flowId }),
		...(reference && { reference: Buffer.from(reference, 'base64url').toString('utf8') }),
		...(sealed && { resume: openResume(sealed, secret, Buffer.from(nonce, 'base64url')) }),
	};
}

/** Compares the text, not the bytes: several texts decode to the same bytes. */
function sameText(one: string, other: string): boolean {
	return timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
