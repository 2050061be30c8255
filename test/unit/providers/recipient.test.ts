import fc from 'fast-check';
import { InvalidInput } from '../../../nodes/WhatsAppFlows/providers/invalidInput';
import { readRecipient, recipientText } from '../../../nodes/WhatsAppFlows/providers/recipient';

describe('a recipient', () => {
	it.each([
		['+15551234567'],
		['15551234567'],
		['0015551234567'],
		['+1 (555) 123-4567'],
		['1.555.123.4567'],
		['tel:+1-555-123-4567'],
		['whatsapp:+15551234567'],
		['\u202A+1 555 123 4567\u202C'],
		['＋１５５５１２３４５６７'],
		[15551234567],
	])('is the same person in each way people write the number: %s', (written) => {
		expect(readRecipient(written)).toEqual({ phone: '15551234567' });
	});

	it('may be a business-scoped user id', () => {
		expect(readRecipient('US.13491208655302741918')).toEqual({
			userId: 'US.13491208655302741918',
		});
		expect(readRecipient('US.ENT.11815799212886844830')).toHaveProperty('userId');
	});

	it.each([[''], ['   '], [undefined], [null], [{}], [[]]])('is missed when it is %p', (value) => {
		expect(() => readRecipient(value)).toThrow('Recipient is empty');
	});

	it.each([
		['0712345678'],
		['+0712345678'],
		['12345'],
		['+1234567890123456'],
		['Ann'],
		['1555x1234567'],
	])('is refused when it is no number with a country code: %s', (value) => {
		expect(() => readRecipient(value)).toThrow('is not a phone number with a country code');
	});

	it('is written with a plus in outputs', () => {
		expect(recipientText({ phone: '15551234567' })).toBe('+15551234567');
		expect(recipientText({ userId: 'US.1' })).toBe('US.1');
	});

	it('gives digits or a user id for anything, or one sentence, and nothing else', () => {
		fc.assert(
			fc.property(fc.anything(), (value) => {
				try {
					const recipient = readRecipient(value);
					expect(Object.values(recipient)[0]).toMatch(/^[1-9]\d{6,14}$|^[A-Z]{2}\.[0-9A-Za-z.]+$/);
				} catch (thrown) {
					expect(thrown).toBeInstanceOf(InvalidInput);
				}
			}),
		);
	});
});
