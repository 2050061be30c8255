import type { KeyObject } from 'node:crypto';
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { deriveKey, tokenKey, waitingVersion } from './format';

/** What continues one execution of n8n that waits for the answer. */
export interface ResumeReference {
	executionId: string;
	/** The id of the node that waits, a UUID or another text of up to 255 bytes. */
	nodeId: string;
	/** n8n's signature of the address that continues it: 64 hexadecimal digits. */
	signature: string;
}

const signatureFormat = /^[0-9a-f]{64}$/;
const uuidFormat = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Hides a reference in a flow token, because whoever reads n8n's signature could continue the
 * execution with answers of his own. That nobody changes it is the business of the token's signature.
 *
 * @param nonce the token's own, of 16 bytes, so that no two tokens share a key stream
 * @returns base64url, a little over 70 characters for an execution of n8n
 * @throws RangeError for a reference that is not n8n's
 */
export function sealResume(reference: ResumeReference, secret: string, nonce: Buffer): string {
	const { executionId, nodeId, signature } = reference;
	if (!signatureFormat.test(signature)) {
		throw new RangeError('The signature of a resume reference has 64 hexadecimal digits.');
	}
	const plain = Buffer.concat([
		Buffer.from(signature, 'hex'),
		packNodeId(nodeId),
		Buffer.from(executionId, 'utf8'),
	]);
	const cipher = createCipheriv('aes-256-ctr', sealKey(secret), nonce);
	return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64url');
}

/** Reads what {@link sealResume} hid; the token's signature must have been checked before. */
export function openResume(
	sealed: string,
	secret: string | KeyObject,
	nonce: Buffer,
): ResumeReference {
	const decipher = createDecipheriv('aes-256-ctr', sealKey(secret), nonce);
	const plain = Buffer.concat([
		decipher.update(Buffer.from(sealed, 'base64url')),
		decipher.final(),
	]);
	const length = plain[32] ?? 0;
	const end = 33 + (length || 16);
	return {
		signature: plain.toString('hex', 0, 32),
		nodeId: unpackNodeId(plain.subarray(33, end), length === 0),
		executionId: plain.toString('utf8', end),
	};
}

/** A length and the bytes; the usual UUID has the length 0 and takes 16 bytes in place of 36. */
function packNodeId(nodeId: string): Buffer {
	if (uuidFormat.test(nodeId)) return Buffer.from(`00${nodeId.replaceAll('-', '')}`, 'hex');
	const bytes = Buffer.from(nodeId, 'utf8');
	if (bytes.length === 0 || bytes.length > 255) {
		throw new RangeError('The node id of a resume reference has 1 to 255 bytes.');
	}
	return Buffer.concat([Buffer.from([bytes.length]), bytes]);
}

function unpackNodeId(bytes: Buffer, isUuid: boolean): string {
	if (!isUuid) return bytes.toString('utf8');
	return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function sealKey(secret: string | KeyObject): KeyObject {
	const key = typeof secret === 'string' ? tokenKey(secret) : secret;
	return deriveKey(key, `whatsapp-flows resume reference ${waitingVersion}`);
}
