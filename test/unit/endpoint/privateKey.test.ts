import {
	createPrivateKey,
	createPublicKey,
	generateKeyPairSync,
	randomBytes,
	type KeyObject,
} from 'node:crypto';
import { loadPrivateKey } from '../../../nodes/WhatsAppFlows/endpoint/crypto';
import { KeyUnusable } from '../../../nodes/WhatsAppFlows/endpoint/errors';
import { publicKeyOf } from '../../../nodes/WhatsAppFlows/endpoint/publicKey';
import vectors from '../../fixtures/endpoint/pywa.json';

const { privateKey: original } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const passphrase = randomBytes(9).toString('base64');

const pem = (type: 'pkcs8' | 'pkcs1', cipher?: string) =>
	original
		.export(cipher ? { type, format: 'pem', cipher, passphrase } : { type, format: 'pem' })
		.toString();

const der = (type: 'pkcs8' | 'pkcs1') => original.export({ type, format: 'der' });

const kinds: Array<[string, string, string]> = [
	['PKCS#8', pem('pkcs8'), ''],
	['PKCS#1', pem('pkcs1'), ''],
	['encrypted PKCS#8', pem('pkcs8', 'aes-256-cbc'), passphrase],
	['encrypted PKCS#8 with Triple DES', pem('pkcs8', 'des-ede3-cbc'), passphrase],
	['the older encryption with AES', pem('pkcs1', 'aes-256-cbc'), passphrase],
	['the older encryption with Triple DES', pem('pkcs1', 'des-ede3-cbc'), passphrase],
];

const pasted: Array<[string, (text: string) => string]> = [
	['as it is', (text) => text],
	['without its last line break', (text) => text.trim()],
	['on one line with spaces', (text) => text.replace(/\n/g, ' ')],
	['on one line without spaces', (text) => text.replace(/\n/g, '')],
	['with literal \\n', (text) => text.replace(/\n/g, '\\n')],
	['with literal \\r\\n', (text) => text.replace(/\n/g, '\\r\\n')],
	['with \\n escaped twice', (text) => text.replace(/\n/g, '\\\\n')],
	['with CRLF', (text) => text.replace(/\n/g, '\r\n')],
	['with the line breaks of old Macs', (text) => text.replace(/\n/g, '\r')],
	['in quotes', (text) => `"${text.replace(/\n/g, '\\n')}"`],
	['in single quotes and spaces', (text) => `  '${text}' \n`],
	['in typographic quotes', (text) => `“${text}”`],
	['with a comma after it', (text) => `"${text.trim().replace(/\n/g, '\\n')}",`],
	['indented', (text) => text.replace(/^/gm, '    ')],
	['with a byte order mark', (text) => `\uFEFF${text}`],
	['with no-break spaces', (text) => text.replace(/\n/g, '\u00A0\n')],
	['with long dashes', (text) => text.replace(/-----/g, '—–')],
	['with a comment above it', (text) => `Bag Attributes\n    friendlyName: endpoint\n${text}`],
	['after its certificate', (text) => `${certificate}\n${text}`],
	['as base64 of the file', (text) => Buffer.from(text).toString('base64')],
];

const certificate = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';

function said(text: string, word = ''): string {
	try {
		loadPrivateKey(text, word);
	} catch (thrown) {
		if (thrown instanceof KeyUnusable) return `${thrown.message}. ${thrown.remedy}`;
		throw thrown;
	}
	return 'accepted';
}

describe('a private key', () => {
	describe.each(kinds)('in %s', (_kind, text, word) => {
		it.each(pasted)('is read when pasted %s', (_form, change) => {
			expect(loadPrivateKey(change(text), word).equals(original)).toBe(true);
		});
	});

	it.each(['pkcs8', 'pkcs1'] as const)('is read as bare base64 of %s', (type) => {
		const bare = der(type).toString('base64');
		expect(loadPrivateKey(bare).equals(original)).toBe(true);
		expect(loadPrivateKey(bare.replace(/(.{64})/g, '$1\n')).equals(original)).toBe(true);
	});

	it('is read as bare base64 of the encrypted form', () => {
		const bare = pem('pkcs8', 'aes-256-cbc').replace(/-----[^-]+-----|\s/g, '');
		expect(loadPrivateKey(bare, passphrase).equals(original)).toBe(true);
	});

	it('is read as it was published', () => {
		const key = loadPrivateKey(vectors.private_key_pem, vectors.passphrase);
		expect(publicKeyOf(key).bits).toBe(2048);
	});

	it('is read though a passphrase is given that it does not need', () => {
		expect(loadPrivateKey(pem('pkcs8'), 'not needed').equals(original)).toBe(true);
	});

	it('is parsed once and then found again by its text and passphrase', () => {
		const text = pem('pkcs8', 'aes-128-cbc');
		const key = loadPrivateKey(text, passphrase);
		expect(loadPrivateKey(text, passphrase)).toBe(key);
		expect(() => loadPrivateKey(text, `${passphrase}x`)).toThrow(KeyUnusable);
		expect(() => loadPrivateKey(text)).toThrow(KeyUnusable);
	});

	it('is forgotten when a hundred newer ones came, and is then read anew', () => {
		const text = pem('pkcs8');
		const first = loadPrivateKey(text);
		for (let spaces = 1; spaces <= 101; spaces++) loadPrivateKey(text + ' '.repeat(spaces));
		const again = loadPrivateKey(text);
		expect(again).not.toBe(first);
		expect(again.equals(first)).toBe(true);
	});
});

describe('what is no usable private key is named', () => {
	it('when it is empty', () => {
		for (const text of ['', '  \n', '""']) expect(said(text)).toMatch(/^The private key is empty/);
	});

	it('when the passphrase is missing or wrong', () => {
		for (const text of [pem('pkcs8', 'aes-256-cbc'), pem('pkcs1', 'aes-256-cbc')]) {
			expect(said(text)).toMatch(/^The private key is protected by a passphrase/);
			expect(said(text, 'wrong')).toMatch(/^The passphrase does not open the private key/);
		}
	});

	it('when it is cut off or changed', () => {
		const text = pem('pkcs8');
		expect(said(text.slice(0, 300))).toMatch(/^The private key is not complete/);
		expect(said(text.replace(/\n.{64}\n/, '\n'))).toMatch(/damaged or not complete/);
		expect(said(text.replace(/\nM/, '\n*'))).toMatch(/characters that do not belong/);
	});

	it('when it is something else', () => {
		const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
		const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
		const openSsh = '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----';
		const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey;
		const export8 = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString();
		expect(said(publicKey.export({ type: 'spki', format: 'pem' }).toString())).toMatch(
			/^This is a public key/,
		);
		expect(said(certificate)).toMatch(/“certificate”/);
		expect(said(openSsh)).toMatch(/format of OpenSSH.*ssh-keygen/);
		expect(said(export8(elliptic))).toMatch(/of the type ec\b.*RSA/);
		expect(said(elliptic.export({ type: 'sec1', format: 'pem' }).toString())).toMatch(
			/“ec private key”/,
		);
		expect(said(export8(pss))).toMatch(/of the type rsa-pss/);
		expect(said('hello')).toMatch(/^This is not a private key/);
		expect(said(randomBytes(200).toString('base64'))).toMatch(/This is not a private key|damaged/);
	});

	it('without repeating the key or the passphrase', () => {
		const secret = randomBytes(12).toString('hex');
		const lines = pem('pkcs8', 'aes-256-cbc').split('\n');
		const sentence = said(lines.join('\n'), secret);
		for (const part of [secret, ...lines.slice(1, -2)]) expect(sentence).not.toContain(part);
	});
});

describe('the public half of a private key', () => {
	it('has what people compare it by', () => {
		const { pem: text, bits, fingerprint } = publicKeyOf(loadPrivateKey(pem('pkcs8')));
		expect(text).toMatch(/^-----BEGIN PUBLIC KEY-----\n/);
		expect(createPublicKey(createPrivateKey(pem('pkcs1'))).equals(createPublicKey(text))).toBe(
			true,
		);
		expect(bits).toBe(2048);
		expect(fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
	});
});
