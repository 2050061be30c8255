import { z } from 'zod';

/** Meta's flow categories, https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi */
export const metaCategories = [
	'SIGN_UP',
	'SIGN_IN',
	'APPOINTMENT_BOOKING',
	'LEAD_GENERATION',
	'CONTACT_US',
	'CUSTOMER_SUPPORT',
	'SURVEY',
	'OTHER',
] as const;

/** A list of at least one category. */
export const categoryList = (categories: readonly [string, ...string[]]) =>
	z.array(z.enum([...categories])).min(1);

export const requiredText = z.string().min(1);

export const textUpTo = (length: number) => requiredText.max(length);

/** A flow's button: at most 30 characters and no emoji. */
export const ctaText = textUpTo(30).refine((text) => !/\p{Extended_Pictographic}/u.test(text), {
	message: 'must not contain emoji',
});

/** Initial data: an object with at least one key. */
export const initialData = z
	.record(z.unknown())
	.refine((data) => Object.keys(data).length > 0, { message: 'data must not be empty' });

export const webAddress = z
	.string()
	.url()
	.regex(/^https?:/, 'must be a web address');

export const internationalDigits = z
	.string()
	.regex(/^[1-9]\d{6,14}$/, 'must be digits with country code');
