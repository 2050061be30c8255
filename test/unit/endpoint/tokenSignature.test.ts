import fc from 'fast-check';
import { createHmac, randomBytes } from 'node:crypto';
import { isTokenSigned } from '../../../nodes/WhatsAppFlows/endpoint/tokenSignature';
import { jwt } from '../../support/endpointClient';

const secret = randomBytes(16).toString('hex');
const otherSecret = randomBytes(16).toString('hex');
const token = 'order-77';

describe('the signature of a flow token', () => {
	it('proves the token that it holds', () => {
		expect(isTokenSigned(jwt({ flow_token: token }, secret), token, [secret])).toBe(true);
		expect(isTokenSigned(jwt({ flow_token: token }, secret), 'order-78', [secret])).toBe(false);
		expect(isTokenSigned(jwt({ flow_token: token }, secret), undefined, [secret])).toBe(false);
		expect(isTokenSigned(jwt({ flow_token: '' }, secret), '', [secret])).toBe(false);
	});

	it('proves it under another claim only where flow_token is absent', () => {
		expect(isTokenSigned(jwt({ token }, secret), token, [secret])).toBe(true);
		expect(isTokenSigned(jwt({ flow_token: 'other', sub: token }, secret), token, [secret])).toBe(
			false,
		);
		expect(isTokenSigned(jwt({ inner: { token } }, secret), token, [secret])).toBe(false);
	});

	it('is right with the new secret and with the previous one', () => {
		const signed = jwt({ flow_token: token }, otherSecret);
		expect(isTokenSigned(signed, token, [secret, otherSecret])).toBe(true);
		expect(isTokenSigned(signed, token, [secret])).toBe(false);
		expect(isTokenSigned(jwt({ flow_token: token }, ''), token, [''])).toBe(false);
		expect(isTokenSigned(signed, token, [])).toBe(false);
	});

	it('is wrong with any algorithm but HS256, whatever the token says of itself', () => {
		for (const alg of ['none', 'None', 'HS512', 'RS256', 'hs256', undefined, ['HS256']]) {
			expect(isTokenSigned(jwt({ flow_token: token }, secret, { alg }), token, [secret])).toBe(
				false,
			);
		}
		const [header, claims] = jwt({ flow_token: token }, secret, { alg: 'none' }).split('.');
		expect(isTokenSigned(`${header}.${claims}.`, token, [secret])).toBe(false);
		const longer = createHmac('sha512', secret).update(`${header}.${claims}`).digest('base64url');
		expect(isTokenSigned(`${header}.${claims}.${longer}`, token, [secret])).toBe(false);
	});

	it('is wrong after any change of a character', () => {
		const signed = jwt({ flow_token: token }, secret);
		fc.assert(
			fc.property(fc.nat(), fc.constantFrom(...'AZaz09-_.=+/'), (place, character) => {
				const at = place % signed.length;
				fc.pre(signed[at] !== character);
				const changed = signed.slice(0, at) + character + signed.slice(at + 1);
				expect(isTokenSigned(changed, token, [secret])).toBe(false);
			}),
			{ numRuns: 300 },
		);
	});

	it('is wrong, and nothing is thrown, for anything else', () => {
		fc.assert(
			fc.property(fc.oneof(fc.anything(), fc.string()), (anything) => {
				expect(isTokenSigned(anything, token, [secret])).toBe(false);
			}),
		);
		const signed = jwt([token], secret);
		expect(isTokenSigned(signed, token, [secret])).toBe(false);
		expect(isTokenSigned(`${signed}.more`, token, [secret])).toBe(false);
	});
});
