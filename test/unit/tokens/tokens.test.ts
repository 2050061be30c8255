import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { makeFlowToken, readFlowToken } from '../../../nodes/WhatsAppFlows/tokens';
import { sign } from '../../../nodes/WhatsAppFlows/tokens/format';

const secret = randomBytes(16).toString('hex');
const otherSecret = randomBytes(16).toString('hex');

const flowId = fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/);
/** Up to 20 characters of up to 4 bytes each. */
const reference = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 });
const parts = fc.record({ flowId, reference }, { requiredKeys: [] });

describe('a flow token', () => {
	it('gives back the flow and the reference that it was made for', () => {
		fc.assert(
			fc.property(parts, (given) => {
				const token = makeFlowToken({ ...given, secret });
				expect(readFlowToken(token, [secret])).toStrictEqual({
					ours: true,
					valid: true,
					issuedAt: expect.any(Number),
					...given,
				});
			}),
		);
	});

	it('is URL-safe, shorter than 200 characters and names its version', () => {
		fc.assert(
			fc.property(parts, (given) => {
				const token = makeFlowToken({ ...given, secret });
				expect(token).toMatch(/^wf1\.[A-Za-z0-9_.-]+$/);
				expect(token.length).toBeLessThan(200);
				expect(encodeURIComponent(token)).toBe(token);
			}),
		);
	});

	it('shows its flow id in plain sight, as second part', () => {
		expect(makeFlowToken({ flowId: '866937862658913', secret }).split('.')).toEqual([
			'wf1',
			'866937862658913',
			expect.stringMatching(/^[\w-]{22}$/),
			expect.stringMatching(/^[\w-]{43}$/),
		]);
	});

	it('tells when it was made, to the second', () => {
		jest.useFakeTimers({ now: Date.UTC(2026, 8, 28, 12, 0, 7, 900) });
		const token = makeFlowToken({ flowId: '1', secret });
		jest.useRealTimers();
		expect(readFlowToken(token, [secret]).issuedAt).toBe(Date.UTC(2026, 8, 28, 12, 0, 7));
		expect(readFlowToken(token, [otherSecret])).not.toHaveProperty('issuedAt');
	});

	it('is another one each time', () => {
		const tokens = Array.from({ length: 100 }, () => makeFlowToken({ flowId: '1', secret }));
		expect(new Set(tokens).size).toBe(100);
	});

	it('is valid for any of several secrets, so that a secret can be changed', () => {
		const token = makeFlowToken({ flowId: '1', secret });
		expect(readFlowToken(token, [otherSecret, secret])).toMatchObject({ valid: true, flowId: '1' });
	});

	it('is not believed when another secret signed it', () => {
		const token = makeFlowToken({ flowId: '1', reference: 'order 77', secret: otherSecret });
		expect(readFlowToken(token, [secret])).toStrictEqual({ ours: true, valid: false });
		expect(readFlowToken(token, [])).toStrictEqual({ ours: true, valid: false });
		expect(readFlowToken(token, [''])).toStrictEqual({ ours: true, valid: false });
	});

	it('is not believed when it was signed without a secret', () => {
		const text = 'wf1.1.AAAAAAAAAAAAAAAAAAAAAA';
		expect(readFlowToken(`${text}.${sign(text, secret)}`, [secret]).valid).toBe(true);
		expect(readFlowToken(`${text}.${sign(text, '')}`, ['']).valid).toBe(false);
	});

	it('is not believed after any single character was changed', () => {
		const characters = 'ABCXYZabcxyz0189-_.~ =é';
		fc.assert(
			fc.property(parts, fc.nat(), fc.constantFrom(...characters), (given, place, character) => {
				const token = makeFlowToken({ ...given, secret });
				const at = place % token.length;
				fc.pre(token[at] !== character);
				const forged = token.slice(0, at) + character + token.slice(at + 1);
				const reading = readFlowToken(forged, [secret]);
				expect(reading).toStrictEqual({ ours: reading.ours, valid: false });
			}),
			{ numRuns: 500 },
		);
	});

	it('is not believed when its last character is one that decodes to the same bytes', () => {
		const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
		const token = makeFlowToken({ flowId: '1', secret });
		const valid = [...alphabet].filter(
			(last) => readFlowToken(token.slice(0, -1) + last, [secret]).valid,
		);
		expect(valid).toEqual([token.at(-1)]);
	});

	it('is not believed when its parts were moved', () => {
		const [version, flow, nonce, ref, signature] = makeFlowToken({
			flowId: 'a',
			reference: 'b',
			secret,
		}).split('.');
		for (const moved of [
			[version, flow, nonce, signature],
			[version, '', nonce, ref, signature],
			[version, ref, nonce, flow, signature],
			[version, flow, nonce, ref, ref, signature],
			[version, flow, nonce, ref, signature, ''],
			['', version, flow, nonce, ref, signature],
		]) {
			expect(readFlowToken(moved.join('.'), [secret]).valid).toBe(false);
		}
	});
});

describe('reading a token', () => {
	it.each([
		'',
		'unused',
		'flows-builder-f174c96d',
		'wf1',
		'wf1...',
		'wf2.1.x.y',
		'4f1c0f0e-8f9b-4a7e',
	])('knows that %j is not ours', (token) => {
		expect(readFlowToken(token, [secret])).toStrictEqual({ ours: false, valid: false });
	});

	it('never throws and believes nothing, whatever the text', () => {
		const shaped = fc
			.array(fc.oneof(fc.stringMatching(/^[\w-]{0,45}$/), fc.string()), { maxLength: 6 })
			.map((texts) => ['wf1', ...texts].join('.'));
		fc.assert(
			fc.property(fc.oneof(fc.string(), shaped), (token) => {
				expect(readFlowToken(token, [secret]).valid).toBe(false);
			}),
		);
	});

	it('never throws when it is handed something else than text', () => {
		const read = readFlowToken as (token: unknown, secrets: readonly string[]) => object;
		fc.assert(
			fc.property(fc.anything(), (token) => {
				expect(read(token, [secret])).toMatchObject({ valid: false });
			}),
		);
	});

	it('does not work on text that is too long to be a token', () => {
		const token = makeFlowToken({ flowId: '1', secret });
		const long = token.replace('.1.', `.${'1'.repeat(200)}.`);
		expect(readFlowToken(long, [secret])).toStrictEqual({ ours: false, valid: false });
	});
});

describe('making a token', () => {
	const making = (given: Partial<Parameters<typeof makeFlowToken>[0]>) => () =>
		makeFlowToken({ flowId: '866937862658913', secret, ...given });

	it('takes a reference of 80 bytes beside a usual flow id', () => {
		const text = 'x'.repeat(80);
		expect(readFlowToken(making({ reference: text })(), [secret]).reference).toBe(text);
	});

	it('refuses a reference that is too long, and says by how much', () => {
		expect(making({ reference: 'x'.repeat(120) })).toThrow(RangeError);
		expect(making({ reference: 'x'.repeat(120) })).toThrow(/\d+ characters too long.*reference/);
		expect(making({ reference: 'é'.repeat(60) })).toThrow(RangeError);
	});

	it.each(['a.b', 'a b', 'ä', 'a/b', '12\n', ' 12'])('refuses the flow id %j', (id) => {
		expect(making({ flowId: id })).toThrow(RangeError);
	});

	it('refuses an empty secret', () => {
		expect(making({ secret: '' })).toThrow(RangeError);
	});

	it('refuses half of a character, which would not come back as it was', () => {
		expect(making({ reference: 'a\ud83d' })).toThrow(RangeError);
	});
});
