import type { IDataObject, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import { InvalidInput } from '../providers/invalidInput';
import type { Provider } from '../providers/provider';
import type { Connection } from '../transport/request';
import { connect } from '../transport/request';
import type { WebhookEvent } from '../webhooks';
import { readHosts } from './fileFields';
import type { Media } from './media';
import { mediaOf } from './media';

const megabyte = 1024 * 1024;

/** Meta allows this many files in one answer: https://developers.facebook.com/docs/whatsapp/flows/reference/media_upload */
const maxFiles = 30;
/** Bytes of all files of an answer, as the same page says, so that no answer fills the memory. */
const maxTotal = 100 * megabyte;

interface Limits {
	/** Bytes of one file. */
	maxBytes: number;
	/** Hosts that the person allows beside the provider's own. */
	hosts: readonly string[];
}

/**
 * Fetches the files of answers into binary fields `file0`, `file1`, … where the trigger asks for
 * them. An answer never waits for a file that can't be had: what went wrong is in `fileErrors`.
 *
 * @param items one for each event, in the same order
 */
export async function withFiles(
	context: IWebhookFunctions,
	provider: Provider,
	events: readonly WebhookEvent[],
	items: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const options = context.getNodeParameter('options', {}) as {
		downloadFiles?: boolean;
		maxFileSize?: number;
		fileHosts?: unknown;
	};
	if (!options.downloadFiles) return items;
	const connection = await connect(context, provider);
	const maxBytes = (options.maxFileSize ?? 25) * megabyte;
	const limits = { maxBytes, hosts: readHosts(options.fileHosts) };
	const complete: INodeExecutionData[] = [];
	for (const [index, item] of items.entries()) {
		complete.push(await withFilesOf(context, connection, events[index], item, limits));
	}
	return complete;
}

async function withFilesOf(
	context: IWebhookFunctions,
	connection: Connection,
	event: WebhookEvent,
	item: INodeExecutionData,
	{ maxBytes, hosts }: Limits,
): Promise<INodeExecutionData> {
	const files = mediaOf(event, connection.provider.webhook).slice(0, maxFiles);
	if (files.length === 0) return item;
	const phoneNumberId = 'phoneNumberId' in event ? event.phoneNumberId : undefined;
	const binary: INodeExecutionData['binary'] = {};
	const fileErrors: string[] = [];
	let left = maxTotal;
	for (const [index, file] of files.entries()) {
		try {
			const limits = { maxBytes: Math.min(maxBytes, left), hosts };
			const { bytes, mimeType } = await fetchMedia(connection, file, phoneNumberId, limits);
			left -= bytes.length;
			binary[`file${index}`] = await context.helpers.prepareBinaryData(
				bytes,
				file.fileName,
				mimeType,
			);
		} catch (thrown) {
			const reason = thrown instanceof Error ? thrown.message : 'not fetched';
			fileErrors.push(`${file.fileName}: ${reason}`);
		}
	}
	const json: IDataObject = fileErrors.length > 0 ? { ...item.json, fileErrors } : item.json;
	return { ...item, json, binary };
}

async function fetchMedia(
	connection: Connection,
	{ id, address, mimeType }: Media,
	phoneNumberId: string | undefined,
	{ maxBytes, hosts }: Limits,
): Promise<{ bytes: Buffer; mimeType?: string }> {
	const { displayName, webhook } = connection.provider;
	const what = 'The file';
	const advice = 'The file may be older than the provider keeps it.';
	const find = webhook?.findFile;
	if (find && id !== undefined) {
		const found = await connection.call(find, { mediaId: id, phoneNumberId });
		const bytes = await connection.download({
			address: found.url,
			size: found.size,
			hosts: find.hosts,
			maxBytes,
			withCredential: true,
			what,
			advice,
		});
		return { bytes, mimeType: found.mimeType ?? mimeType };
	}
	if (address === undefined) {
		throw new InvalidInput(`${displayName} gave no address for it`, 'Ask the provider for it.');
	}
	const allowed = [...(webhook?.fileHosts ?? []), ...hosts];
	const bytes = await connection.download({ address, hosts: allowed, maxBytes, what, advice });
	return { bytes, mimeType };
}
