import type { WebhookRules } from '../providers/webhookRules';
import type { WebhookEvent } from '../webhooks';
import { firstText, objectOf, textOf } from '../webhooks/json';

/** A file that a person sent along. */
export interface Media {
	/** WhatsApp's id of it, where it is fetched through an API. */
	id?: string;
	/** Where it lies, if the provider says so. */
	address?: string;
	fileName: string;
	mimeType?: string;
}

/**
 * The files of an event: each list of uploads in an answer, as Meta writes them or with addresses,
 * and what the provider names beside it.
 */
export function mediaOf(event: WebhookEvent, webhook: WebhookRules | undefined): Media[] {
	if (event.type !== 'flowCompletion' && event.type !== 'otherMessage') return [];
	const beside = webhook?.fileBeside?.(event.raw);
	const response = event.type === 'flowCompletion' ? event.response : {};
	return [
		...Object.values(response).flatMap((value) =>
			Array.isArray(value) ? value.flatMap(asMedia) : [],
		),
		...(beside ? asMedia({ url: beside }) : []),
	];
}

function asMedia(entry: unknown): Media[] {
	const part = objectOf(entry);
	const id = textOf(part.id);
	const address = firstText(part.url, part.link, part.media_url, part.mediaUrl);
	const mimeType = firstText(part.mime_type, part.mimeType);
	if (!address && (!id || !mimeType)) return [];
	const named = firstText(part.file_name, part.fileName, part.filename);
	return [{ id, address, mimeType, fileName: named ?? lastPart(address) ?? id ?? 'file' }];
}

/** What an address calls a file; a signature behind the question mark stays out of it. */
function lastPart(address: string | undefined): string | undefined {
	if (!address || !URL.canParse(address)) return undefined;
	return new URL(address).pathname.split('/').at(-1) || undefined;
}
