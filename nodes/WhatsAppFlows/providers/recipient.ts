import { InvalidInput } from './invalidInput';

/** A phone number as digits with its country code, or a business-scoped user id. */
export type FlowRecipient = { phone: string } | { userId: string };

// https://developers.facebook.com/docs/whatsapp/business-scoped-user-ids : country, a point, an id
const businessScopedUserId = /^[A-Z]{2}\.(?:ENT\.)?[0-9A-Za-z]{1,128}$/;

/**
 * Reads what people write into the field Recipient: `+1 (555) 123-4567`, `0015551234567`,
 * `15551234567`, a number from a spreadsheet, `tel:` and `whatsapp:` addresses, or a
 * business-scoped user id such as `US.13491208655302741918`.
 *
 * @throws InvalidInput naming the field and the remedy
 */
export function readRecipient(value: unknown): FlowRecipient {
	const text = (typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '')
		.normalize('NFKC')
		.replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '')
		.trim();
	if (!text) {
		throw new InvalidInput(
			'Recipient is empty',
			'Give a phone number with its country code, such as +15551234567.',
		);
	}
	if (businessScopedUserId.test(text)) return { userId: text };
	const number = text.replace(/^(?:tel|whatsapp):/i, '').replace(/[\s().\-/\u2010-\u2015]/g, '');
	const digits = number.replace(/^(?:\+|00)/, '');
	if (!/^[1-9]\d{6,14}$/.test(digits)) {
		throw new InvalidInput(
			`Recipient “${text.slice(0, 40)}” is not a phone number with a country code`,
			'Write it with the country code and without a leading zero, such as +15551234567.',
		);
	}
	return { phone: digits };
}

/** The recipient in the words of the outputs: E.164 with a plus, or the user id. */
export function recipientText(recipient: FlowRecipient): string {
	return 'phone' in recipient ? `+${recipient.phone}` : recipient.userId;
}
