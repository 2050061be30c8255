import type { Refusal } from '../../refusal';
import type { Reply } from '../../types';

/**
 * Lipachat wraps every answer the same way. The HTTP status of its failures is stated nowhere: 200 is
 * the reading that hides them best. The time has no zone.
 */
function envelope(data: unknown, status: 'success' | 'error', message: string, errors: unknown) {
	const timestamp = new Date().toISOString().replace('Z', '');
	return { status: 200, body: { timestamp, data, status, message, errors } } satisfies Reply;
}

export const success = (data: unknown): Reply => envelope(data, 'success', '', null);

/** As documented: a wrong key is a "success". */
export const wrongKey = (): Reply => envelope(null, 'success', 'Invalid credentials', null);

/** `errors` was seen as an object, a list or a text: an object here when fields are wrong. */
export function failure(refusal: Refusal): Reply {
	const isAboutFields = refusal.field !== '';
	const errors = isAboutFields
		? Object.fromEntries(refusal.issues.map(({ field, message }) => [field, message]))
		: refusal.message;
	return envelope(null, 'error', 'Request failed.', errors);
}
