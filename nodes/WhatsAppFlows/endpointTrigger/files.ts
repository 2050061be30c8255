import type { IDataObject, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import type { EncryptionMetadata } from '../endpoint/crypto';
import { decryptMedia } from '../endpoint/crypto';
import { isObject, textOf } from '../webhooks/json';
import type { Settings } from './settings';

/** Meta's limit for one picker: https://developers.facebook.com/docs/whatsapp/flows/reference/media_upload */
const maxFiles = 30;

const atOnce = 5;

/** Where WhatsApp keeps uploads. An address comes from a phone, so that no other host is asked. */
const hosts = ['whatsapp.net'];

interface Upload {
	address: string;
	fileName: string;
	metadata: EncryptionMetadata;
}

/**
 * Fetches the files of a request into binary fields `file0`, `file1`, …, verified and decrypted,
 * where the trigger asks for them. The workflow starts also when one can't be had: what went wrong
 * is in `fileErrors`.
 */
export async function withUploads(
	context: IWebhookFunctions,
	{ downloadFiles, maxFileBytes, deadline }: Settings,
	item: INodeExecutionData,
): Promise<INodeExecutionData> {
	const uploads = downloadFiles ? findUploads(item.json.data) : [];
	if (uploads.length === 0) return item;
	const binary: NonNullable<INodeExecutionData['binary']> = {};
	const fileErrors: string[] = [];
	const fetch = async (upload: Upload, index: number) => {
		try {
			const plain = await download(context, upload, maxFileBytes, deadline);
			binary[`file${index}`] = await context.helpers.prepareBinaryData(plain, upload.fileName);
		} catch (thrown) {
			const why = thrown instanceof Error ? thrown.message : 'not fetched';
			fileErrors.push(`${upload.fileName}: ${why}`);
		}
	};
	for (let start = 0; start < uploads.length; start += atOnce) {
		const some = uploads.slice(start, start + atOnce);
		await Promise.all(some.map(async (upload, index) => await fetch(upload, start + index)));
	}
	const json: IDataObject = fileErrors.length > 0 ? { ...item.json, fileErrors } : item.json;
	return { ...item, json, binary };
}

/** Every uploaded file: pickers are top-level fields of a request. */
export function findUploads(data: unknown): Upload[] {
	if (!isObject(data)) return [];
	return Object.values(data)
		.flatMap((value): unknown[] => (Array.isArray(value) ? value : []))
		.flatMap((entry): Upload[] => {
			if (!isObject(entry) || !isObject(entry.encryption_metadata)) return [];
			const address = textOf(entry.cdn_url);
			const fileName = textOf(entry.file_name) ?? textOf(entry.media_id) ?? 'file';
			const metadata = entry.encryption_metadata as unknown as EncryptionMetadata;
			return address === undefined ? [] : [{ address, fileName, metadata }];
		})
		.slice(0, maxFiles);
}

async function download(
	context: IWebhookFunctions,
	{ address, metadata }: Upload,
	maxBytes: number,
	timeout: number,
): Promise<Buffer> {
	const answer = (await context.helpers.httpRequest({
		url: checkedAddress(address),
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		encoding: 'stream',
		timeout,
	})) as { statusCode: number; body: AsyncIterable<Buffer> };
	if (answer.statusCode !== 200) throw new RangeError(`WhatsApp answered ${answer.statusCode}`);
	return decryptMedia(await collect(answer.body, maxBytes), metadata);
}

/** Stops reading as soon as there is too much, whatever length was announced. */
async function collect(body: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of body) {
		length += chunk.length;
		if (length > maxBytes) throw new RangeError(`it has more than ${maxBytes} bytes`);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

function checkedAddress(address: string): string {
	const { protocol, hostname, port, username, password } = URL.canParse(address)
		? new URL(address)
		: { protocol: '', hostname: '', port: '', username: '', password: '' };
	const known = hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
	if (protocol !== 'https:' || !known || port || username || password) {
		throw new RangeError('it does not lie on a server of WhatsApp');
	}
	return address;
}
