import { randomBytes, randomInt, randomUUID } from 'node:crypto';

/** A number of that many digits, as text, without a zero in front. */
export function digits(count: number): string {
	const rest = Array.from({ length: count - 1 }, () => randomInt(10));
	return `${randomInt(1, 10)}${rest.join('')}`;
}

/** A secret of 192 random bits in URL-safe characters. */
export const secret = () => randomBytes(24).toString('base64url');

/** A WhatsApp message id. */
export const wamid = () => `wamid.HBgL${randomBytes(24).toString('base64').replace(/=+$/, '')}`;

/** A business-scoped user id. */
export const businessScopedUserId = () => `US.${digits(20)}`;

export const uuid = () => randomUUID();
