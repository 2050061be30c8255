import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';
import { isObject, parseJson } from '../webhooks/json';
import { sameSecret } from '../webhooks/secret';
import { fromBase64Url } from './base64';

/**
 * Whether `flow_token_signature` proves the flow token of a request: a JWT, signed with HS256 and the
 * secret of the app, that holds the token. WhatsApp sends it with Flow JSON 7.3 and data API 4.0.
 * No other algorithm counts, whatever the JWT says of itself.
 *
 * Source: https://developers.facebook.com/docs/whatsapp/flows/guides/implementingyourflowendpoint
 * (unconfirmed: the name of the claim, so any claim that holds the token counts where `flow_token` is
 * absent; no time is checked, because none is documented)
 *
 * @param secrets any of which may have signed it; empty ones don't count. Never throws.
 */
export function isTokenSigned(
	jwt: unknown,
	flowToken: string | undefined,
	secrets: ReadonlyArray<string | KeyObject>,
): boolean {
	if (typeof jwt !== 'string' || !flowToken) return false;
	const [header, claims, signature, ...more] = jwt.split('.');
	const given = fromBase64Url(signature);
	if (given?.length !== 32 || more.length > 0 || readPart(header)?.alg !== 'HS256') return false;
	const signed = secrets.some(
		(secret) =>
			secret !== '' &&
			timingSafeEqual(createHmac('sha256', secret).update(`${header}.${claims}`).digest(), given),
	);
	return signed && holds(readPart(claims), flowToken);
}

function readPart(part: string | undefined): Record<string, unknown> | undefined {
	const text = fromBase64Url(part)?.toString('utf8');
	const value = text === undefined ? undefined : parseJson(text);
	return isObject(value) ? value : undefined;
}

function holds(claims: Record<string, unknown> | undefined, flowToken: string): boolean {
	if (!claims) return false;
	const candidates = 'flow_token' in claims ? [claims.flow_token] : Object.values(claims);
	return candidates.some((claim) => typeof claim === 'string' && sameSecret(claim, flowToken));
}
