import fc from 'fast-check';
import { generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import {
	decryptRequest,
	encryptResponse,
	loadPrivateKey,
} from '../../../nodes/WhatsAppFlows/endpoint/crypto';
import { KeyUnusable, NotDecryptable } from '../../../nodes/WhatsAppFlows/endpoint/errors';
import vectors from '../../fixtures/endpoint/pywa.json';
import { ask, newKeys, readResponse, wrap, type Envelope } from '../../support/endpointClient';

const { publicKey, privateKey } = newKeys();
const key = loadPrivateKey(privateKey);

/** The reason for which a request is refused. */
function refusal(envelope: Envelope, by: KeyObject = key): string {
	try {
		decryptRequest(envelope, by);
	} catch (thrown) {
		if (thrown instanceof NotDecryptable) return thrown.reason;
		throw thrown;
	}
	return 'accepted';
}

/** A text of base64 with one bit of one byte turned. */
function turned(text: string, place: number, bit: number): string {
	const bytes = Buffer.from(text, 'base64');
	bytes[place % bytes.length]! ^= 1 << bit;
	return bytes.toString('base64');
}

describe('a request of WhatsApp', () => {
	it('is read as it was published, with the key that goes with it', () => {
		const published = loadPrivateKey(vectors.private_key_pem, vectors.passphrase);
		const { payload, aesKey, iv } = decryptRequest(vectors.request, published);
		expect(payload).toEqual(vectors.decrypted);
		expect(aesKey).toHaveLength(16);
		expect(iv).toEqual(Buffer.from(vectors.request.initial_vector, 'base64'));
	});

	it('is read whatever JSON object it holds', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (given) => {
				const payload = JSON.parse(JSON.stringify(given)) as unknown;
				const { envelope, aesKey, iv } = ask(publicKey, payload);
				expect(decryptRequest(envelope, key)).toEqual({ payload, aesKey, iv });
			}),
			{ numRuns: 50 },
		);
	});

	it('is not for our key when it was encrypted for another one', () => {
		const { envelope } = ask(newKeys().publicKey, { action: 'ping' });
		expect(refusal(envelope)).toBe('notOurKey');
		expect(refusal(ask(newKeys(3072).publicKey, { action: 'ping' }).envelope)).toBe('notOurKey');
	});

	it('is refused after any change of a byte, in any of its parts', () => {
		const { envelope } = ask(publicKey, { action: 'INIT', flow_token: 'abc' });
		const part = fc.constantFrom(...(Object.keys(envelope) as Array<keyof Envelope>));
		fc.assert(
			fc.property(part, fc.nat(), fc.integer({ min: 0, max: 7 }), (name, place, bit) => {
				const changed = { ...envelope, [name]: turned(envelope[name], place, bit) };
				expect(refusal(changed)).toBe(name === 'encrypted_aes_key' ? 'notOurKey' : 'damaged');
			}),
			{ numRuns: 150 },
		);
	});

	it('is refused when cut short or made longer', () => {
		const { envelope } = ask(publicKey, { action: 'ping' });
		const cut = (text: string) => Buffer.from(text, 'base64').subarray(0, -1).toString('base64');
		const longer = (text: string) =>
			Buffer.concat([Buffer.from(text, 'base64'), Buffer.of(0)]).toString('base64');
		for (const change of [cut, longer]) {
			const refused = (name: keyof Envelope) =>
				refusal({ ...envelope, [name]: change(envelope[name]) });
			expect(refused('initial_vector')).toBe('malformed');
			expect(refused('encrypted_aes_key')).toBe('notOurKey');
			expect(refused('encrypted_flow_data')).toBe('damaged');
		}
	});

	it('is refused with an AES key of another length than 16 bytes, and with no data', () => {
		const { envelope } = ask(publicKey, {});
		for (const length of [0, 15, 17, 24, 32]) {
			const encrypted_aes_key = wrap(publicKey, randomBytes(length));
			expect(refusal({ ...envelope, encrypted_aes_key })).toBe('malformed');
		}
		for (const length of [0, 15, 16]) {
			const encrypted_flow_data = randomBytes(length).toString('base64');
			expect(refusal({ ...envelope, encrypted_flow_data })).toBe('malformed');
		}
		expect(refusal({ ...envelope, initial_vector: randomBytes(12).toString('base64') })).toBe(
			'malformed',
		);
	});

	it('is refused when a part is not base64 to the letter', () => {
		const { envelope } = ask(publicKey, { action: 'ping' });
		const spoilt = [
			(text: string) => `${text} `,
			(text: string) => `${text.slice(0, 8)}\n${text.slice(8)}`,
			(text: string) => text.replace(/=+$/, ''),
			(text: string) => `*${text.slice(1)}`,
			(text: string) => `${text}=`,
			() => 'not base64 at all',
		];
		for (const name of Object.keys(envelope) as Array<keyof Envelope>) {
			for (const spoil of spoilt) {
				const text = spoil(envelope[name]);
				if (text !== envelope[name])
					expect(refusal({ ...envelope, [name]: text })).toBe('malformed');
			}
		}
	});

	it('is refused when it holds anything but a JSON object', () => {
		for (const text of ['', 'x', 'null', '[]', '"text"', '7', '{"a":']) {
			expect(refusal(ask(publicKey, undefined, { text: text || ' ' }).envelope)).toBe('malformed');
		}
	});

	it('is refused in one way or read, whatever the envelope is', () => {
		const anything = fc.oneof(fc.string(), fc.base64String(), fc.anything());
		fc.assert(
			fc.property(anything, anything, anything, (data, aes, vector) => {
				const envelope = {
					encrypted_flow_data: data,
					encrypted_aes_key: aes,
					initial_vector: vector,
				} as Envelope;
				expect(refusal(envelope)).not.toBe('accepted');
			}),
		);
	});

	it('is never blamed for a key that can’t open anything', () => {
		const { envelope } = ask(publicKey, {});
		const { privateKey: elliptic } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
		expect(() => decryptRequest(envelope, elliptic)).toThrow(KeyUnusable);
	});
});

describe('a response to WhatsApp', () => {
	const published = () =>
		decryptRequest(vectors.request, loadPrivateKey(vectors.private_key_pem, vectors.passphrase));

	it('is read as the published one is, which has spaces in its JSON', () => {
		const { aesKey, iv } = published();
		expect(readResponse(vectors.response_encrypted, aesKey, iv)).toEqual(vectors.response_plain);
		const ours = encryptResponse(vectors.response_plain, aesKey, iv);
		expect(readResponse(ours, aesKey, iv)).toEqual(vectors.response_plain);
		// The same key and vector give the same first bytes for the same first characters.
		const start = '{"version":'.length;
		const bytes = (text: string) => Buffer.from(text, 'base64').subarray(0, start);
		expect(bytes(ours)).toEqual(bytes(vectors.response_encrypted));
	});

	it('is read by the phone that asked', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), (given) => {
				const response = JSON.parse(JSON.stringify(given)) as object;
				const phone = ask(publicKey, { action: 'INIT' });
				const { aesKey, iv } = decryptRequest(phone.envelope, key);
				const before = Buffer.from(iv);
				expect(phone.read(encryptResponse(response, aesKey, iv))).toEqual(response);
				expect(iv).toEqual(before);
			}),
			{ numRuns: 50 },
		);
	});

	it('is not made of what JSON can’t express', () => {
		const circular: Record<string, unknown> = {};
		circular.self = circular;
		const { aesKey, iv } = published();
		expect(() => encryptResponse(circular, aesKey, iv)).toThrow(TypeError);
	});
});
