import type { KeyObject } from 'node:crypto';
import { createHmac, createSecretKey, hkdfSync } from 'node:crypto';

/** Names the format; a change of format gets another one. */
export const version = 'wf1';

/** The format of tokens whose answer continues an execution that waits for it. */
export const waitingVersion = 'wf1w';

/** Characters. Meta states no limit; a token stays short enough to be logged and stored anywhere. */
export const maxLength = 199;

/** 96 bits, so that tokens never repeat; what can't be guessed is the signature. */
export const randomPart = 12;

/** Before them, the second in which the token was made, in 4 bytes. */
export const timePart = 4;

export const flowIdFormat = /^[A-Za-z0-9_-]+$/;

/**
 * `<version>.<flowId>.<nonce>[.<sealed>][.<reference>].<signature>`: the flow id is empty when it is
 * unknown, the sealed part is there with {@link waitingVersion} and only with it, the reference is
 * UTF-8 in base64url. No part can hold a point.
 */
export const tokenFormat =
	/^(?<kind>wf1w?)\.(?<flowId>[\w-]*)\.(?<nonce>[\w-]{22})(?:\.(?<more>[\w-]+(?:\.[\w-]+)?))?\.(?<signature>[\w-]{43})$/;

/**
 * The key that a secret gives for this use alone, so that a token shows nothing about a secret that
 * also signs other things, such as Meta's app secret.
 */
export function tokenKey(secret: string): KeyObject {
	return deriveKey(secret, `whatsapp-flows flow token ${version}`);
}

/** A key of 256 bits for one use, which shows nothing about what it is made of. */
export function deriveKey(from: string | KeyObject, use: string): KeyObject {
	return createSecretKey(Buffer.from(hkdfSync('sha256', from, '', use, 32)));
}

/**
 * Signs the text before the last point.
 *
 * @param secret or the key that `tokenKey` made of it
 * @returns HMAC-SHA256 as 43 characters of base64url
 */
export function sign(text: string, secret: string | KeyObject): string {
	const key = typeof secret === 'string' ? tokenKey(secret) : secret;
	return createHmac('sha256', key).update(text).digest('base64url');
}
