import fc from 'fast-check';
import { createHmac, randomBytes } from 'node:crypto';
import { verifySignature } from '../../../nodes/WhatsAppFlows/webhooks';

const secret = randomBytes(16).toString('hex');
const signed = (body: Buffer, by = secret) =>
	`sha256=${createHmac('sha256', by).update(body).digest('hex')}`;

describe('Meta’s signature', () => {
	it('is right for the bytes that were signed, ASCII or escaped as Meta does', () => {
		for (const text of [
			'{"object":"page"}',
			'{"name":"Zo\\u00eb \\u0040 caf\\u00e9","u":"a\\/b"}',
		]) {
			const body = Buffer.from(text);
			expect(verifySignature(body, signed(body), secret)).toBe(true);
			expect(verifySignature(body, signed(body).toUpperCase().replace('SHA', 'sha'), secret)).toBe(
				true,
			);
		}
	});

	it('is wrong for the same JSON written in another way', () => {
		const body = Buffer.from('{"name":"Zo\\u00eb"}');
		const rewritten = Buffer.from(JSON.stringify(JSON.parse(body.toString())));
		expect(verifySignature(rewritten, signed(body), secret)).toBe(false);
	});

	it('is wrong when made with another secret', () => {
		const body = Buffer.from('{}');
		expect(verifySignature(body, signed(body, `${secret}x`), secret)).toBe(false);
	});

	it('is wrong after any change of a byte', () => {
		fc.assert(
			fc.property(
				fc.uint8Array({ minLength: 1, maxLength: 200 }),
				fc.nat(),
				fc.integer({ min: 1, max: 255 }),
				(bytes, place, change) => {
					const body = Buffer.from(bytes);
					const header = signed(body);
					expect(verifySignature(body, header, secret)).toBe(true);
					const at = place % body.length;
					body.writeUInt8(body.readUInt8(at) ^ change, at);
					expect(verifySignature(body, header, secret)).toBe(false);
				},
			),
		);
	});

	it.each([
		undefined,
		'',
		'sha256=',
		'sha256=zz',
		'sha1=0000000000000000000000000000000000000000',
		`sha256=${'0'.repeat(63)}`,
		`sha256=${'0'.repeat(64)}00`,
		`sha256=${'g'.repeat(64)}`,
	])('is wrong when the header is missing or malformed: %j', (header) => {
		expect(verifySignature(Buffer.from('{}'), header, secret)).toBe(false);
	});

	it('needs its prefix', () => {
		const body = Buffer.from('{}');
		expect(verifySignature(body, signed(body).slice('sha256='.length), secret)).toBe(false);
	});

	it('is wrong without a secret, even when it was made without one', () => {
		const body = Buffer.from('{}');
		expect(verifySignature(body, signed(body, ''), '')).toBe(false);
	});

	it('never throws, whatever a server hands over', () => {
		const verify = verifySignature as (...values: unknown[]) => boolean;
		fc.assert(
			fc.property(fc.anything(), fc.anything(), fc.anything(), (...values) => {
				expect(verify(...values)).toBe(false);
			}),
		);
	});
});
