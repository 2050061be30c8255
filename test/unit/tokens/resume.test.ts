import fc from 'fast-check';
import { randomBytes, randomUUID } from 'node:crypto';
import { makeFlowToken, readFlowToken } from '../../../nodes/WhatsAppFlows/tokens';

const secret = randomBytes(16).toString('hex');
const otherSecret = randomBytes(16).toString('hex');

const hex = (bytes: number) =>
	fc
		.uint8Array({ minLength: bytes, maxLength: bytes })
		.map((given) => Buffer.from(given).toString('hex'));
const resume = fc.record({
	executionId: fc.nat({ max: 1e9 }).map(String),
	nodeId: fc.oneof(fc.uuid(), fc.stringMatching(/^[\w -]{1,12}$/)),
	signature: hex(32),
});
const usual = () => ({
	executionId: '1234567',
	nodeId: randomUUID(),
	signature: randomBytes(32).toString('hex'),
});

describe('a flow token that an execution waits for', () => {
	it('gives back the execution, the flow and the reference that it was made for', () => {
		const reference = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 20 });
		fc.assert(
			fc.property(resume, reference, (given, words) => {
				const token = makeFlowToken({ flowId: '86', reference: words, resume: given, secret });
				expect(readFlowToken(token, [otherSecret, secret])).toStrictEqual({
					ours: true,
					valid: true,
					flowId: '86',
					reference: words,
					resume: { ...given },
					issuedAt: expect.any(Number) as number,
				});
			}),
		);
	});

	it('needs no reference', () => {
		const given = usual();
		const token = makeFlowToken({ flowId: '86', resume: given, secret });
		expect(readFlowToken(token, [secret])).toStrictEqual({
			ours: true,
			valid: true,
			flowId: '86',
			resume: given,
			issuedAt: expect.any(Number) as number,
		});
	});

	it('fits beside a flow id and a reference of 25 characters', () => {
		const token = makeFlowToken({
			flowId: '1234567890123456',
			reference: 'x'.repeat(25),
			resume: usual(),
			secret,
		});
		expect(token.length).toBeLessThan(200);
		expect(encodeURIComponent(token)).toBe(token);
	});

	it('shows nobody how to continue the execution', () => {
		const given = usual();
		const token = makeFlowToken({ flowId: '86', resume: given, secret });
		const bytes = Buffer.concat(token.split('.').map((part) => Buffer.from(part, 'base64url')));
		expect(bytes.includes(Buffer.from(given.signature, 'hex').subarray(0, 8))).toBe(false);
		expect(token).not.toContain(given.executionId);
		expect(readFlowToken(token, [otherSecret])).toStrictEqual({ ours: true, valid: false });
	});

	it('hides the same execution in another way each time', () => {
		const given = usual();
		const sealed = Array.from(
			{ length: 20 },
			() => makeFlowToken({ resume: given, secret }).split('.')[3],
		);
		expect(new Set(sealed).size).toBe(20);
	});

	it('is not believed after any single character was changed', () => {
		fc.assert(
			fc.property(resume, fc.nat(), fc.constantFrom(...'AZaz09-_.'), (given, place, character) => {
				const token = makeFlowToken({ flowId: '86', resume: given, secret });
				const at = place % token.length;
				fc.pre(token[at] !== character);
				const forged = token.slice(0, at) + character + token.slice(at + 1);
				expect(readFlowToken(forged, [secret])).toMatchObject({ valid: false });
				expect(readFlowToken(forged, [secret])).not.toHaveProperty('resume');
			}),
			{ numRuns: 500 },
		);
	});

	it('is not made of a signature that is not from n8n', () => {
		expect(() => makeFlowToken({ resume: { ...usual(), signature: 'abc' }, secret })).toThrow(
			RangeError,
		);
		expect(() => makeFlowToken({ resume: { ...usual(), nodeId: '' }, secret })).toThrow(RangeError);
	});
});

describe('a flow token that nobody waits for', () => {
	it('has no execution', () => {
		const token = makeFlowToken({ flowId: '86', reference: 'order 7', secret });
		expect(readFlowToken(token, [secret])).not.toHaveProperty('resume');
	});

	it('is not taken for one with a part too many', () => {
		const [version, flowId, nonce, signature] = makeFlowToken({ flowId: '86', secret }).split('.');
		const longer = [version, flowId, nonce, 'AA', 'BB', signature].join('.');
		expect(readFlowToken(longer, [secret])).toStrictEqual({ ours: false, valid: false });
	});
});
