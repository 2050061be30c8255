import { createHash } from 'node:crypto';
import { readQuery } from '../../http/read';
import { digits, secret } from '../../ids';
import { refuse } from '../../refusal';
import type { SentMessage } from '../../state';
import type { ApiRequest, ProviderContext, Reply, Upload } from '../../types';
import { mediaQuery } from './schemas';

interface StoredMedia extends Upload {
	readonly id: string;
	readonly token: string;
	/** The number that received it. */
	readonly phoneNumberId?: string;
}

const sha256 = ({ bytes }: Upload) => createHash('sha256').update(bytes).digest();

/**
 * Files that people upload in a flow.
 * https://developers.facebook.com/docs/whatsapp/flows/reference/media_upload
 * https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media
 */
export class MetaMedia {
	private readonly all = new Map<string, StoredMedia>();

	constructor(private readonly context: ProviderContext) {
		context.state.onReset(() => this.all.clear());
	}

	has(id: string): boolean {
		return this.all.has(id);
	}

	/**
	 * Keeps the files and names them in the answers, photos and documents under the names that
	 * Meta's page gives its two pickers. Ids live seven days there, which nobody waits for here.
	 */
	attach(
		{ phoneNumberId }: SentMessage,
		uploads: readonly Upload[],
	): Record<string, Array<Record<string, string>>> {
		const answers: Record<string, Array<Record<string, string>>> = {};
		for (const upload of uploads) {
			const media = { ...upload, id: digits(16), token: secret(), phoneNumberId };
			this.all.set(media.id, media);
			const isPhoto = /^(image|video)\//.test(upload.mimeType);
			const picker = isPhoto ? 'photo_picker' : 'document_picker';
			answers[picker] = [
				...(answers[picker] ?? []),
				{
					file_name: upload.fileName,
					mime_type: upload.mimeType,
					// No page says how a digest is written: WhatsApp's webhooks have base64, the media API hex.
					sha256: sha256(upload).toString('base64'),
					id: media.id,
				},
			];
		}
		return answers;
	}

	/** GET /{MEDIA_ID}: where the file can be fetched. `file_size` is text in the page's sample. */
	get(request: ApiRequest, id: string): Reply {
		const { phone_number_id: phoneNumberId } = readQuery(request, mediaQuery);
		const media = this.all.get(id);
		if (media === undefined) throw refuse('flowNotFound', `Object with ID '${id}' does not exist`);
		if (phoneNumberId !== undefined && phoneNumberId !== media.phoneNumberId) {
			throw refuse('invalidField', 'this number did not receive the media', 'phone_number_id');
		}
		return {
			status: 200,
			body: {
				messaging_product: 'whatsapp',
				url: `${this.context.publicUrl}/media/${media.token}`,
				mime_type: media.mimeType,
				sha256: sha256(media).toString('hex'),
				file_size: String(media.bytes.length),
				id,
			},
		};
	}

	/** The file itself, for whoever has both the address and the access token. */
	download(token: string): Reply {
		const media = [...this.all.values()].find((each) => each.token === token);
		if (media === undefined) return { status: 404, body: 'Not found' };
		return { status: 200, body: media.bytes, headers: { 'content-type': media.mimeType } };
	}
}
