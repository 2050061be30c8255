import fc from 'fast-check';
import { sameSecret } from '../../../nodes/WhatsAppFlows/webhooks';

describe('a shared secret', () => {
	it('is proved by itself and by nothing else', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 1 }), fc.string(), (expected, other) => {
				expect(sameSecret(expected, expected)).toBe(true);
				expect(sameSecret(other, expected)).toBe(other === expected);
			}),
		);
	});

	it('is not proved by a longer or shorter text', () => {
		expect(sameSecret('abc', 'abcd')).toBe(false);
		expect(sameSecret('abcde', 'abcd')).toBe(false);
	});

	it('is not proved when none is given or none is expected', () => {
		expect(sameSecret(undefined, 'abcd')).toBe(false);
		expect(sameSecret('', 'abcd')).toBe(false);
		expect(sameSecret('', '')).toBe(false);
		expect(sameSecret(undefined, '')).toBe(false);
	});
});
