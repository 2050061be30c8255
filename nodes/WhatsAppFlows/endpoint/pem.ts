import { KeyUnusable } from './errors';

export interface PrivateKeyText {
	/** Armour and lines as the standard has them. */
	pem: string;
	encrypted: boolean;
}

export const copyWhole =
	'Copy the key once more, from -----BEGIN to -----END with both of these lines.';

/** Some editors make one long dash of several hyphens. */
const block =
	/[-–—]+ *BEGIN (?<label>[A-Z0-9 ]+?) *[-–—]+(?<content>[^–—]*?)[-–—]{2,} *END \k<label> *[-–—]+/g;

/** The header lines of the older kind of encryption; the initialization vector's length is the cipher's. */
const legacyHeader =
	/^\s*Proc-Type:\s*4,\s*ENCRYPTED\s*DEK-Info:\s*(?<cipher>[A-Z0-9-]+?),\s*(?<iv>(?<=DES[A-Z0-9-]*,\s*)[0-9A-F]{16}|[0-9A-F]{32})/i;

/**
 * Brings a private key into the one form that can be read, whatever happened to it on its way: n8n's
 * password fields flatten lines, JSON writes `\n`, Windows writes CRLF, shells add quotes, and some
 * tools leave the armour out or encode the whole file once more.
 *
 * @throws KeyUnusable when no private key is in the text, with what is there instead
 */
export function readPem(text: string): PrivateKeyText {
	const plain = text
		.replace(/\uFEFF/g, '')
		.replace(/(?:\\+r)?\\+n/g, '\n')
		.replace(/\r\n?/g, '\n')
		.replace(/^[\s"'`“”‘’]+|[\s"'`“”‘’,;]+$/g, '');
	if (plain === '') {
		throw new KeyUnusable(
			'The private key is empty',
			'Paste the private key, from -----BEGIN to -----END.',
		);
	}
	const blocks = [...plain.matchAll(block)].map(({ groups }) => ({
		label: groups?.label ?? '',
		content: groups?.content ?? '',
	}));
	const key = blocks.find(({ label }) => /^(RSA |ENCRYPTED )?PRIVATE KEY$/.test(label));
	if (key) return armoured(key.label, key.content);
	const [other] = blocks;
	if (other) throw otherThanKey(other.label);
	if (/BEGIN [A-Z ]*KEY/.test(plain)) {
		throw new KeyUnusable('The private key is not complete', copyWhole);
	}
	return withoutArmour(plain);
}

function armoured(label: string, content: string): PrivateKeyText {
	const header = legacyHeader.exec(content);
	const { cipher = '', iv = '' } = header?.groups ?? {};
	const body = content.slice(header?.[0].length ?? 0).replace(/\s/g, '');
	if (!/^[A-Za-z0-9+/]+={0,2}$/.test(body)) {
		throw new KeyUnusable('The private key has characters that do not belong there', copyWhole);
	}
	const lines = body.match(/.{1,64}/g) ?? [];
	const headers = header ? ['Proc-Type: 4,ENCRYPTED', `DEK-Info: ${cipher},${iv}`, ''] : [];
	return {
		pem: [`-----BEGIN ${label}-----`, ...headers, ...lines, `-----END ${label}-----`, ''].join(
			'\n',
		),
		encrypted: header !== null || label === 'ENCRYPTED PRIVATE KEY',
	};
}

function otherThanKey(label: string): KeyUnusable {
	if (label.includes('PUBLIC')) {
		return new KeyUnusable(
			'This is a public key',
			'Paste the private key here; the public key goes to WhatsApp.',
		);
	}
	if (label.includes('OPENSSH')) {
		return new KeyUnusable(
			'This private key has the format of OpenSSH',
			'Make a key as the README shows, or convert a copy of this one with ssh-keygen -p -m PEM.',
		);
	}
	return new KeyUnusable(
		`This is no RSA private key but “${label.toLowerCase()}”`,
		'WhatsApp takes RSA keys with 2048 bits. Make one as the README shows.',
	);
}

/** Bare base64: of the key's bytes, or of a whole PEM file. */
function withoutArmour(text: string): PrivateKeyText {
	const body = text.replace(/\s/g, '');
	const bytes = /^[A-Za-z0-9+/]+={0,2}$/.test(body) ? Buffer.from(body, 'base64') : undefined;
	const inner = bytes?.toString('latin1') ?? '';
	if (/^\s*-----BEGIN /.test(inner)) return readPem(inner);
	const label = bytes && labelOf(bytes);
	if (!label) throw new KeyUnusable('This is not a private key', copyWhole);
	return armoured(label, body);
}

/**
 * The three kinds of private key are told apart by what follows the outer SEQUENCE: an INTEGER and a
 * SEQUENCE (PKCS#8, RFC 5208), two INTEGERs (PKCS#1, RFC 8017), or a SEQUENCE at once (encrypted).
 */
function labelOf(bytes: Buffer): string | undefined {
	const [sequence, integer] = [0x30, 0x02];
	if (bytes[0] !== sequence) return undefined;
	const lengthBytes = bytes[1] !== undefined && bytes[1] > 0x80 ? bytes[1] - 0x80 : 0;
	const content = bytes.subarray(2 + lengthBytes);
	if (content[0] === sequence) return 'ENCRYPTED PRIVATE KEY';
	if (content[0] !== integer) return undefined;
	return content[3] === sequence ? 'PRIVATE KEY' : 'RSA PRIVATE KEY';
}
