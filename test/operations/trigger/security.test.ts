import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { TriggerUnderTest } from '../../support/trigger';
import { useNock } from '../harness';

let triggers = 0;
const open = (
	provider: 'meta' | '8x8' | 'kaleyra' | 'lipachat' | 'dreams',
	parameters = {},
	credential = {},
) => new TriggerUnderTest(provider, parameters, { credential, id: `security-${++triggers}` });

/** 8x8's completion: https://developer.8x8.com/connect/docs/inbound-chatapps-message */
const completion8x8 = () => ({
	version: 3,
	namespace: 'ChatApps',
	eventType: 'inbound_message_received',
	payload: {
		umid: randomUUID(),
		timestamp: '2026-03-19T22:51:55.00Z',
		user: { msisdn: '+15551234567' },
		type: 'Interactive',
		content: { interactive: { type: 'nfmReply', nfmReply: { responseJson: '{"a":"1"}' } } },
	},
});

useNock();

describe('Meta’s deliveries', () => {
	it.each([
		['no signature', {}],
		['the signature of other bytes', { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` }],
		['a signature of another kind', { 'x-hub-signature-256': `sha1=${'0'.repeat(40)}` }],
	])('are refused with %s', async (_, headers) => {
		const answered = await open('meta').deliver({ body: { object: 'x' }, headers });
		expect(answered).toEqual({ status: 401, text: 'Not authorized' });
	});

	it('are refused when the credential has no app secret', async () => {
		const subject = open('meta', {}, { appSecret: '' });
		expect((await subject.deliverSigned({})).status).toBe(401);
	});

	it('are verified over the bytes as they came, not over what they mean', async () => {
		const escaped = Buffer.from('{"object":"\\u0041","entry":[ ]}');
		expect((await open('meta').deliverSigned(undefined, { bytes: escaped })).status).toBe(200);
	});

	it.each([
		['is not JSON', '{ not json'],
		['is a bare number', '7'],
		['has prototype keys', '{"__proto__":{"polluted":true},"constructor":{"prototype":{"x":1}}}'],
		['is nested 10,000 levels deep', '['.repeat(10_000) + ']'.repeat(10_000)],
	])('are acknowledged and start nothing when the body %s', async (_, text) => {
		const answered = await open('meta').deliverSigned(undefined, { bytes: Buffer.from(text) });
		expect(answered).toEqual({ status: 200, text: 'OK' });
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});

	it('are refused when they are larger than any of Meta’s', async () => {
		const bytes = Buffer.from(JSON.stringify({ filler: 'x'.repeat(3 * 1024 * 1024) }));
		expect((await open('meta').deliverSigned(undefined, { bytes })).status).toBe(413);
	});

	it('never break the trigger, whatever is signed', async () => {
		await fc.assert(
			fc.asyncProperty(fc.jsonValue(), async (body) => {
				const { status } = await open('meta', { simplify: false }).deliverSigned(body);
				expect(status).toBe(200);
			}),
			{ numRuns: 60 },
		);
	});
});

describe('Meta’s handshake', () => {
	const query = (token: unknown) => ({
		'hub.mode': 'subscribe',
		'hub.challenge': '1158201444',
		'hub.verify_token': String(token),
	});

	it('is answered with the bare challenge', async () => {
		const subject = open('meta');
		const answered = await subject.deliver({
			method: 'GET',
			query: query(subject.credential.data.verifyToken),
		});
		expect(answered).toEqual({ status: 200, text: '1158201444' });
	});

	it.each([['another word'], ['']])('is refused with the token “%s”', async (token) => {
		const answered = await open('meta').deliver({ method: 'GET', query: query(token) });
		expect(answered).toEqual({ status: 403, text: 'Forbidden' });
	});

	it('is refused when the credential has no verify token', async () => {
		const subject = open('meta', {}, { verifyToken: '' });
		expect((await subject.deliver({ method: 'GET', query: query('') })).status).toBe(403);
	});

	it('never echoes what is no challenge', async () => {
		const subject = open('meta');
		const asked = query(subject.credential.data.verifyToken);
		const script = { ...asked, 'hub.challenge': '<script>alert(1)</script>' };
		expect((await subject.deliver({ method: 'GET', query: script })).status).toBe(403);
	});
});

describe('a shared secret', () => {
	it.each([
		['as it is', (secret: string) => secret],
		['as a bearer token', (secret: string) => `Bearer ${secret}`],
	])('lets 8x8 in %s', async (_, write) => {
		const subject = open('8x8');
		const authorization = write(String(subject.credential.data.webhookSecret));
		const answered = await subject.deliver({ body: completion8x8(), headers: { authorization } });
		expect(answered.items).toHaveLength(1);
	});

	it('is expected in the header that the person names', async () => {
		const subject = open('kaleyra', { headerName: 'X-From-Kaleyra' });
		const secret = String(subject.credential.data.webhookSecret);
		const right = { 'x-from-kaleyra': secret };
		expect((await subject.deliver({ headers: right })).status).toBe(200);
		const usual = { 'x-webhook-secret': secret };
		expect((await subject.deliver({ headers: usual })).status).toBe(401);
	});

	it('may stand in the address only where the portal takes no header', async () => {
		for (const [provider, status] of [
			['lipachat', 200],
			['dreams', 200],
			['8x8', 401],
			['kaleyra', 401],
		] as const) {
			const subject = open(provider);
			const query = { secret: String(subject.credential.data.webhookSecret) };
			expect((await subject.deliver({ query })).status).toBe(status);
		}
	});

	it('can be sent by Basic authentication', async () => {
		const subject = open('kaleyra', { headerName: 'authorization' });
		const secret = String(subject.credential.data.webhookSecret);
		const authorization = `Basic ${Buffer.from(`n8n:${secret}`).toString('base64')}`;
		expect((await subject.deliver({ headers: { authorization } })).status).toBe(200);
	});

	it('lets nobody in when the credential has none', async () => {
		const subject = open('8x8', {}, { webhookSecret: '' });
		for (const authorization of ['', 'Bearer ', 'undefined']) {
			expect((await subject.deliver({ headers: { authorization } })).status).toBe(401);
		}
	});
});

describe('allowed addresses', () => {
	it('let in only deliveries from there', async () => {
		const allowedAddresses = '52.220.117.120, 52.220.109.9';
		const subject = open('8x8', { options: { allowedAddresses } });
		const headers = { authorization: String(subject.credential.data.webhookSecret) };
		expect((await subject.deliver({ headers, ip: '::ffff:52.220.109.9' })).status).toBe(200);
		expect((await subject.deliver({ headers, ip: '203.0.113.7' })).status).toBe(401);
	});
});
