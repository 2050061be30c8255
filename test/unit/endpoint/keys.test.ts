import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import {
	decryptRequest,
	encryptResponse,
	loadPrivateKey,
} from '../../../nodes/WhatsAppFlows/endpoint/crypto';
import type { EncryptedRequest } from '../../../nodes/WhatsAppFlows/endpoint/crypto';
import { KeyUnusable } from '../../../nodes/WhatsAppFlows/endpoint/errors';
import { makeKeyPair } from '../../../nodes/WhatsAppFlows/endpoint/keyPair';
import { makePing } from '../../../nodes/WhatsAppFlows/endpoint/ping';
import { publicKeyOf } from '../../../nodes/WhatsAppFlows/endpoint/publicKey';
import { readPublicKey } from '../../../nodes/WhatsAppFlows/endpoint/publicKeyText';

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();

describe('a new key pair', () => {
	it('has 2,048 bits, and its private half opens with the passphrase only', async () => {
		const { publicKey, privateKey } = await makeKeyPair('correct horse');
		expect(privateKey).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----/);
		expect(() => createPrivateKey({ key: privateKey, passphrase: 'wrong' })).toThrow();
		const loaded = loadPrivateKey(privateKey, 'correct horse');
		expect(publicKeyOf(loaded)).toEqual(readPublicKey(publicKey));
		expect(readPublicKey(publicKey).bits).toBe(2048);
	});

	it('is another one each time', async () => {
		const [one, other] = await Promise.all([makeKeyPair('passphrase'), makeKeyPair('passphrase')]);
		expect(one.publicKey).not.toBe(other.publicKey);
	});
});

describe('a public key', () => {
	it.each([
		['as it was made', pem],
		['flattened into one line', pem.replace(/\n/g, ' ')],
		['with \\n written out', pem.replace(/\n/g, '\\n')],
		['from Windows', pem.replace(/\n/g, '\r\n')],
		['in quotes', `"${pem}"`],
		['without its armour', pem.replace(/-----[A-Z ]+-----/g, '')],
		['in the older form', pair.publicKey.export({ type: 'pkcs1', format: 'pem' }).toString()],
	])('is read %s', (_how, text) => {
		expect(readPublicKey(text)).toMatchObject({ pem, bits: 2048 });
	});

	it.each([
		['nothing', '  ', /empty/],
		[
			'the private key',
			pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
			/private key, which must not leave/,
		],
		['half of it', pem.slice(0, 200), /no public key/],
		[
			'an elliptic key',
			generateKeyPairSync('ec', { namedCurve: 'P-256' })
				.publicKey.export({ type: 'spki', format: 'pem' })
				.toString(),
			/another type/,
		],
		[
			'a smaller key',
			generateKeyPairSync('rsa', { modulusLength: 1024 })
				.publicKey.export({ type: 'spki', format: 'pem' })
				.toString(),
			/1024 bits/,
		],
	])('is refused in the form of %s', (_what, text, message) => {
		expect(() => readPublicKey(text)).toThrow(message);
	});

	it('is refused for arbitrary text in the same way, without repeating it', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 12 }), (text) => {
				try {
					readPublicKey(text);
				} catch (thrown) {
					expect(thrown).toBeInstanceOf(KeyUnusable);
					expect((thrown as Error).message).not.toContain(text.trim() || 'anything');
				}
			}),
		);
	});
});

describe('a ping', () => {
	const open = (body: string) =>
		decryptRequest(JSON.parse(body) as EncryptedRequest, pair.privateKey);

	it('is read by the owner of the key as WhatsApp would ask', () => {
		const { body } = makePing(pem, '3.0', 'secret');
		expect(open(body).payload).toEqual({ version: '3.0', action: 'ping' });
	});

	it('takes the answer of a live endpoint, and none that was meant for another ping', () => {
		const [ping, other] = [makePing(pem, '3.0'), makePing(pem, '3.0')];
		const { aesKey, iv } = open(ping.body);
		const answer = encryptResponse({ data: { status: 'active' } }, aesKey, iv);
		expect(ping.isAlive(answer)).toBe(true);
		expect(ping.isAlive(`${answer}\n`)).toBe(true);
		expect(other.isAlive(answer)).toBe(false);
	});

	it.each([{ data: { status: 'asleep' } }, { data: null }, {}, [], 'active'])(
		'does not take %j for life',
		(said) => {
			const ping = makePing(pem, '3.0');
			const { aesKey, iv } = open(ping.body);
			expect(ping.isAlive(encryptResponse(said as object, aesKey, iv))).toBe(false);
		},
	);

	it('does not take arbitrary text for life', () => {
		const ping = makePing(pem, '3.0');
		fc.assert(fc.property(fc.string(), (text) => !ping.isAlive(text)));
		expect(ping.isAlive('{"data":{"status":"active"}}')).toBe(false);
	});

	it('is signed where there is a secret, and only there', () => {
		expect(makePing(pem, '3.0', 'secret').headers).toMatchObject({
			'x-hub-signature-256': expect.stringMatching(/^sha256=[0-9a-f]{64}$/) as string,
		});
		expect(makePing(pem, '3.0').headers).toEqual({ 'content-type': 'application/json' });
	});

	it('needs a key that can encrypt', () => {
		expect(createPublicKey(pem).asymmetricKeyType).toBe('rsa');
		expect(() => makePing('no key', '3.0')).toThrow();
	});
});
