import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { loadPrivateKey } from '../../../nodes/WhatsAppFlows/endpoint/crypto';
import { ReferenceUnreadable } from '../../../nodes/WhatsAppFlows/endpoint/errors';
import { seal, unseal } from '../../../nodes/WhatsAppFlows/endpoint/seal';
import { newKeys } from '../../support/endpointClient';

const key = loadPrivateKey(newKeys().privateKey);

const request = {
	aesKey: randomBytes(16),
	iv: randomBytes(16),
	receivedAt: 1_790_000_000_000,
	deadline: 8000,
	action: 'data_exchange',
	screen: 'DATES',
	flowToken: 'order-77',
};

describe('a response reference', () => {
	it('gives back what it was made of, wherever the same private key is', () => {
		const reference = seal(request, key, 'workflow 1');
		expect(unseal(reference, key, 'workflow 1')).toEqual(request);
		const { flowToken, ...without } = request;
		expect(flowToken).toBeDefined();
		expect(unseal(seal(without, key, ''), key, '')).toEqual(without);
	});

	it('shows neither the key nor the token to a reader, and is another one each time', () => {
		const [one, other] = [seal(request, key, 'w'), seal(request, key, 'w')];
		expect(one).not.toBe(other);
		expect(one).toMatch(/^[\w-]+$/);
		const shown = Buffer.from(one, 'base64url');
		for (const secret of [
			request.aesKey,
			request.iv,
			Buffer.from(request.aesKey.toString('base64')),
			Buffer.from('order-77'),
		]) {
			expect(shown.includes(secret)).toBe(false);
		}
	});

	it('is not good for another workflow or with another private key', () => {
		const reference = seal(request, key, 'workflow 1');
		const otherKey = loadPrivateKey(newKeys().privateKey);
		expect(() => unseal(reference, key, 'workflow 2')).toThrow(ReferenceUnreadable);
		expect(() => unseal(reference, otherKey, 'workflow 1')).toThrow(ReferenceUnreadable);
	});

	it('is not good after any change of a byte, nor cut short', () => {
		const reference = seal(request, key, 'w');
		fc.assert(
			fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), (place, change) => {
				const bytes = Buffer.from(reference, 'base64url');
				bytes[place % bytes.length]! ^= change;
				expect(() => unseal(bytes.toString('base64url'), key, 'w')).toThrow(ReferenceUnreadable);
				const cut = reference.slice(0, place % reference.length);
				expect(() => unseal(cut, key, 'w')).toThrow(ReferenceUnreadable);
			}),
		);
	});

	it('is never made up', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
				expect(() => unseal(text, key, 'w')).toThrow(ReferenceUnreadable);
			}),
		);
	});
});
