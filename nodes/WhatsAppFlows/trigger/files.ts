import type { IDataObject, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import type { Provider } from '../providers/provider';
import type { WebhookRules } from '../providers/webhookRules';
import type { Connection } from '../transport/request';
import { connect } from '../transport/request';

/** Meta allows this many in one answer: https://developers.facebook.com/docs/whatsapp/flows/reference/media_upload */
const maxFiles = 30;

interface Limits {
	maxBytes: number;
}

interface Media {
	id: string;
	fileName: string;
	mimeType?: string;
}

/**
 * Fetches the files of answers into binary fields `file0`, `file1`, … where the trigger asks for
 * them. An answer never waits for a file that can't be had: what went wrong is in `fileErrors`.
 */
export async function withFiles(
	context: IWebhookFunctions,
	provider: Provider,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const { downloadFiles, maxFileSize = 25 } = context.getNodeParameter('options', {}) as {
		downloadFiles?: boolean;
		maxFileSize?: number;
	};
	const find = provider.webhook?.findFile;
	if (!downloadFiles || !find) return items;
	const connection = await connect(context, provider);
	const limits = { maxBytes: maxFileSize * 1024 * 1024 };
	const complete: INodeExecutionData[] = [];
	for (const item of items) {
		complete.push(await withFilesOf(context, connection, find, item, limits));
	}
	return complete;
}

async function withFilesOf(
	context: IWebhookFunctions,
	connection: Connection,
	find: NonNullable<WebhookRules['findFile']>,
	item: INodeExecutionData,
	{ maxBytes }: Limits,
): Promise<INodeExecutionData> {
	const files = findMedia(item.json.response).slice(0, maxFiles);
	if (files.length === 0) return item;
	const phoneNumberId = item.json.phoneNumberId as string | undefined;
	const binary: INodeExecutionData['binary'] = {};
	const fileErrors: string[] = [];
	for (const [index, { id, fileName, mimeType }] of files.entries()) {
		try {
			const found = await connection.call(find, { mediaId: id, phoneNumberId });
			if (found.size !== undefined && found.size > maxBytes) {
				throw new RangeError(`it has ${found.size} bytes`);
			}
			const bytes = await connection.downloadFile(found.url, find.hosts, maxBytes);
			const type = found.mimeType ?? mimeType;
			binary[`file${index}`] = await context.helpers.prepareBinaryData(bytes, fileName, type);
		} catch (thrown) {
			fileErrors.push(`${fileName}: ${thrown instanceof Error ? thrown.message : 'not fetched'}`);
		}
	}
	const json: IDataObject = fileErrors.length > 0 ? { ...item.json, fileErrors } : item.json;
	return { ...item, json, binary };
}

/** Every list of uploaded files in an answer, as Meta writes them. */
function findMedia(response: unknown): Media[] {
	if (typeof response !== 'object' || response === null) return [];
	return Object.values(response).flatMap((value): Media[] =>
		Array.isArray(value) ? value.flatMap(asMedia) : [],
	);
}

function asMedia(entry: unknown): Media[] {
	if (typeof entry !== 'object' || entry === null) return [];
	const { id, mime_type, file_name } = entry as Record<string, unknown>;
	if ((typeof id !== 'string' && typeof id !== 'number') || typeof mime_type !== 'string')
		return [];
	return [
		{
			id: String(id),
			fileName: typeof file_name === 'string' ? file_name : String(id),
			mimeType: mime_type,
		},
	];
}
